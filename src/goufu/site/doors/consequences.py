"""What a step will bring with it, said before it is taken."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.utils.translation import gettext

from goufu.base.doors.declare import Checked
from goufu.base.people.roles import ROLE_NAMES
from goufu.base.workflow.declare import Step
from goufu.law import duties
from goufu.law.duties import DUTIES
from goufu.law.refusals import Refusal
from goufu.site.cards import CheckLine
from goufu.site.cards.parts import Outcome
from goufu.site.refusals import said


class Placed(Protocol):
    """What the periods may hang on: a dossier, or where one will be."""

    @property
    def place(self) -> str: ...
    def method_of_purchase(self) -> str | None: ...


def brought_by(step: Step, dossier: Placed, today: date) -> list[CheckLine]:
    """Return the duties that begin and end with this step, and who will be told."""
    lines = [
        _opened(duty.name, gettext(ROLE_NAMES[duty.who]), dossier, today) for duty in step.opens
    ]
    lines += [
        CheckLine("ok", gettext("办结时限事项：{duty}").format(duty=_name(duty.name)))
        for duty in step.meets
    ]
    if step.tells:
        roles = "、".join(gettext(ROLE_NAMES[role]) for role in step.tells)
        lines.append(CheckLine("wait", gettext("通知{roles}").format(roles=roles)))
    return lines


def line_of(checked: Checked) -> CheckLine:
    """Return a point that was looked at: it holds, or what is wrong and what helps."""
    refusal = checked.refusal
    if refusal is None:
        outcome: Outcome = "wait" if checked.waits else "ok"
        return CheckLine(outcome, gettext(checked.words), note=checked.note, clause=checked.clause)
    words = gettext("{point}：{sentence}").format(
        point=gettext(checked.words), sentence=said(refusal.sentence, refusal)
    )
    return CheckLine("no", words, note=said(refusal.remedy, refusal), clause=refusal.clause)


def _opened(name: str, who: str, dossier: Placed, today: date) -> CheckLine:
    words = gettext("开始计时：{duty}").format(duty=_name(name))
    try:
        due = duties.due(
            name, since=today, place=dossier.place, method=dossier.method_of_purchase()
        )
    except Refusal:
        return CheckLine("wait", words, note=who)
    if due.due_on is None:
        return CheckLine("wait", words, note=who)
    until = gettext("{who}，{day} 止").format(who=who, day=due.due_on.isoformat())
    return CheckLine("wait", words, note=until, clause=due.clause, verified=due.verified)


def _name(name: str) -> str:
    duty = DUTIES.get(name)
    return gettext(duty.title) if duty else name
