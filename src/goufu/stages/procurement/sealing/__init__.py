"""Sealing: the keys with which offers are opened, and the envelopes that only they open.

In: each body's public key, made in its officer's own browser or client. Out: three keys for every
tender, of which two open it. The private halves never come here.
"""
