"""What a person fills in to add a file."""

from __future__ import annotations

from goufu.base.doors.sheets import DocumentId, OptionalLine, Sheet, field
from goufu.law.words import say


class AddDocument(Sheet):
    """A file with a title."""

    file: DocumentId = field(
        say("文件"), hint=say("PDF、OFD、DOCX、XLSX、ODT、ODS、TXT、CSV、PNG 或 JPEG。")
    )
    title: OptionalLine = field(say("标题"), hint=say("不填则用文件名。"), default="")
