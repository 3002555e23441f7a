"""Deliveries: what was served is reported, then accepted by quantity and by quality.

Comes in: a filed contract. Goes out: accepted quantities, each with the share of the price that the
contract pays for its quality. R2, R119, R120; 政府采购法 第四十一条, 政府采购法实施条例 第四十五条.
"""
