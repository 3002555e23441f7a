"""Third parties: who may evaluate, in which fields, tied to whom, how they served.

Comes in: what a third party files, and from later stages the evaluations it made. Goes out: whether
it is independent of the sides of a purchase. Lecture R65, 三 绩效评审.
"""
