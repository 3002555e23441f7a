"""What people fill in about papers."""

from __future__ import annotations

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    OptionalLine,
    Reason,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.papers.models import PaperKind


class NewTemplate(Sheet):
    """A template for one kind of purchase document."""

    kind: PaperKind = field(say("用于"))
    title: Line = field(say("模板名称"))
    file: DocumentId = field(
        say("模板文件（DOCX）"),
        hint=say("字段写在双花括号中；启用前先用样例试填，试填样张附在模板之后。"),
    )
    remark: LongText = field(say("说明"), default="")


class Retire(Sheet):
    reason: Reason = field(say("理由"))


class Take(Sheet):
    """Who takes the document; until the closing nobody but the platform sees it."""

    contact: Line = field(say("联系人"), max_length=80)
    phone: OptionalLine = field(say("联系电话"), default="", max_length=40)
