"""Budgets: money is found in lines that exist already, reserved, and replied by finance.

Comes in: the department's budget lines. Goes out: reservations for projects, the reply that
starts the clocks of disclosure. 预算法 第十三条、第十四条、第五十二条; lecture, 项目编审 3.
"""
