"""Open data: each purchase that was announced as one contracting process of OCDS 1.1.5.

Comes in: what the notices have told. Goes out: releases, records and packages as JSON. Nothing is
told here that no notice has told: R183; Open Contracting Data Standard, 1.1.5.
"""
