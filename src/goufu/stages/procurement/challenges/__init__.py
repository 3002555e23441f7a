"""Challenges: a provider who took part says that a tender hurts its rights, and is answered.

Comes in: an offer made to a tender. Goes out: an answer; where the challenge is right and touches
the result, the tender is annulled and the project bought again. Meanwhile the purchase may be
suspended. 政府采购法 第五十二条至第五十四条.
"""
