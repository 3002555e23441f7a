"""Papers of a purchase: its document from a template, who has taken it, letters on its result.

Comes in: a tender whose document is confirmed. Goes out: the file that is published, frozen by its
digest; the register of those who took it, secret until the closing; a letter to each bidder.
政府采购法实施条例 第三十一条、第三十二条、第四十三条, and the ministry's order on the method.
"""
