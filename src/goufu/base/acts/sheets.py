"""What is filled in to import the text of an act."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from goufu.base.doors.sheets import Line, Sheet, Shown, field
from goufu.law.words import say

Act = Annotated[str, StringConstraints(max_length=20), Shown("reference")]


class ImportText(Sheet):
    """Which act the text is of, and where it comes from."""

    source: Line = field(say("来源"), hint=say("如司法部行政法规库、财政部令原文"))
    act: Act = field(
        say("是哪一个文件"), hint=say("按文本第一行的名称认不出时才需要选择"), default=""
    )
