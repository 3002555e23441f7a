"""Who acts on framework agreements, and conditions that hang on their form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Bought, Policy
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
    """The agreement is of the form; that the law knows any was asked when it was opened."""

    form: str = ""

    def holds(self, dossier: Bought, on: date) -> bool:
        """Ask the dossier, not the day."""
        del on
        return bool(getattr(dossier, "form", self.form) == self.form)


OF_CLOSED = OfForm(KINDS, form=CLOSED)
OF_OPEN = OfForm(KINDS, form=OPEN)
