"""Who sits, what they promise, how a seat is given up."""

from __future__ import annotations

from goufu.base.doors.sheets import LongText, Reason, Reference, ReferenceCode, Sheet, field
from goufu.law.words import say
from goufu.stages.procurement.draws.models import Gone


class Committee(Sheet):
    """The members come from the draw and from the purchaser's own nomination."""

    announced: bool = field(say("已宣布评审工作纪律，并核对成员身份"), default=False)
    discipline: LongText = field(
        say("评审工作纪律"), default="", hint=say("记载评审工作纪律的内容，作为采购文件存档。")
    )


class Declaration(Sheet):
    discipline: bool = field(say("遵守评审工作纪律，独立、客观、公正、审慎地评审"), default=False)
    unbound: bool = field(say("与各供应商没有应当回避的利害关系"), default=False)
    leader: ReferenceCode | None = field(
        say("推选组长"), default=None, hint=say("组长已经推选的不填。")
    )


class StandingAside(Sheet):
    reason: Reason = field(say("回避的理由"))


class Absence(Sheet):
    member: ReferenceCode = field(say("成员"))
    ground: Gone = field(say("情形"))
    reason: Reason = field(say("事实"))


class NewRepresentative(Sheet):
    member: ReferenceCode = field(say("更换的采购人代表"))
    appointment_id: Reference = field(say("改派的工作人员"))
    reason: Reason = field(say("理由"))
