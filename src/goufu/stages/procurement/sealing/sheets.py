"""What an officer fills in about an opening key, and what goes into and out of envelopes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from goufu.base.doors.sheets import Line, Reason, Sheet, Shown, field
from goufu.law.words import say

MOST_ENVELOPE, MOST_PIECES = 100_000, 2_000_000  # characters

EnvelopeText = Annotated[
    str, StringConstraints(min_length=1, max_length=MOST_ENVELOPE), Shown("long_text")
]
PiecesText = Annotated[
    str, StringConstraints(min_length=2, max_length=MOST_PIECES), Shown("long_text")
]
# Of a price inside an envelope.
Fen = Annotated[int, Field(gt=0, le=10**15)]


class NewKey(Sheet):
    public_key: Line = field(
        say("开标公钥"),
        hint=say("在本页生成；私钥只保存在您下载的钥匙文件里，平台没有，遗失无法找回。"),
    )
    valid_until: date = field(say("有效期至"))


class KeyReason(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Pieces(Sheet):
    """What a custodian's key took out of the envelopes: offer → two pieces, or why not."""

    pieces: PiecesText = field(
        say("解锁内容"),
        hint=say("由浏览器或者客户端用您的钥匙文件生成；钥匙和口令不会上传。"),
    )


class LostKey(Sheet):
    """What the platform writes down of a lost key."""

    custodian: Line = field(say("持有方"))
    reason: Reason = field(say("理由"))
