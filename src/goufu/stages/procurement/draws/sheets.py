"""What people fill in about a draw."""

from __future__ import annotations

from datetime import datetime

from goufu.base.doors.sheets import (
    Line,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.draws.models import Gone, Source


class Group(Sheet):
    speciality: ReferenceCode = field(say("评审专业"))
    count: Whole = field(say("抽取人数"), ge=1, le=20)


class Conditions(Sheet):
    groups: tuple[Group, ...] = field(
        say("专业和人数"),
        min_length=1,
        hint=say("兼有几个专业的专家列入写在前面的专业，人数少的专业请写在前面。"),
    )
    representatives: Whole = field(say("采购人代表人数"), default=1, le=9)
    technically_complex: bool = field(say("技术复杂"), default=False)
    high_impact: bool = field(say("社会影响较大"), default=False)
    evaluation_at: datetime = field(say("评审开始时间"))
    remote: bool = field(say("异地评审"), default=False)
    answer_minutes: Whole = field(
        say("答复时间"), default=120, ge=10, le=2880, unit=say("分钟"),
        hint=say("邀请发出后，逾时未答复的依次邀请下一位。"),
    )  # fmt: skip
    source: Source = field(say("公开随机数来源"))
    round: Line = field(
        say("期号"), max_length=60, hint=say("在条件固定之后产生的一期，如 2026135 期")
    )
    value_due_at: datetime = field(say("该期产生的时间"))


class Value(Sheet):
    value: Line = field(
        say("公开随机数"),
        pattern=r"^[0-9A-Za-z.,+: -]+$",
        hint=say("按来源公布的原样录入；任何人可以核对。"),
    )


class Accept(Sheet):
    unbound: bool = field(
        say("与已知参加采购活动的供应商没有应当回避的利害关系，评审时发现的主动提出回避"),
        default=False,
    )


class Decline(Sheet):
    recusal: bool = field(say("应当回避"), default=False)
    reason: Reason = field(say("理由"))


class EmptySeat(Sheet):
    seat: ReferenceCode = field(say("席位"))
    ground: Gone = field(say("情形"))
    reason: Reason = field(say("事实"))


class Nominee(Sheet):
    appointment_id: Reference = field(say("工作人员"))


class Nomination(Sheet):
    members: tuple[Nominee, ...] = field(say("采购人代表"), min_length=1)


class Chosen(Sheet):
    expert: ReferenceCode = field(say("评审专家"))


class Selection(Sheet):
    experts: tuple[Chosen, ...] = field(
        say("选定的评审专家"), min_length=1, hint=say("优先选择本单位以外的评审专家。")
    )
    reason: Reason = field(say("自行选定的理由"), hint=say("随机方式为何难以确定合适的专家"))


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Because(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Nothing(Sheet):
    """Nothing to fill in: the platform acts."""
