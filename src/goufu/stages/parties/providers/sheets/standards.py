"""What is filled in about qualification standards."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import Line, Reason, Reference, Sheet, field
from goufu.law.words import say
from goufu.stages.parties.providers.sheets.entry import ProviderKind


class DraftStandard(Sheet):
    title: Line = field(say("标题"))
    document_number: Line = field(say("文号"), max_length=120)
    kinds: tuple[ProviderKind, ...] = field(say("适用的单位类型"), min_length=1)
    conditions: Reason = field(say("资格标准"), hint=say("不得设定歧视性条件。"))
    oversight: Reason = field(say("监管办法"))
    in_force_from: date = field(say("施行日期"))
    replaces_id: Reference | None = field(
        say("替代哪一项标准"), default=None, hint=say("被替代的标准自新标准施行之日起失效。")
    )


class PublishStandard(Sheet):
    opinion: Reason = field(say("核对意见"))


class RepealStandard(Sheet):
    last_day: date = field(say("最后施行日"))
    reason: Reason = field(say("废止理由"))
