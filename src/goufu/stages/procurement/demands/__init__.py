"""Demands: what exactly is bought, surveyed, put before the public, reviewed by another person.

Comes in: a project with its budget, what its application says. Goes out: a reviewed demand, from
which plan and purchase documents are drawn up. 财库〔2021〕22号; before it a demand is only
written.
"""
