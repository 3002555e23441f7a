"""Catalogue: what may be bought at all, and what is bought this year.

Comes in: guidance items (guidance catalogue of the province), projects whose budget is replied.
Goes out: the implementation catalogue of the year, published within its clock.
Lecture, 信息公开 1; R34–R42, R143.
"""
