"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.supervision.inspections.models import Inspection


@dataclass(frozen=True)
class InspectionCard:
    """An inspection with its finding and its correction."""

    ref: str
    title: str
    state: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    inspector: str = field(metadata={"label": say("检查单位")})
    manner: str = field(metadata={"label": say("检查方式")})
    subject: str = field(metadata={"label": say("检查内容"), "kind": "long_text"})
    finding: str = field(metadata={"label": say("发现的问题"), "kind": "long_text"})
    basis: str = field(metadata={"label": say("依据")})
    correct_by: date | None = field(metadata={"label": say("整改期限"), "kind": "day"})
    correction: str = field(metadata={"label": say("整改情况"), "kind": "long_text"})
    verification: str = field(metadata={"label": say("核实意见"), "kind": "long_text"})

    @classmethod
    def of(cls, inspection: Inspection, reader: Actor) -> InspectionCard:
        return cls(
            ref=inspection.ref,
            title=inspection.title,
            state=inspection.state,
            project_code=inspection.project_code,
            inspector=inspection.inspector.name,
            manner=str(inspection.get_manner_display()),
            subject=inspection.subject,
            finding=inspection.finding,
            basis=inspection.basis,
            correct_by=inspection.correct_by,
            correction=inspection.correction,
            verification=inspection.verification,
        )
