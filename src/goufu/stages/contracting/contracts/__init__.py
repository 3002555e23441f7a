"""Contracts: what was awarded becomes binding, is signed by both, filed, carried out, ended.

Comes in: an award of a tender. Goes out: a contract whose terms nobody can change any more.
Lecture, (三) 签订合同; R112–R118; 政府采购法 第四十三条至第五十条.
"""
