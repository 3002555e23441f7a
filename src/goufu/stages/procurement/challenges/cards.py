"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.challenges.models import Challenge


@dataclass(frozen=True)
class ChallengeCard:
    """A challenge with its answer."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    challenger: str = field(metadata={"label": say("质疑供应商")})
    subject: str = field(metadata={"label": say("质疑事项")})
    received_on: date = field(metadata={"label": say("收到日期"), "kind": "day"})
    facts: str = field(metadata={"label": say("事实依据"), "kind": "long_text"})
    grounds: str = field(metadata={"label": say("法律依据"), "kind": "long_text"})
    request: str = field(metadata={"label": say("质疑请求"), "kind": "long_text"})
    outcome: str = field(metadata={"label": say("处理结果")})
    answer: str = field(metadata={"label": say("答复内容"), "kind": "long_text"})
    answered_on: date | None = field(metadata={"label": say("答复日期"), "kind": "day"})

    @classmethod
    def of(cls, challenge: Challenge, _reader: Actor) -> ChallengeCard:
        return cls(
            ref=challenge.ref,
            title=challenge.title,
            state=challenge.state,
            place=challenge.place,
            project_code=challenge.project_code,
            tender=challenge.tender.ref,
            challenger=challenge.challenger.name,
            subject=challenge.get_subject_display(),
            received_on=challenge.received_on,
            facts=challenge.facts,
            grounds=challenge.grounds,
            request=challenge.request,
            outcome=challenge.get_outcome_display() if challenge.outcome else "",
            answer=challenge.answer,
            answered_on=challenge.answered_on,
        )
