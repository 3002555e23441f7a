"""Plans: how much is bought, in which way, through whom; reviewed or filed by the law of the day.

Comes in: a project that is announced, its reserved money. Goes out: an accepted plan, an agency
with standing, a tender to prepare. Lecture, 实施购买 2–4; R98–R109.
"""
