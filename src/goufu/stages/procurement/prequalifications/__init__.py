"""Prequalification: who may offer is found out before anybody is asked to offer.

Comes in: a tender whose document the purchaser has confirmed. Goes out: the list of those who are
qualified, from which an invited tender draws lots and whom an open tender asks; each applicant is
told its own result and why. 政府采购法实施条例 第二十一条；财政部令第87号 第十四条、
第十五条、第二十一条。
"""
