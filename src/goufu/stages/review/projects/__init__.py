"""Projects: an idea becomes an item of this year's catalogue, or is told why not.

Comes in: needs, an existing budget line. Goes out: a project that may be bought, under one number
that it keeps through all stages. Lecture, 四 1 项目选择, 项目编审; R33, R78–R97.
"""
