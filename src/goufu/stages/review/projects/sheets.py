"""What people fill in about a project: the application form and the reviews."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.review.projects.models import Content, ServiceClass, TargetKind


class TargetRow(Sheet):
    kind: TargetKind = field(say("类别"))
    name: Line = field(say("指标"))
    target: Line = field(say("目标值"), hint=say("如 ≥95%"))


class Application(Sheet):
    """The application form: what, how much, how good, for whom, for what money."""

    title: Line = field(say("项目名称"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    item_id: Reference = field(say("目录事项"))
    need_ref: OptionalLine = field(say("来源需求编号"), default="")
    livelihood: bool = field(say("民生工程"), default=False)
    background: LongText = field(say("立项背景"), default="")
    content: Reason = field(say("服务内容"))
    quantity: Number = field(say("服务数量"), gt=0)
    unit: Line = field(say("计量单位"), hint=say("如 人次、户、场"))
    times: Whole = field(say("购买次数"), ge=1, default=1)
    starts_on: date = field(say("服务开始日期"))
    ends_on: date = field(say("服务结束日期"))
    budget_fen: Money = field(say("申报预算"), gt=0)
    provider_requirements: Reason = field(say("承接主体资格"))
    quality_requirements: Reason = field(say("服务质量要求"))
    acceptance_standard: Reason = field(say("验收标准"))
    targets: tuple[TargetRow, ...] = field(say("绩效目标"), default=())


class Feasibility(Sheet):
    """The three-way class and the five tests, each answered with its grounds."""

    content_kind: Content = field(say("购买内容性质"))
    service_class: ServiceClass = field(say("公共服务分类"))
    own_cost_fen: Money = field(say("自办成本"), hint=say("同等数量和质量由政府直接生产的成本"))
    definable: bool = field(say("数量、质量、规格、费用能准确界定"), default=False)
    definable_grounds: Reason = field(say("理由"))
    measurable: bool = field(say("受益主体明确且受益程度可衡量"), default=False)
    measurable_grounds: Reason = field(say("理由"))
    providers: bool = field(say("市场上有大量的服务提供者"), default=False)
    providers_grounds: Reason = field(say("理由"))
    competition: bool = field(say("有完善的竞争机制"), default=False)
    competition_grounds: Reason = field(say("理由"))


class Park(Sheet):
    reason: Reason = field(say("暂缓理由"))
    look_again_on: date = field(say("再研究日期"))


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class OtherLine(Sheet):
    budget_line: ReferenceCode = field(say("预算行"))
    amount_fen: Money = field(say("安排金额"), gt=0)


class Approval(Sheet):
    budget_line: ReferenceCode = field(say("资金来源（既有预算行）"))
    other_lines: tuple[OtherLine, ...] = field(
        say("同时从其他预算行安排"),
        hint=say("可不填。其余金额都由上面的预算行安排，合计等于项目预算。"),
        default=(),
    )
    opinion: Reason = field(say("审核意见"))


class Reasons(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文送达申报单位。"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
