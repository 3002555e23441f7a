"""Who acts in a tender."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role

AGENT = AGENCIES
HANDLER = frozenset({Role.HANDLER})
PURCHASER = frozenset({Role.HANDLER, Role.HEAD})
HEAD = frozenset({Role.HEAD})
COMMITTEE = frozenset({Role.EXPERT, Role.HANDLER})
PLATFORM = frozenset({Role.CLOCK})
TO_PURCHASER = (Role.HANDLER, Role.HEAD)
TO_AGENT = (Role.CENTRAL_AGENCY, Role.AGENCY)
