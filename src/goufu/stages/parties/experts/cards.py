"""What leaves the room. Personal data are masked until the reader has said why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base import clock
from goufu.base.masking import masked
from goufu.base.people.roles import WATCHERS, Actor, Role
from goufu.base.ratings.cards import YearRow, by_year
from goufu.law.words import say
from goufu.stages.parties.experts.models import Expert


@dataclass(frozen=True)
class TieRow:
    kind: str = field(metadata={"label": say("关系")})
    name: str = field(metadata={"label": say("供应商")})
    since: date | None = field(metadata={"label": say("开始日期"), "kind": "day"})
    until: date | None = field(metadata={"label": say("终止日期"), "kind": "day"})


@dataclass(frozen=True)
class LeaveRow:
    since: date = field(metadata={"label": say("请假起始日"), "kind": "day"})
    until: date = field(metadata={"label": say("请假截止日"), "kind": "day"})
    reason: str = field(metadata={"label": say("事由")})


@dataclass(frozen=True)
class ConductRow:
    conduct: str = field(metadata={"label": say("不良行为")})
    happened_on: date = field(metadata={"label": say("发生日期"), "kind": "day"})
    clause: str = field(metadata={"label": say("依据")})
    facts: str = field(metadata={"label": say("事实")})


@dataclass(frozen=True)
class ExpertCard:
    """An entry. Who only recommended somebody sees neither ties, leaves nor record."""

    ref: str
    title: str
    state: str
    id_number: str = field(metadata={"label": say("公民身份号码"), "kind": "code"})
    phone: str = field(metadata={"label": say("联系电话")})
    bank: str = field(metadata={"label": say("收款账户")})
    employer: str = field(metadata={"label": say("工作单位")})
    title_level: str = field(metadata={"label": say("专业技术职称")})
    title_name: str = field(metadata={"label": say("职称名称")})
    working_since: date = field(metadata={"label": say("从业起始日期"), "kind": "day"})
    fields: tuple[str, ...] = field(metadata={"label": say("评审专业")})
    region: str = field(metadata={"label": say("参评地区"), "kind": "code"})
    source: str = field(metadata={"label": say("来源")})
    term_from: date | None = field(metadata={"label": say("聘期起始日"), "kind": "day"})
    term_to: date | None = field(metadata={"label": say("聘期截止日"), "kind": "day"})
    suspended_until: date | None = field(metadata={"label": say("暂停至"), "kind": "day"})
    relaxed: str = field(metadata={"label": say("放宽条件的理由"), "kind": "long_text"})
    dismissal: str = field(metadata={"label": say("解聘情形")})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})
    ties: tuple[TieRow, ...] = field(metadata={"label": say("回避关系")})
    leaves: tuple[LeaveRow, ...] = field(metadata={"label": say("请假")})
    conducts: tuple[ConductRow, ...] = field(metadata={"label": say("不良行为记录")})
    years: tuple[YearRow, ...] = field(metadata={"label": say("年度履职汇总")})

    @classmethod
    def of(cls, expert: Expert, reader: Actor) -> ExpertCard:
        inside = reader.role in {Role.PROCUREMENT_SUPERVISION, Role.EXPERT} | WATCHERS
        return cls(
            ref=expert.ref,
            title=expert.title,
            state=expert.state,
            **_personal(expert, plain=may_read(expert, reader)),
            employer=expert.employer,
            title_level=expert.get_title_level_display(),
            title_name=expert.title_name,
            working_since=expert.working_since,
            fields=tuple(expert.fields),
            region=expert.region,
            source=expert.get_source_display(),
            term_from=expert.term_from,
            term_to=expert.term_to,
            suspended_until=expert.suspended_until,
            relaxed=expert.relaxed,
            dismissal=expert.get_dismissal_display() if expert.dismissal else "",
            reason=expert.reason,
            ties=_ties(expert) if inside else (),
            leaves=_leaves(expert) if inside else (),
            conducts=_conducts(expert) if inside else (),
            years=by_year(expert.services.all()) if inside else (),
        )


def may_read(expert: Expert, reader: Actor) -> bool:
    """Test whether the personal data are the reader's own, or he has just said why he asks."""
    if reader.account_id is None:
        return False
    if reader.role is Role.EXPERT and reader.account_id == expert.account_id:
        return True
    now = clock.now()
    return any(
        one.account_id == reader.account_id and one.until > now for one in expert.unmaskings.all()
    )


def _personal(expert: Expert, *, plain: bool) -> dict[str, str]:
    show = str if plain else masked
    account = f"{expert.bank_name} {show(expert.bank_account)}".strip()
    return {"id_number": show(expert.id_number), "phone": show(expert.phone), "bank": account}


def _ties(expert: Expert) -> tuple[TieRow, ...]:
    return tuple(
        TieRow(one.get_kind_display(), one.name, one.since, one.until) for one in expert.ties.all()
    )


def _leaves(expert: Expert) -> tuple[LeaveRow, ...]:
    return tuple(LeaveRow(one.since, one.until, one.reason) for one in expert.leaves.all())


def _conducts(expert: Expert) -> tuple[ConductRow, ...]:
    return tuple(
        ConductRow(one.get_conduct_display(), one.happened_on, one.clause, one.facts)
        for one in expert.conducts.all()
    )
