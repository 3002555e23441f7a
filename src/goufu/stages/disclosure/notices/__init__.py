"""Notices: what society is owed, and what it has been told.

Comes in: steps of other rooms, through the switchboard. Goes out: published records that are never
edited in place; a later notice corrects an earlier one. Lecture, 信息公开; R143–R153.
"""
