"""The year's implementation catalogue, as it leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.catalogue.models import Correction, ImplementationCatalogue

FIELD_NAMES = {
    "title": say("项目名称"),
    "purchaser": say("购买主体"),
    "item_code": say("目录事项编码"),
    "item_name": say("目录事项"),
    "class_name": say("类别"),
    "amount_fen": say("预算金额"),
}


@dataclass(frozen=True)
class EntryLine:
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    title: str = field(metadata={"label": say("项目名称")})
    purchaser: str = field(metadata={"label": say("购买主体")})
    class_name: str = field(metadata={"label": say("类别")})
    item_name: str = field(metadata={"label": say("目录事项")})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})


@dataclass(frozen=True)
class CorrectionLine:
    """What was corrected, from what to what; until when it is decided, no day is given."""

    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    changes: str = field(metadata={"label": say("更正内容")})
    reason: str = field(metadata={"label": say("更正理由")})
    proposed_on: date = field(metadata={"label": say("提请日期"), "kind": "day"})
    published_on: date | None = field(metadata={"label": say("更正公布日期"), "kind": "day"})

    @classmethod
    def of(cls, correction: Correction) -> CorrectionLine:
        return cls(
            project_code=correction.entry.project_code,
            changes=changes_in_words(correction),
            reason=correction.reason,
            proposed_on=correction.proposed_on,
            published_on=correction.published_on,
        )


def changes_in_words(correction: Correction) -> str:
    """Return what a correction changes, in Chinese."""
    if correction.strikes_off:
        return "从目录中撤下"
    return "；".join(
        f"{FIELD_NAMES[name]}：{_shown(name, before)} → {_shown(name, after)}"
        for name, before, after in correction.changes
    )


def _shown(name: str, value: object) -> str:
    return f"{yuan(int(str(value)))} 元" if name == "amount_fen" else str(value)


@dataclass(frozen=True)
class ExceptionLine:
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    title: str = field(metadata={"label": say("项目名称")})
    grounds: str = field(metadata={"label": say("不纳入政府采购的理由")})
    clause: str = field(metadata={"label": say("依据")})
    instead: str = field(metadata={"label": say("实施方式")})


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
    introduction: str = field(metadata={"label": say("目录说明"), "kind": "long_text"})
    entries: list[EntryLine] = field(metadata={"label": say("目录项目")})
    exceptions: list[ExceptionLine] = field(metadata={"label": say("不纳入政府采购的项目")})
    corrections: list[CorrectionLine] = field(metadata={"label": say("更正")})

    @classmethod
    def of(cls, catalogue: ImplementationCatalogue, reader: Actor) -> CatalogueCard:
        mine = reader.organisation_id == catalogue.finance_id
        now = sorted(
            (entry for entry in catalogue.entries.all() if entry.ended_on is None),
            key=lambda one: (one.item_code, one.pk),
        )
        entries = [
            EntryLine(
                project_code=entry.project_code,
                title=entry.title,
                purchaser=entry.purchaser,
                class_name=entry.class_name,
                item_name=entry.item_name,
                amount_fen=entry.amount_fen,
            )
            for entry in now
        ]
        excepted = [
            ExceptionLine(entry.project_code, entry.title, one.grounds, one.clause, one.instead)
            for entry in now
            if (one := getattr(entry, "procurement_exception", None)) is not None
        ]
        corrections = [
            CorrectionLine.of(one)
            for one in catalogue.corrections.all()
            if mine or one.published_on is not None
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
            introduction=catalogue.introduction,
            entries=entries,
            exceptions=excepted,
            corrections=corrections,
        )
