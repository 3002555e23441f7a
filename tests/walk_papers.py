"""What the walk does with the papers of a purchase."""

from __future__ import annotations

from typing import Any

from goufu.base.doors.sheets import fields_of
from goufu.stages.procurement.papers import actions, sheets
from goufu.stages.procurement.papers.models import Taking
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sheets import TenderDocument


def as_it_stands(tender: Tender) -> dict[str, Any]:
    """Return what the document says now, as its sheet takes it."""
    told = {
        spec.name: getattr(tender, spec.name)
        for spec in fields_of(TenderDocument)
        if spec.name not in {"criteria", "document"}
    }
    rows = tender.criteria.order_by("number").values("name", "maximum", "how")
    return {**told, "criteria": list(rows)}


def take(walk: Any, by: str, *, at: Any, **changes: Any) -> Taking:
    """Let a provider take the document of the walk's tender."""
    facts = {"contact": f"{by}的联系人", "phone": "0564-0000000", **changes}
    return actions.take(
        parent_ref=walk.tender.ref,
        sheet=sheets.Take.model_validate(facts),
        actor=walk.who(by),
        at=at,
    )
