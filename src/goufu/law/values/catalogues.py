"""Catalogues of services: the provisions of ``data/catalogues/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

CENTRAL_ITEMS = Provision("catalogues/central_items")
FORCE = Provision("catalogues/force")
HEADS = Provision("catalogues/heads")
LEVELS = Provision("catalogues/levels")
MAKING = Provision("catalogues/making")
SECOND_LEVEL = Provision("catalogues/second_level")
