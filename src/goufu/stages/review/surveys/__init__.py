"""Surveys: a few questions to many people, each answered once, counted and shown without anybody.

Knows nothing of what it is asked for: needs use it now. Comes in: questions, answers by the public
link or from paper. Goes out: counts and percentages. R79; the five-point scale of satisfaction.
"""
