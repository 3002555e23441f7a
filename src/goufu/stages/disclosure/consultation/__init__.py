"""Consultation: anybody asks, the platform answers in public.

Lecture, 三(二)三: 建立购买服务咨询、申报、审批、监管、信息等一体化平台; R12, R185.
"""
