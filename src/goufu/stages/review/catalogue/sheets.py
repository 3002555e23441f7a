"""What people fill in about catalogues."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.review.catalogue.models import MappingKind, Nature, Outcome, ServiceClass

CHANGE_HINT = say("留空的保持原样。")
CLAUSE_HINT = say("文件名称、文号和条款。")


class ProposeCatalogue(Sheet):
    introduction: LongText = field(say("目录说明"), default="", hint=say("随目录向社会公布。"))


class PublishCatalogue(Sheet):
    opinion: LongText = field(say("审定意见"), default="")


class SendBack(Sheet):
    reason: Reason = field(say("退回理由"))


class ExceptEntry(Sheet):
    """A project of the catalogue that does not go through government procurement."""

    entry: ReferenceCode = field(say("项目"))
    grounds: Reason = field(say("不纳入政府采购的理由"))
    clause: Line = field(say("依据"), hint=CLAUSE_HINT)
    instead: Line = field(say("实施方式"), hint=say("不经政府采购，怎样确定承接主体。"))


class ProposeCorrection(Sheet):
    entry: ReferenceCode = field(say("项目"))
    title: OptionalLine = field(say("更正项目名称为"), default="", hint=CHANGE_HINT)
    purchaser: OptionalLine = field(say("更正购买主体为"), default="", max_length=160)
    item: Reference | None = field(say("更正目录事项为"), default=None)
    amount_fen: Money | None = field(say("更正预算金额为"), default=None)
    strikes_off: bool = field(
        say("从目录中撤下"), default=False, hint=say("项目不再实施；其他各项不填。")
    )
    reason: Reason = field(say("更正理由"))
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class DecideCorrection(Sheet):
    opinion: LongText = field(say("审定意见"), default="")


class DropCorrection(Sheet):
    reason: Reason = field(say("不予更正的理由"))


class DrawUp(Sheet):
    """Begin a version: from a copy of what is in force here or above."""

    title: Line = field(say("目录名称"))
    base: ReferenceCode = field(say("以哪一份为底稿"))
    basis: LongText = field(say("起草依据"), default="")


class ItemSaid(Sheet):
    """What an item says: kind, nature, content, concrete projects."""

    class_name: Line = field(say("种类（大类）"), max_length=120)
    name: Line = field(say("事项名称"), max_length=120)
    code: OptionalLine = field(
        say("文件所列编码"),
        default="",
        max_length=20,
        hint=say("文件没有编码的留空，系统另编序号。"),
    )
    nature: Nature = field(say("性质"))
    service_class: ServiceClass = field(say("公共服务三分类"))
    content: LongText = field(say("服务内容"), default="")
    projects: LongText = field(say("具体项目"), default="", hint=say("一行一个。"))


class AddEntry(ItemSaid):
    source: Line = field(say("出处"), hint=CLAUSE_HINT)
    reason: Reason = field(say("新增理由"))
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class ItemRow(ItemSaid):
    """One row of a spreadsheet with items; a name that the draft has already is changed."""

    source: OptionalLine = field(say("出处"), default="", hint=CLAUSE_HINT)
    drop: bool = field(say("取消"), default=False, hint=say("填“是”的从目录中取消。"))
    reason: LongText = field(
        say("理由"), default="", hint=say("新增、调整、取消的必填；不变的不填。")
    )
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class ChangeEntry(Sheet):
    item: Reference = field(say("要调整的事项"))
    class_name: OptionalLine = field(
        say("种类（大类）"), default="", max_length=120, hint=CHANGE_HINT
    )
    name: OptionalLine = field(say("事项名称"), default="", max_length=120)
    code: OptionalLine = field(say("文件所列编码"), default="", max_length=20)
    nature: Nature | None = field(say("性质"), default=None)
    service_class: ServiceClass | None = field(say("公共服务三分类"), default=None)
    content: LongText = field(say("服务内容"), default="")
    projects: LongText = field(say("具体项目"), default="", hint=say("一行一个。"))
    reason: Reason = field(say("调整理由"))
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class RemoveEntry(Sheet):
    item: Reference = field(say("要取消的事项"))
    reason: Reason = field(say("取消理由"))
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class AskOpinions(Sheet):
    until: date = field(say("征求意见截止日期"), hint=say("这一天仍可提意见。"))


class SayOpinion(Sheet):
    about: OptionalLine = field(
        say("对哪个事项"), default="", max_length=120, hint=say("对目录整体提意见的，不填。")
    )
    text: Reason = field(say("意见和建议"))
    name: OptionalLine = field(
        say("姓名或者单位"), default="", max_length=80, hint=say("可不填；只有财政部门看得到。")
    )
    contact: OptionalLine = field(
        say("联系方式"), default="", max_length=120, hint=say("可不填；填写后便于答复您。")
    )


class AnswerOpinion(Sheet):
    opinion: Reference = field(say("意见"))
    outcome: Outcome = field(say("处理结果"))
    answer: Reason = field(say("答复"))


class ExpertRow(Sheet):
    name: Line = field(say("专家姓名"), max_length=80)
    unit: Line = field(say("工作单位和职称"), max_length=160)
    opinion: Line = field(say("论证意见"))


class HearExperts(Sheet):
    heard_on: date = field(say("论证日期"))
    experts: tuple[ExpertRow, ...] = field(say("专家论证意见"), min_length=1)


class ApproveGuidance(Sheet):
    document_number: Line = field(say("审定文号"), max_length=120)
    opinion: Reason = field(say("审定意见"))


class PublishGuidance(Sheet):
    in_force_from: date = field(say("施行日期"), hint=say("公布当日或者以后。"))


class EndGuidance(Sheet):
    reason: Reason = field(say("理由"), min_length=10)
    clause: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT, max_length=160)


class MapItem(Sheet):
    item: Reference = field(say("本目录事项"))
    entry: ReferenceCode = field(say("其他分类中的名称"))
    kind: MappingKind = field(say("对应关系"))
    source: Line = field(say("出处"), hint=CLAUSE_HINT)
    verified: bool = field(say("已核对原文"), default=False)


class AskForItem(Sheet):
    """A department asks for an item that its project needs."""

    title: Line = field(say("申请列入的事项"), max_length=120)
    class_name: Line = field(say("建议列入的种类"), max_length=120)
    nature: Nature = field(say("性质"))
    content: Reason = field(say("服务内容"))
    projects: LongText = field(say("拟实施的项目"), default="", hint=say("一行一个。"))
    grounds: Reason = field(say("申请理由"), hint=say("为什么适合由社会力量承担。"))
    basis: OptionalLine = field(say("依据"), default="", hint=CLAUSE_HINT)


class TakeUpRequest(Sheet):
    service_class: ServiceClass = field(say("公共服务三分类"))
    answer: Reason = field(say("答复"))


class DeclineRequest(Sheet):
    answer: Reason = field(say("不采纳的理由"), min_length=10)


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
