"""Inspections: finance, supervision and audit look into a project at any time.

Comes in: any project. Goes out: findings, their correction, what was verified.
Lecture, 监督检查 1–4; R134–R142.
"""
