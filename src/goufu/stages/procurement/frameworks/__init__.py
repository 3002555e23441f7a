"""Framework agreements: who may be bought from again and again, at which price, and each deal.

Comes in: an announced project, or a central agency's item; the demand survey. Goes out: entrants
with agreed prices, deals, notices of entry, exit, deals and their sum. 财政部令第110号.
"""
