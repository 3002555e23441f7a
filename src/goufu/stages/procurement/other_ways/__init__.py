"""Other ways to buy: commission, concession, cooperation, subsidy, outsourcing, voucher.

For what is special and not competitive, where the law of the day has them. Comes in: an announced
project. Goes out: an argument, a decision taken together, an agreement, all of it public; then a
contract. 讲座 实施购买; ended by 财政部令第102号 第十九条.
"""
