"""What an officer fills in about an opening key."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, Reason, Sheet, field
from goufu.law.words import say


class NewKey(Sheet):
    public_key: Line = field(
        say("开标公钥"),
        hint=say("在本页生成；私钥只保存在您下载的钥匙文件里，平台没有，遗失无法找回。"),
    )
    valid_until: date = field(say("有效期至"))


class KeyReason(Sheet):
    reason: Reason = field(say("理由"), min_length=10)
