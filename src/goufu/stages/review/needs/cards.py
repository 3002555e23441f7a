"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field

from goufu.base.people.roles import Actor, Party
from goufu.law.words import say
from goufu.stages.review.needs.models import Need


@dataclass(frozen=True)
class NeedCard:
    """A need; who proposed it is shown to the body that answers it alone."""

    ref: str
    title: str
    state: str
    addressed_to: str = field(metadata={"label": say("承办单位")})
    content: str = field(metadata={"label": say("具体说明"), "kind": "long_text"})
    beneficiaries: str = field(metadata={"label": say("受益对象")})
    proposer: str = field(metadata={"label": say("提出人")})
    contact: str = field(metadata={"label": say("联系方式")})
    answer: str = field(metadata={"label": say("答复"), "kind": "long_text"})

    @classmethod
    def of(cls, need: Need, reader: Actor) -> NeedCard:
        mine = reader.party is Party.PURCHASER and reader.organisation_id == need.addressed_to_id
        return cls(
            ref=need.ref,
            title=need.title,
            state=need.state,
            addressed_to=need.addressed_to.name,
            content=need.content,
            beneficiaries=need.beneficiaries,
            proposer=need.proposer if mine else "",
            contact=need.contact if mine else "",
            answer=need.answer,
        )
