"""A question of the committee as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.tenders.models import Explanation


@dataclass(frozen=True)
class ExplanationCard:
    """A question with its answer and what the committee found; who asked stays a seat."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    offer: str = field(metadata={"label": say("响应文件编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    kind: str = field(metadata={"label": say("类别")})
    question: str = field(metadata={"label": say("要求说明的内容"), "kind": "long_text"})
    answer_by: datetime = field(metadata={"label": say("答复截止时间"), "kind": "moment"})
    corrected_fen: int | None = field(metadata={"label": say("修正后的报价"), "kind": "money"})
    answer: str = field(metadata={"label": say("答复"), "kind": "long_text"})
    answered_at: datetime | None = field(metadata={"label": say("答复时间"), "kind": "moment"})
    decision: str = field(metadata={"label": say("认定意见"), "kind": "long_text"})
    decided_at: datetime | None = field(metadata={"label": say("认定时间"), "kind": "moment"})

    @classmethod
    def of(cls, asked: Explanation, _reader: Actor) -> ExplanationCard:
        return cls(
            ref=asked.ref,
            title=asked.title,
            state=asked.state,
            place=asked.place,
            tender=asked.offer.tender.ref,
            offer=asked.offer.ref,
            provider=asked.offer.provider.name,
            kind=asked.get_kind_display(),
            question=asked.question,
            answer_by=asked.answer_by,
            corrected_fen=asked.corrected_fen,
            answer=asked.answer,
            answered_at=asked.answered_at,
            decision=asked.decision,
            decided_at=asked.decided_at,
        )
