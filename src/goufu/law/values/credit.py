"""Lists and credit: the provisions of ``data/credit/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

AFTER_BAN = Provision("credit/after_ban")
DOCUMENT_SAYS = Provision("credit/document_says")
ENTRY_FIELDS = Provision("credit/entry_fields")
INCENTIVES = Provision("credit/incentives")
LIST_OF_SUPPLIERS = Provision("credit/list_of_suppliers")
LISTS_ASKED = Provision("credit/lists_asked")
SOCIAL_ORGANISATION_LISTS = Provision("credit/social_organisation_lists")
