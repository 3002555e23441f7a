"""Purchasers: who may buy, what each of them is, how far the place has come.

Comes in: units that the system administrator has founded. Goes out: whether a unit may buy by the
law of the day, whether it takes part yet, whom to call, and what it is itself funded to do.
Lecture, lines 9, 10, 26, 61, 72, 77, 81; R16–R22, R75, R167, R174.
"""
