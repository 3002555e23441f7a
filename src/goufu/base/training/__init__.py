"""Practice: every learner has tables of their own, in which the real actions are carried out.

See ``docs/decisions`` on why a schema for each learner, and ``door.py`` for how one gets in.
"""
