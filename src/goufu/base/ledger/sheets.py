"""What a person fills in to check a notice."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from goufu.base.doors.sheets import OptionalLine, Sheet, Shown, field
from goufu.law.words import say

LONGEST_RECEIPT = 200_000
Receipt = Annotated[str, StringConstraints(max_length=LONGEST_RECEIPT), Shown("long_text")]


class CheckNotice(Sheet):
    """A notice number, or a receipt."""

    number: OptionalLine = field(
        say("公告编号"), hint=say("填写编号，由本平台查找并核验。"), default=""
    )
    receipt: Receipt = field(
        say("存证回执"), hint=say("或者粘贴回执文件的全部内容（JSON）。"), default=""
    )
