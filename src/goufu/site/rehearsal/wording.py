"""A rehearsal in words: what was supposed, what came out, by which rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from goufu.law.methods import METHODS
from goufu.law.rehearsal.changeable import Changeable
from goufu.law.rehearsal.replay import STEPS
from goufu.law.rows import page
from goufu.law.supposed import Change, Variant
from goufu.law.words import say
from goufu.site.doors.words_of_law import WORDS, said

CLASSES: Mapping[str, str] = {
    "1": say("第一类"),
    "2": say("第二类"),
    "3": say("第三类"),
    "": say("未分类"),
}
UNITS: Mapping[str, str] = {"offers": say("{count} 份报价"), "month": say("{count} 个月")}


def step_name(step: str) -> str:
    """Return what a step is called."""
    return _(STEPS[step].steps[step])


def word_of(step: str, word: str) -> str:
    """Return an outcome in words; a grade is its own word."""
    said_so = STEPS[step].words.get(word, word)
    return _(said_so) if said_so else "—"


def value_of(step: str, value: Any) -> str:
    """Return the value of an outcome in words; empty where there is none."""
    if value is None:
        return ""
    unit = STEPS[step].unit
    if unit == "day":
        return str(value)
    if unit in UNITS:
        return _(UNITS[unit]).format(count=value)
    if isinstance(value, str) and value in WORDS:
        return str(_(str(WORDS[value])))
    return said(value, unit)


def outcome(step: str, written: Sequence[Any]) -> str:
    """Return an outcome as one phrase: the word, and what decided."""
    word, value = written
    more = value_of(step, value)
    if not more:
        return word_of(step, word)
    if STEPS[step].unit == "day":
        more = _("末日 {day}").format(day=more)
    elif STEPS[step].unit == "fen":
        more = _("标准 {sum}").format(sum=more)
    return _("{word}（{value}）").format(word=word_of(step, word), value=more)


def change_in_words(key: str, case: Mapping[str, Any], value: Any, unit: str = "") -> str:
    """Return a supposed value: of what, in which case, how much."""
    about = page(key)
    cases = [_(str(WORDS.get(one, one))) for one in case.values()]
    title = _(about.title) + (_("（{case}）").format(case=_("、").join(cases)) if cases else "")
    if value is None:
        return _("{title}：假定没有规定").format(title=title)
    return _("{title}：{value}").format(title=title, value=said(value, unit or about.unit))


def variant_in_words(variant: Variant) -> list[str]:
    """Return everything that is supposed, one line each."""
    lines = []
    if variant.law_of is not None:
        lines.append(_("改按 {day} 的规定").format(day=variant.law_of.isoformat()))
    lines += [_change(one, variant) for one in variant.changes]
    return lines


def _change(change: Change, variant: Variant) -> str:
    now = Changeable(change.key, change.case).now(variant.since, variant.place)
    unit = now.unit if now else ""
    told = change_in_words(change.key, dict(change.case), change.value, unit)
    if now is None:
        return told
    return _("{change}（现为 {now}）").format(change=told, now=said(now.value, now.unit))


def title_of(variant: Variant) -> str:
    """Return a name for a rehearsal that was given none, in the language of the record."""
    with translation.override("zh-hans"):
        lines = variant_in_words(variant)
        return "；".join(lines)[:200]


def method_name(method: str) -> str:
    """Return what a method is called."""
    return _(METHODS[method]) if method in METHODS else _("尚未确定")


def class_name(service_class: str) -> str:
    """Return which of the three classes."""
    return _(CLASSES[service_class])


def moved_by(days: int) -> str:
    """Say by how many days a last day moved."""
    if days < 0:
        return _("提前 {days} 日").format(days=-days)
    return _("推后 {days} 日").format(days=days)
