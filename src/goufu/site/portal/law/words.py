"""How the pages of the law call subjects, cases, places and kinds of acts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base.organisations.models import Place
from goufu.law.places import NATION
from goufu.law.rows import Answer
from goufu.law.words import say
from goufu.site import cards
from goufu.site.doors.words_of_law import said

SUBJECTS: Mapping[str, str] = {
    "parties": say("主体资格"),
    "items": say("购买内容"),
    "catalogues": say("目录"),
    "budget": say("预算"),
    "procurement": say("采购"),
    "challenge": say("质疑、投诉与信访"),
    "contract": say("合同、验收与支付"),
    "performance": say("绩效"),
    "control": say("内部控制"),
    "counting": say("期间计算"),
    "supervision": say("监督与处罚"),
    "disclosure": say("信息公开"),
}
KINDS: Mapping[str, str] = {
    "law": say("法律"),
    "regulation": say("行政法规"),
    "rule": say("部门规章"),
    "normative": say("规范性文件"),
    "lecture": say("讲座"),
}
CASES: Mapping[str, str] = {
    "method": say("采购方式"),
    "subject": say("采购对象"),
    "large": say("须扩大评委会"),
    "at_threshold": say("达到公开招标数额标准"),
    "purchase_of_services": say("政府购买服务项目"),
    "ground": say("适用情形"),
    "consortium": say("联合体或者分包"),
    "two_left_by_tender": say("公开招标后只有两家"),
    "research": say("竞争不充分的科研项目"),
}


def subject_of(key: str) -> str:
    """Return the subject of a provision in words."""
    subject = key.partition("/")[0]
    return _(SUBJECTS.get(subject, subject))


def case_in_words(case: Mapping[str, Any]) -> str:
    """Return what a value hangs on, empty where it hangs on nothing."""
    parts = []
    for name, value in sorted(case.items()):
        values = sorted(value, key=str) if isinstance(value, frozenset) else [value]
        words = _("、").join(said(one) for one in values)
        parts.append(f"{_(CASES[name])}{_('：')}{words}" if name in CASES else words)
    return _("；").join(parts)


def place_in_words(code: str) -> str:
    """Return a place by its name where it is known."""
    if code == NATION:
        return _("全国")
    known = Place.objects.filter(code=code).order_by("-pk").values_list("name", flat=True).first()
    return f"{known}（{code}）" if known else code


def value_in_words(answer: Answer | None) -> str:
    """Return a value with its unit; a dash where the law is silent."""
    return _("未作规定") if answer is None else said(answer.value, answer.unit)


def day_in_words(day: date | None) -> str:
    return day.isoformat() if day else "—"


def rule_url(key: str) -> str:
    return reverse("doors:rule", args=[key])


def unverified(verified: bool) -> cards.TagCard | None:
    """Return the mark of what nobody has compared with a text."""
    return None if verified else cards.TagCard(_("未核定"), "dashed")
