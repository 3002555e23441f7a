"""What must hold before something is published. No database, no clock, no HTTP."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NotChecked(Refusal):
    code = "notices.not_checked"
    status = 422
    sentence = say("尚未确认保密审查，不能发布。")
    remedy = say("请核对公告内容，确认不含国家秘密、商业秘密和个人信息后勾选。")


class OnlyPublishedIsCorrected(Refusal):
    code = "notices.only_published_is_corrected"
    sentence = say("{ref} 尚未发布，无需更正公告。")
    remedy = say("请发布前在来源事项中修改。")


def check_secrets(*, checked: bool) -> None:
    """Before publication somebody confirms that nothing secret or personal is in it."""
    if not checked:
        raise NotChecked


def check_is_published(*, ref: str, state: str) -> None:
    """A record that is out is never edited in place; one that is not out needs no correction."""
    if state != "published":
        raise OnlyPublishedIsCorrected(ref=ref)
