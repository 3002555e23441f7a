"""Who acts on framework agreements, and conditions that hang on their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Placed, Policy
from goufu.law.values.framework import KINDS

HANDLER = frozenset({Role.HANDLER})
COLLECTORS = frozenset({Role.HANDLER, Role.CENTRAL_AGENCY})
SECTOR = frozenset({Role.SECTOR_HEAD})
CENTRAL = frozenset({Role.CENTRAL_AGENCY})
SUPERVISION = frozenset({Role.PROCUREMENT_SUPERVISION})
PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})

CLOSED, OPEN = "closed_framework", "open_framework"


@dataclass(frozen=True)
class OfForm(Policy):
    """The law of the day knows framework agreements, and this one is of the form."""

    form: str = ""

    def holds(self, dossier: Placed, on: date) -> bool:
        """Ask the law of the day, then the dossier."""
        return super().holds(dossier, on) and getattr(dossier, "form", self.form) == self.form


OF_CLOSED = OfForm(KINDS, form=CLOSED)
OF_OPEN = OfForm(KINDS, form=OPEN)
KNOWN = Policy(KINDS)
