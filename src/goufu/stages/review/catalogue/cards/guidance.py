"""Guidance catalogues and requests for items, as they leave the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor, Party
from goufu.law.words import say
from goufu.stages.review.catalogue.models import (
    Change,
    GuidanceCatalogue,
    GuidanceItem,
    ItemRequest,
)

FROM_THE_SOURCE, OUR_OWN = say("文件"), say("自编")


@dataclass(frozen=True)
class ItemLine:
    """An item of a version; a code that the source does not give is marked as our own."""

    code: str = field(metadata={"label": say("编码"), "kind": "code"})
    code_from: str = field(metadata={"label": say("编码来源"), "kind": "word"})
    class_name: str = field(metadata={"label": say("种类")})
    name: str = field(metadata={"label": say("事项")})
    nature: str = field(metadata={"label": say("性质")})
    content: str = field(metadata={"label": say("服务内容")})
    projects: str = field(metadata={"label": say("具体项目")})
    change: str = field(metadata={"label": say("变动")})
    reason: str = field(metadata={"label": say("理由和依据")})

    @classmethod
    def of(cls, item: GuidanceItem) -> ItemLine:
        return cls(
            code=item.code,
            code_from=FROM_THE_SOURCE if item.code_given else OUR_OWN,
            class_name=item.parent.name if item.parent else "",
            name=item.name,
            nature=str(item.get_nature_display()),
            content=item.content,
            projects="；".join(item.projects.split("\n")),
            change="" if item.change == Change.KEPT else str(item.get_change_display()),
            reason="；".join(part for part in (item.reason, item.clause) if part),
        )


@dataclass(frozen=True)
class OpinionLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    by: str = field(metadata={"label": say("提出者")})
    about: str = field(metadata={"label": say("对哪个事项")})
    text: str = field(metadata={"label": say("意见")})
    outcome: str = field(metadata={"label": say("处理结果")})
    answer: str = field(metadata={"label": say("答复")})


@dataclass(frozen=True)
class ExpertLine:
    name: str = field(metadata={"label": say("专家")})
    unit: str = field(metadata={"label": say("工作单位和职称")})
    opinion: str = field(metadata={"label": say("论证意见")})


@dataclass(frozen=True)
class GuidanceCard:
    """One version of a guidance catalogue; who gave an opinion is shown to its keeper alone."""

    ref: str
    title: str
    state: str
    place: str
    version: int = field(metadata={"label": say("版本")})
    finance: str = field(metadata={"label": say("编制机关")})
    follows: str = field(metadata={"label": say("上一版"), "kind": "code"})
    drawn_from: str = field(metadata={"label": say("所依据的上级目录"), "kind": "code"})
    opinions_until: date | None = field(metadata={"label": say("征求意见截止日期"), "kind": "day"})
    experts_heard_on: date | None = field(metadata={"label": say("论证日期"), "kind": "day"})
    document_number: str = field(metadata={"label": say("审定文号")})
    published_on: date | None = field(metadata={"label": say("公布日期"), "kind": "day"})
    in_force_from: date | None = field(metadata={"label": say("施行日期"), "kind": "day"})
    in_force_to: date | None = field(metadata={"label": say("最后一日"), "kind": "day"})
    count: int = field(metadata={"label": say("事项数")})
    basis: str = field(metadata={"label": say("起草依据"), "kind": "long_text"})
    ending: str = field(metadata={"label": say("终止理由"), "kind": "long_text"})
    items: list[ItemLine] = field(metadata={"label": say("目录事项")})
    removed: list[ItemLine] = field(metadata={"label": say("取消的事项")})
    opinions: list[OpinionLine] = field(metadata={"label": say("意见和答复")})
    experts: list[ExpertLine] = field(metadata={"label": say("专家论证意见")})
    sample: bool

    @classmethod
    def of(cls, catalogue: GuidanceCatalogue, reader: Actor) -> GuidanceCard:
        mine = reader.party is Party.FINANCE and reader.organisation_id == catalogue.finance_id
        leaves = sorted(
            (one for one in catalogue.items.all() if one.parent_id), key=lambda one: one.code
        )
        kept = [one for one in leaves if one.change != Change.REMOVED]
        return cls(
            ref=catalogue.ref,
            title=catalogue.title,
            state=catalogue.state,
            place=catalogue.place,
            version=catalogue.version,
            finance=catalogue.finance.name,
            follows=catalogue.follows.ref if catalogue.follows else "",
            drawn_from=catalogue.drawn_from.ref if catalogue.drawn_from else "",
            opinions_until=catalogue.opinions_until,
            experts_heard_on=catalogue.experts_heard_on,
            document_number=catalogue.document_number,
            published_on=catalogue.published_on,
            in_force_from=catalogue.in_force_from,
            in_force_to=catalogue.in_force_to,
            count=len(kept),
            basis=catalogue.basis,
            ending=catalogue.ending,
            items=[ItemLine.of(one) for one in kept],
            removed=[ItemLine.of(one) for one in leaves if one.change == Change.REMOVED],
            opinions=_opinions(catalogue, mine=mine),
            experts=[ExpertLine(**row) for row in catalogue.experts],
            sample=catalogue.sample,
        )


def _opinions(catalogue: GuidanceCatalogue, *, mine: bool) -> list[OpinionLine]:
    """Return the opinions; names are for the keeper, who has to answer."""
    return [
        OpinionLine(
            number=one.number,
            by=_who(one.organisation.name if one.organisation else "", one.name, one.contact)
            if mine
            else "",
            about=one.about,
            text=one.text,
            outcome=str(one.get_outcome_display()),
            answer=one.answer,
        )
        for one in sorted(catalogue.opinions.all(), key=lambda one: one.number)
    ]


def _who(*parts: str) -> str:
    return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class RequestCard:
    """A department's request for an item."""

    ref: str
    title: str
    state: str
    place: str
    purchaser: str = field(metadata={"label": say("申请单位")})
    finance: str = field(metadata={"label": say("答复机关")})
    class_name: str = field(metadata={"label": say("建议列入的种类")})
    nature: str = field(metadata={"label": say("性质")})
    basis: str = field(metadata={"label": say("依据")})
    content: str = field(metadata={"label": say("服务内容"), "kind": "long_text"})
    projects: str = field(metadata={"label": say("拟实施的项目"), "kind": "long_text"})
    grounds: str = field(metadata={"label": say("申请理由"), "kind": "long_text"})
    answer: str = field(metadata={"label": say("答复"), "kind": "long_text"})
    item: str = field(metadata={"label": say("列入的事项")})
    sample: bool

    @classmethod
    def of(cls, request: ItemRequest, _reader: Actor) -> RequestCard:
        return cls(
            ref=request.ref,
            title=request.title,
            state=request.state,
            place=request.place,
            purchaser=request.purchaser.name,
            finance=request.finance.name,
            class_name=request.class_name,
            nature=str(request.get_nature_display()),
            basis=request.basis,
            content=request.content,
            projects=request.projects,
            grounds=request.grounds,
            answer=request.answer,
            item=str(request.item or ""),
            sample=request.sample,
        )
