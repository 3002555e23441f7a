"""Vouchers: those who are served choose the provider, and pay with what they were given.

Comes in: a project with money, providers from a framework agreement (or, by the lecture, chosen
another way). Goes out: redemptions, each a line of the ledger; a provider's statements, from which
deliveries and payments follow. 财政部令第110号 第十四条、第四十二条; lecture, R103.
"""
