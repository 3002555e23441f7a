"""Payments: accepted quantity × price × quality factor, requested, approved, ordered, paid.

Comes in: an acceptance. Goes out: a treasury receipt. R2, R116, R117;
政府采购法实施条例 第五十一条, 财库〔2019〕38号.
"""
