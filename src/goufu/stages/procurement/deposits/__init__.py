"""Deposits of those who offer: declared, arrived, returned within their clocks, or withheld.

Comes in: a tender whose document asks for a deposit. Goes out: money given back, with what a late
return costs; or kept, for a reason of the law or the document. 政府采购法实施条例 第三十三条.
"""
