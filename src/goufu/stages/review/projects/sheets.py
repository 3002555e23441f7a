"""What people fill in about a project: the application form, the reviews, what comes after."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Percent,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    Shown,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.review.catalogue.models import ServiceClass
from goufu.stages.review.projects.models import (
    Content,
    Cycle,
    Funding,
    LongerTerm,
    Said,
    TargetKind,
)

Chosen = Annotated[str, StringConstraints(max_length=60), Shown("reference")]
ENDS_FIRST = say("服务结束日期不得早于开始日期。")
GROUNDS = say("论证依据")


class TargetRow(Sheet):
    kind: TargetKind = field(say("类别"))
    name: OptionalLine = field(say("指标"), default="")
    target: OptionalLine = field(say("目标值"), default="")
    weight: Percent | None = field(say("权重"), default=None)


class CostRow(Sheet):
    """One kind of cost of one unit of the service."""

    name: Line = field(say("成本项目"))
    own_fen: Money | None = field(say("自办"), default=None)
    buy_fen: Money | None = field(say("购买"), default=None)
    basis: OptionalLine = field(say("口径"), default="")


class YearRow(Sheet):
    year: Whole = field(say("年度"), ge=2000, le=2100)
    amount_fen: Money = field(say("金额"))


class PaperRow(Sheet):
    title: Line = field(say("附件名称"))
    file: DocumentId = field(say("文件"))


class Application(Sheet):
    """The application form. A draft may have gaps; what is missing is told when it is handed in."""

    title: Line = field(say("项目名称"))
    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    item_id: Reference = field(say("目录事项"))
    content_kind: Content = field(say("购买内容性质"), default=Content.SERVICE)
    service_class: ServiceClass | None = field(say("公共服务分类"), default=None)
    need_ref: OptionalLine = field(say("来源需求编号"), default="")
    livelihood: bool = field(say("民生工程"), default=False)
    background: LongText = field(say("立项背景"), default="")
    content: LongText = field(say("服务内容"), default="")
    quantity: Number | None = field(say("服务数量"), default=None)
    unit: OptionalLine = field(
        say("计量单位"), hint=say("如 人次、户、场"), default="", max_length=40
    )
    cycle: Cycle | None = field(say("购买周期"), default=None)
    times: Whole = field(say("购买次数"), ge=1, default=1)
    starts_on: date | None = field(say("服务开始日期"), default=None)
    ends_on: date | None = field(say("服务结束日期"), default=None)
    budget_fen: Money | None = field(say("申报金额"), default=None)
    funding: Funding | None = field(say("资金来源"), default=None)
    yearly: tuple[YearRow, ...] = field(say("分年度金额"), default=())
    longer_term: tuple[LongerTerm, ...] = field(say("较长期限的条件"), default=())
    quality_requirements: LongText = field(say("服务质量要求"), default="")
    acceptance_standard: LongText = field(say("验收标准"), default="")
    cheaper: Said | None = field(say("购买成本低于政府直接生产"), default=None)
    cheaper_grounds: OptionalLine = field(GROUNDS, default="")
    definable: Said | None = field(say("数量、质量、规格、费用能准确界定"), default=None)
    definable_grounds: OptionalLine = field(GROUNDS, default="")
    measurable: Said | None = field(say("受益主体明确且受益程度可衡量"), default=None)
    measurable_grounds: OptionalLine = field(GROUNDS, default="")
    providers: Said | None = field(say("市场上有大量的服务提供者"), default=None)
    providers_grounds: OptionalLine = field(GROUNDS, default="")
    competition: Said | None = field(say("有完善的竞争机制"), default=None)
    competition_grounds: OptionalLine = field(GROUNDS, default="")
    costs: tuple[CostRow, ...] = field(say("成本比较"), default=())
    dearer_reason: LongText = field(say("仍购买的理由"), default="")
    targets: tuple[TargetRow, ...] = field(say("绩效目标"), default=())
    method: Chosen = field(say("拟用方式"), default="")
    provider_requirements: LongText = field(say("承接主体资格"), default="")
    handler_opinion: OptionalLine = field(say("经办岗意见"), default="")
    need_result: DocumentId | None = field(say("需求征集结果"), default=None)
    cost_basis: DocumentId | None = field(say("成本测算依据"), default=None)
    duty_extract: DocumentId | None = field(say("部门“三定”职责摘录"), default=None)
    papers: tuple[PaperRow, ...] = field(say("其他附件"), default=())

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError(ENDS_FIRST)
        return self


class Feasibility(Sheet):
    """The three-way class and the five tests, each answered with its grounds."""

    content_kind: Content = field(say("购买内容性质"))
    service_class: ServiceClass = field(say("公共服务分类"))
    own_cost_fen: Money = field(say("自办成本"), hint=say("同等数量和质量由政府直接生产的成本"))
    dearer_reason: LongText = field(
        say("仍购买的理由"), hint=say("购买不低于自办时必填。"), default=""
    )
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
    look_again_on: date = field(say("再研究日期"), hint=say("到这一天项目自动回到工作台。"))


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


class WrongRow(Sheet):
    name: ReferenceCode = field(say("栏目"))
    remark: OptionalLine = field(say("怎样改"), default="")


class Return(Sheet):
    """What is wrong with an application, and where."""

    reason: Reason = field(say("理由"), hint=say("理由将原文送达申报单位。"), min_length=10)
    wrong: tuple[WrongRow, ...] = field(say("需要补正的栏目"), default=())


class Transfer(Sheet):
    colleague: Reference = field(say("转给"), hint=say("同一单位、同一岗位的工作人员"))
    reason: Reason = field(say("转办说明"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")


class Copy(Sheet):
    """A project of an earlier year as the beginning of another."""

    year: Whole = field(say("预算年度"), ge=2000, le=2100)


class Again(Sheet):
    """A refused project, applied for anew."""

    year: Whole = field(say("预算年度"), ge=2000, le=2100)
    reason: Reason = field(
        say("作了哪些改进"), hint=say("针对不予实施的理由逐条说明。"), min_length=10
    )


class Announcement(Sheet):
    """What society is told of a project before it is bought."""

    background: LongText = field(say("背景资料"), default="")
    project: LongText = field(say("具体项目"), default="")
    method: Chosen = field(say("采购方式"), default="")
    provider_qualification: LongText = field(say("承接主体资格"), default="")
    service_needs: LongText = field(say("具体服务需求"), default="")
    plan: LongText = field(
        say("实施方案"), hint=say("怎样组织实施：步骤、时间、责任岗位。随公告公开。"), default=""
    )


class Adjust(Sheet):
    """What was approved, as it should become."""

    reason: Reason = field(say("调整理由"), min_length=10)
    budget_fen: Money = field(say("申报金额"), gt=0)
    quantity: Number = field(say("服务数量"), gt=0)
    starts_on: date = field(say("服务开始日期"))
    ends_on: date = field(say("服务结束日期"))
    content: Reason = field(say("服务内容"))

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends_on < self.starts_on:
            raise ValueError(ENDS_FIRST)
        return self
