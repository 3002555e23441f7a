"""The sample year: a made-up town that lives through fiscal 2015 by the real actions.

Nothing is inserted that an action could do. Organisations and people are invented; every record is
marked as a sample.
"""
