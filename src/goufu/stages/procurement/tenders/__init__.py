"""Tenders: document, notice, sealed offers, opening, committee, scores, report, award, result.

Comes in: an accepted plan. Goes out: a result notice and an award letter, from which the contract
is drafted; or a failed tender, after which the project may be bought again.
政府采购法 第三十四条至第三十七条, its regulation, and the ministry's order on tenders of the day.
"""
