"""Experts: who may assess, in which fields, tied to whom, how they served.

Comes in: applications, and from later stages the services given. Goes out: who is eligible for an
assessment on a day and why the others are not. Lecture R74; 财库〔2016〕198号.
"""
