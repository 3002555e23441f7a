"""Providers: who may be asked to serve, checked by whoever registers them, and how they have done.

Comes in: applications of anybody, registers as spreadsheets, what contracts, evaluations,
inspections and challenges tell. Goes out: the yearly directory, the credit file, records of
participation, who is barred. Lecture, lines 24–26, 56, 60, 63, 76, 82; R43–R60, R66, R147, R175.
"""
