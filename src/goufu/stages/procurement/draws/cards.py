"""What leaves the room: a draw as one reader may see it, and its record once it is public.

Until the result is published no name leaves it, but one's own and those of the people whom one
has named oneself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor, Party, Role
from goufu.law.calendar import day_of
from goufu.law.labels import WORDS
from goufu.law.values.experts import FEE_PAYER
from goufu.law.words import say
from goufu.stages.procurement.draws import lottery, queries
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome
from goufu.stages.procurement.draws.rules.exclusion import words_of

A_PAGE = 50


@dataclass(frozen=True)
class GroupLine:
    speciality: str = field(metadata={"label": say("评审专业")})
    count: int = field(metadata={"label": say("抽取人数"), "kind": "number"})
    candidates: int = field(metadata={"label": say("候选专家"), "kind": "number"})
    left_out: int = field(metadata={"label": say("已排除"), "kind": "number"})


@dataclass(frozen=True)
class CallLine:
    """Somebody who was called; the name is there only once it is public."""

    code: str = field(metadata={"label": say("代号"), "kind": "code"})
    speciality: str = field(metadata={"label": say("评审专业")})
    place: int | None = field(metadata={"label": say("顺位"), "kind": "number"})
    outcome: str = field(metadata={"label": say("结果"), "kind": "word"})
    called_at: datetime | None = field(metadata={"label": say("邀请时间"), "kind": "moment"})
    answered_at: datetime | None = field(metadata={"label": say("答复时间"), "kind": "moment"})
    name: str = field(metadata={"label": say("姓名")})


@dataclass(frozen=True)
class LeftOutLine:
    code: str = field(metadata={"label": say("代号"), "kind": "code"})
    reason: str = field(metadata={"label": say("排除理由"), "kind": "word"})
    clause: str = field(metadata={"label": say("依据")})


@dataclass(frozen=True)
class DrawCard:
    """A draw of experts."""

    ref: str
    title: str
    state: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    about_ref: str = field(metadata={"label": say("采购项目"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("采购人")})
    agency: str = field(metadata={"label": say("代理机构")})
    evaluation_at: datetime | None = field(
        metadata={"label": say("评审开始时间"), "kind": "moment"}
    )
    remote: bool = field(metadata={"label": say("异地评审"), "kind": "yes"})
    my_answer_by: datetime | None = field(
        metadata={"label": say("请在此之前答复"), "kind": "moment"}
    )
    groups: list[GroupLine] = field(metadata={"label": say("专业和人数")})
    representatives: int = field(metadata={"label": say("采购人代表人数"), "kind": "number"})
    nominated: list[str] = field(metadata={"label": say("已指定的采购人代表")})
    fee_payer: str = field(metadata={"label": say("评审专家劳务报酬"), "kind": "word"})
    commitment: str = field(metadata={"label": say("固定的条件和名单的摘要"), "kind": "code"})
    ledger_line: int | None = field(metadata={"label": say("记入账本的编号"), "kind": "number"})
    source: str = field(metadata={"label": say("公开随机数来源")})
    round: str = field(metadata={"label": say("期号")})
    value_due_at: datetime | None = field(
        metadata={"label": say("该期产生的时间"), "kind": "moment"}
    )
    value: str = field(metadata={"label": say("公开随机数"), "kind": "code"})
    calls: list[CallLine] = field(metadata={"label": say("邀请情况")})
    left_out: list[LeftOutLine] = field(metadata={"label": say("排除情况")})
    selection: str = field(metadata={"label": say("自行选定的理由"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})

    @classmethod
    def of(cls, draw: Draw, reader: Actor) -> DrawCard:
        expert = reader.role is Role.EXPERT
        rows = list(draw.candidates.select_related("expert").order_by("group", "place", "id"))
        mine = next((one for one in rows if _is(one, reader)), None) if expert else None
        return cls(
            ref=draw.ref,
            title=draw.title,
            state=draw.state,
            project_code=draw.project_code,
            about_ref=draw.about_ref,
            purchaser=draw.purchaser.name,
            agency=draw.agency.name,
            evaluation_at=draw.evaluation_at,
            remote=draw.remote,
            my_answer_by=mine.answer_by if mine and mine.outcome == Outcome.CALLED else None,
            groups=_groups(draw, rows),
            representatives=draw.representatives,
            nominated=_nominated(draw, reader),
            fee_payer=_fee_payer(draw),
            commitment=lottery.digest(draw.commitment) if draw.commitment else "",
            ledger_line=draw.commitment_line,
            source=draw.get_source_display() if draw.source else "",
            round=draw.round,
            value_due_at=draw.value_due_at,
            value=draw.value,
            calls=[_call(draw, one) for one in rows if _shown(one, mine, expert)],
            left_out=[] if expert else [_left_out(one) for one in rows if one.reasons],
            selection="" if expert else draw.selection,
            reason="" if expert else draw.reason,
        )


def _is(candidate: Candidate, reader: Actor) -> bool:
    return reader.account_id is not None and candidate.expert.account_id == reader.account_id


def _shown(candidate: Candidate, mine: Candidate | None, expert: bool) -> bool:
    if candidate.called_at is None and candidate.outcome != Outcome.PROPOSED:
        return False
    return not expert or candidate is mine


def _groups(draw: Draw, rows: list[Candidate]) -> list[GroupLine]:
    told = []
    for number, group in enumerate(draw.groups, start=1):
        here = [one for one in rows if one.group == number and not one.self_selected]
        out = sum(one.outcome == Outcome.EXCLUDED for one in here)
        told.append(GroupLine(group["field"], group["count"], len(here) - out, out))
    return told


def _call(draw: Draw, one: Candidate) -> CallLine:
    return CallLine(
        code=one.short,
        speciality=draw.groups[one.group - 1]["field"],
        place=one.place,
        outcome=str(Outcome(one.outcome).label),
        called_at=one.called_at,
        answered_at=one.answered_at,
        name=one.expert.title if _is_public(draw, one) else "",
    )


def _left_out(one: Candidate) -> LeftOutLine:
    return LeftOutLine(
        code=one.short,
        reason=words_of(one.reasons[0]["code"]),
        clause=one.reasons[0]["clause"],
    )


def _nominated(draw: Draw, reader: Actor) -> list[str]:
    own = reader.role is Role.HEAD and reader.organisation_id in (
        draw.parties(Party.PURCHASER) or ()
    )
    if not own and draw.state != "closed":
        return []
    return list(draw.nominated.order_by("id").values_list("account__name", flat=True))


def _fee_payer(draw: Draw) -> str:
    on = day_of(draw.evaluation_at or draw.opened_at)
    law = FEE_PAYER.find(on, place=draw.place, in_central_catalogue=draw.central)
    return WORDS[str(law.value)] if law else ""


def _is_public(draw: Draw, one: Candidate) -> bool:
    """Test whether the name is told: of those who sat when the result was published."""
    return draw.state == "closed" and one.seated


def record_of(draw: Draw) -> dict[str, Any]:
    """Return the public record: with it anybody can draw again.

    Shape: the commitment text with its digest and ledger line; secret, value, seed; for each group
    the order that follows; everybody called with what became of it; for those who sat, and for them
    alone, nonce, number in the register and name, which open the code.
    """
    rows = draw.candidates.select_related("expert").order_by("group", "place", "id")
    called = [one for one in rows if one.called_at is not None]
    digest = lottery.digest(draw.commitment)
    seed = lottery.seed_of(commitment=digest, secret=draw.secret, value=draw.value)
    return {
        "format": lottery.ALGORITHM,
        "draw": draw.ref,
        "about": draw.about_ref,
        "title": draw.title,
        "commitment": {
            "text": draw.commitment,
            "sha256": digest,
            "ledger_line": draw.commitment_line,
            "at": draw.committed_at.isoformat() if draw.committed_at else None,
        },
        "secret": draw.secret,
        "source": {"name": draw.get_source_display(), "round": draw.round, "value": draw.value},
        "seed": seed.hex(),
        "orders": lottery.orders(draw.commitment, secret=draw.secret, value=draw.value),
        "called": [_called(one) for one in called if not one.self_selected],
        "passed_by": [
            {"group": one.group, "place": one.place, "code": one.code}
            for one in rows
            if one.outcome == Outcome.LEFT_OUT and one.called_at is None
        ],
        "sat": [_opened(one) for one in called if one.seated],
    }


def _called(one: Candidate) -> Mapping[str, Any]:
    return {"group": one.group, "place": one.place, "code": one.code, "outcome": one.outcome}


def _opened(one: Candidate) -> Mapping[str, Any]:
    return {
        "code": one.code,
        "nonce": one.nonce,
        "expert": one.expert.ref,
        "name": one.expert.title,
        "self_selected": one.self_selected,
    }


@dataclass(frozen=True)
class RecordLine:
    """One record in the list of all."""

    ref: str
    title: str
    revealed_at: datetime | None


@dataclass(frozen=True)
class RecordPage:
    """The public page of one draw."""

    card: DrawCard
    seed: str
    json_name: str
    section: str = "draws"

    @classmethod
    def of(cls, draw: Draw, reader: Actor) -> RecordPage:
        return cls(
            card=DrawCard.of(draw, reader),
            seed=str(record_of(draw)["seed"]),
            json_name=f"{draw.ref}.json",
        )


@dataclass(frozen=True)
class RecordsPage:
    """The public records, newest first."""

    lines: list[RecordLine]
    older_url: str
    section: str = "draws"

    @classmethod
    def of(cls, before: int | None) -> RecordsPage:
        found = queries.open_records()
        if before is not None:
            found = found.filter(pk__lt=before)
        some = list(found[: A_PAGE + 1])
        more = f"?before={some[A_PAGE - 1].pk}" if len(some) > A_PAGE else ""
        return cls([RecordLine(one.ref, one.title, one.revealed_at) for one in some[:A_PAGE]], more)


def as_text(record: Mapping[str, Any]) -> str:
    """Return a record as the file that is handed out."""
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
