"""Evaluations: was it worth its money? Targets set beforehand, scored by others, concluded, used.

Comes in: a contract that was carried out or ended. Goes out: a grade, and what it is used for.
Lecture, (四) 绩效评审; R125–R133.
"""
