"""A change of what was approved, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.cards.form import ChangeLine, label_of, said
from goufu.stages.review.projects.models import Adjustment


@dataclass(frozen=True)
class AdjustmentCard:
    """A change of what was approved; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    budget_fen: int = field(metadata={"label": say("申报金额"), "kind": "money"})
    reason: str = field(metadata={"label": say("调整理由"), "kind": "long_text"})
    changes: list[ChangeLine] = field(metadata={"label": say("调整前后")})
    refusal_reasons: str = field(metadata={"label": say("不予调整的理由"), "kind": "long_text"})
    sample: bool

    @classmethod
    def of(cls, adjustment: Adjustment, reader: Actor) -> AdjustmentCard:
        after = {name: queries.written(getattr(adjustment, name)) for name in queries.ADJUSTED}
        return cls(
            ref=adjustment.ref,
            title=adjustment.title,
            state=adjustment.state,
            place=adjustment.place,
            project=adjustment.project.ref,
            purchaser=adjustment.project.purchaser.name,
            budget_fen=adjustment.budget_fen,
            reason=adjustment.reason,
            changes=[
                ChangeLine(label_of(name), said(name, was), said(name, after[name]))
                for name, was in adjustment.before.items()
                if was != after[name]
            ],
            refusal_reasons=adjustment.refusal_reasons,
            sample=adjustment.sample,
        )
