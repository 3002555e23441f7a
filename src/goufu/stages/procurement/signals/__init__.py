"""Signals: what in the offers of a tender looks as if bidders had acted together.

Comes in: opened offers, what is known of the bidders. Goes out: evidence side by side, for those
who evaluate and those who watch; never a verdict, never to bidders. 财政部令第87号 第三十七条.
"""
