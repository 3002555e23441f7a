"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.catalogue.models import ImplementationCatalogue


@dataclass(frozen=True)
class EntryLine:
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    title: str = field(metadata={"label": say("项目名称")})
    purchaser: str = field(metadata={"label": say("购买主体")})
    class_name: str = field(metadata={"label": say("类别")})
    item_name: str = field(metadata={"label": say("目录事项")})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})


@dataclass(frozen=True)
class CatalogueCard:
    """An implementation catalogue with its projects; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    year: int = field(metadata={"label": say("年度")})
    finance: str = field(metadata={"label": say("公布机关")})
    published_on: date | None = field(metadata={"label": say("公布日期"), "kind": "day"})
    total_fen: int = field(metadata={"label": say("合计"), "kind": "money"})
    entries: list[EntryLine] = field(metadata={"label": say("目录项目")})

    @classmethod
    def of(cls, catalogue: ImplementationCatalogue, reader: Actor) -> CatalogueCard:
        entries = [
            EntryLine(
                project_code=entry.project_code,
                title=entry.title,
                purchaser=entry.purchaser,
                class_name=entry.class_name,
                item_name=entry.item_name,
                amount_fen=entry.amount_fen,
            )
            for entry in sorted(catalogue.entries.all(), key=lambda one: (one.item_code, one.pk))
        ]
        return cls(
            ref=catalogue.ref,
            title=catalogue.title,
            state=catalogue.state,
            place=catalogue.place,
            year=catalogue.year,
            finance=catalogue.finance.name,
            published_on=catalogue.published_on,
            total_fen=sum(entry.amount_fen for entry in entries),
            entries=entries,
        )
