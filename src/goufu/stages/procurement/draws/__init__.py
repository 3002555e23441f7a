"""Draws: experts drawn by lot for an assessment, called, replaced; whom the purchaser sends.

Comes in: a tender that was published, told by its number, and later who has offered in it. Goes
out: the experts and representatives of whom its committee is made; after the result a record from
which anybody can draw again. 政府采购法实施条例 第三十九条; 财库〔2016〕198号 第三章.
"""
