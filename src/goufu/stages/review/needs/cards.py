"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import THE_PUBLIC, Actor, Party
from goufu.law.words import say
from goufu.stages.review.needs.models import Need, NeedCall


@dataclass(frozen=True)
class NeedCard:
    """A need; who proposed it is shown to the body that answers it alone."""

    ref: str
    title: str
    state: str
    addressed_to: str = field(metadata={"label": say("承办单位")})
    kind: str = field(metadata={"label": say("来源")})
    content: str = field(metadata={"label": say("具体说明"), "kind": "long_text"})
    beneficiaries: str = field(metadata={"label": say("受益对象")})
    offer: str = field(metadata={"label": say("承接能力"), "kind": "long_text"})
    proposer: str = field(metadata={"label": say("提出人")})
    contact: str = field(metadata={"label": say("联系方式")})
    publicness: int | None = field(metadata={"label": say("公共性、公益性"), "kind": "number"})
    urgency: int | None = field(metadata={"label": say("群众急需程度"), "kind": "number"})
    priority: int | None = field(metadata={"label": say("优先程度"), "kind": "number"})
    priority_reasons: str = field(metadata={"label": say("评定理由"), "kind": "long_text"})
    supporters: int = field(metadata={"label": say("“我也需要”"), "kind": "number"})
    shown_on: date | None = field(metadata={"label": say("公开日期"), "kind": "day"})
    public_title: str = field(metadata={"label": say("公开的标题")})
    public_text: str = field(metadata={"label": say("公开的内容"), "kind": "long_text"})
    merged_into: str = field(metadata={"label": say("并入"), "kind": "code"})
    merged: tuple[str, ...] = field(metadata={"label": say("并入本需求的"), "kind": "code"})
    answer: str = field(metadata={"label": say("答复"), "kind": "long_text"})

    @classmethod
    def of(cls, need: Need, reader: Actor) -> NeedCard:
        mine = reader.party is Party.PURCHASER and reader.organisation_id == need.addressed_to_id
        return cls(
            ref=need.ref,
            title=need.title,
            state=need.state,
            addressed_to=need.addressed_to.name,
            kind=need.get_kind_display(),
            content=need.content,
            beneficiaries=need.beneficiaries,
            offer=need.offer,
            proposer=need.proposer if mine else "",
            contact=need.contact if mine else "",
            publicness=need.publicness,
            urgency=need.urgency,
            priority=need.priority,
            priority_reasons=need.priority_reasons,
            supporters=need.supporters,
            shown_on=need.shown_on,
            public_title=need.public_title,
            public_text=need.public_text,
            merged_into=need.merged_into.ref if need.merged_into else "",
            merged=tuple(one.ref for one in need.merged.all()),
            answer=need.answer,
        )


@dataclass(frozen=True)
class PublicNeedCard:
    """A need as anybody may read it: the words that the handler wrote for the public."""

    ref: str
    title: str
    text: str
    addressed_to: str
    state: str
    shown_on: date | None
    supporters: int
    answer: str
    answered_on: date | None
    waits: bool

    @classmethod
    def of(cls, need: Need) -> PublicNeedCard:
        return cls(
            ref=need.ref,
            title=need.public_title,
            text=need.public_text,
            addressed_to=need.addressed_to.name,
            state=need.state_name,
            shown_on=need.shown_on,
            supporters=need.supporters,
            answer=need.answer,
            answered_on=need.answered_on,
            waits=need.state == "filed",
        )


@dataclass(frozen=True)
class CallCard:
    """A call for needs."""

    ref: str
    title: str
    state: str
    body: str = field(metadata={"label": say("发布单位")})
    opens_on: date = field(metadata={"label": say("征集开始日"), "kind": "day"})
    closes_on: date = field(metadata={"label": say("征集截止日"), "kind": "day"})
    needs: int = field(metadata={"label": say("已收到需求"), "kind": "number"})
    scope: str = field(metadata={"label": say("征集范围和说明"), "kind": "long_text"})
    summary: str = field(metadata={"label": say("征集结果"), "kind": "long_text"})
    reported_on: date | None = field(metadata={"label": say("公布日期"), "kind": "day"})
    reason: str = field(metadata={"label": say("撤回理由"), "kind": "long_text"})

    @classmethod
    def of(cls, call: NeedCall, _reader: Actor = THE_PUBLIC) -> CallCard:
        return cls(
            ref=call.ref,
            title=call.title,
            state=call.state,
            body=call.body.name,
            opens_on=call.opens_on,
            closes_on=call.closes_on,
            needs=len(call.needs.all()),
            scope=call.scope,
            summary=call.summary,
            reported_on=call.reported_on,
            reason=call.reason,
        )
