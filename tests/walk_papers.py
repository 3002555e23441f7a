"""What the walk does with the papers of a purchase."""

from __future__ import annotations

from datetime import date
from typing import Any

from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.papers import actions, sheets
from goufu.stages.procurement.papers.models import Taking
from goufu.stages.procurement.tenders.lists import document_so_far
from goufu.stages.procurement.tenders.models import Tender


def as_it_stands(tender: Tender) -> dict[str, Any]:
    """Return what the document says now, as its sheet takes it."""
    told = document_so_far(tender, THE_CLOCK, date.max)
    return {name: value for name, value in told.items() if name != "document"}


def take(walk: Any, by: str, *, at: Any, **changes: Any) -> Taking:
    """Let a provider take the document of the walk's tender."""
    facts = {"contact": f"{by}的联系人", "phone": "0564-0000000", **changes}
    return actions.take(
        parent_ref=walk.tender.ref,
        sheet=sheets.Take.model_validate(facts),
        actor=walk.who(by),
        at=at,
    )
