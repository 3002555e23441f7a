"""Needs: what citizens, providers and departments ask for, and what they are told.

Comes in: a need from anybody, of their own accord or after a call. Goes out: an answer to whoever
proposed it, and needs that projects name as their source. Lecture, 四 1 项目选择:
倾听群众呼声,反映群众意愿; R54, R79, R81.
"""
