"""What people fill in about third parties."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, LongText, Reason, Reference, Sheet, Whole, field
from goufu.law.words import say
from goufu.stages.parties.third_parties.models import BondKind


class Tied(Sheet):
    kind: BondKind = field(say("关系"))
    name: Line = field(say("单位名称"), max_length=160)
    since: date | None = field(say("开始日期"), default=None)
    until: date | None = field(say("终止日期"), default=None, hint=say("仍然存在的不填"))


class Information(Sheet):
    fields: Line = field(say("评价领域"), hint=say("多个领域用顿号隔开，如 养老服务、就业培训"))
    qualifications: Reason = field(say("资质和业绩"))
    staff: Whole = field(say("专业人员数"), ge=1)
    lead_reviewers: Line = field(say("主评人"), hint=say("评价报告由主评人签字"))
    contact: Line = field(say("联系方式"), max_length=120)
    bonds: tuple[Tied, ...] = field(say("与购买主体、承接主体的关系"), default=())
    independent: bool = field(
        say("承诺独立于购买主体和承接主体，报酬不与评价结论挂钩"), default=False
    )


class FileEntry(Information):
    organisation_id: Reference = field(say("第三方机构"))


class EndTie(Sheet):
    bond_id: Reference = field(say("关系"))
    until: date = field(say("终止日期"))


class Because(Sheet):
    reason: Reason = field(say("理由"))


class Opinion(Sheet):
    opinion: LongText = field(say("意见"), default="")
