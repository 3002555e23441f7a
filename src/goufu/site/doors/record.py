"""The record as pages show it: lines of the ledger, and why each was decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext

from goufu.base.deadlines import clock
from goufu.base.doors.declare import all_doors, doors_of
from goufu.base.ledger.models import Entry
from goufu.base.people.events import EVENT_NAMES
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.law.words import say
from goufu.site.cards import CitationCard, LedgerLine, WhyLine
from goufu.site.cards.parts import Outcome
from goufu.site.doors.addresses import statement_url
from goufu.site.doors.declared import summary_of
from goufu.site.doors.words_of_law import said

# Lines about a dossier that no step of its workflow writes.
OTHERS: dict[str, str] = {
    **clock.SENTENCES,
    "deadline.move": say("时限已重新计算"),
    "local_value.propose": say("本地规定待审定"),
    "local_value.propose_withdrawal": say("撤销本地规定待审定"),
    "local_value.set": say("本地规定已审定"),
    "local_value.withdraw": say("本地规定已撤销"),
    "local_value.send_back": say("本地规定已退回"),
    "document.add": say("材料已添加"),
    "document.replace": say("材料已更新"),
    "document.discard": say("未归卷的文件已清理"),
    "webhook.ask": say("已登记推送地址"),
    "webhook.let_speak": say("已启用推送地址"),
    "webhook.silence": say("已暂停推送地址"),
    "webhook.end": say("已停用推送地址"),
    "webhook.try_out": say("已试推送"),
}


def sentence_of(event: str, *, clause: str = "", method: str | None = None) -> str:
    """Return the sentence of an event, read off the step that made it.

    Args:
        clause: that of the line; the same step may stand under another at another time.
        method: of the dossier's purchase; it may have a step of this name in its own words.
    """
    kind, _, verb = event.partition(".")
    doors = doors_of(kind)
    if doors is None:
        return gettext(OTHERS[event]) if event in OTHERS else event
    if verb == "open":
        return gettext(doors.workflow.opened)
    named = [step for step in doors.workflow.steps if step.verb == verb]
    known = [step for step in named if not step.only or method in step.only] or named
    step = next((one for one in known if one.clause == clause), known[0] if known else None)
    return gettext(step.done) if step else event


def attempt_of(event: str) -> str:
    """Return what was attempted; the second log names the room and its action."""
    room, _, action = event.partition(".")
    for doors in all_doors():
        for act in doors.acts:
            of_room = room in act.action.__module__.split(".")
            if of_room and act.action.__name__ == action:
                return f"{gettext(doors.name)} {summary_of(doors, act)}"
    return gettext(EVENT_NAMES[event]) if event in EVENT_NAMES else event


def line_of(entry: Entry, *, here: str = "", method: str | None) -> LedgerLine:
    """Return a line of the ledger; one of another dossier than ``here`` names it."""
    return LedgerLine(
        sentence=sentence_of(entry.event, clause=entry.clause, method=method),
        at=entry.happened_at,
        who=who_of(entry),
        kind="published" if entry.dossier_kind == "notice" else "done",
        remark=entry.ref if here not in {"", entry.ref} else "",
        url=statement_url(entry.pk) if doors_of(entry.dossier_kind) else "",
    )


def who_of(entry: Entry) -> str:
    """Return who it was: the body and the role; the clock has no body."""
    role = gettext(ROLE_NAMES[Role(entry.role)])
    parts = [entry.organisation, role] if entry.organisation else [role]
    return " ".join(parts) + (f" {entry.actor}" if entry.account_id else "")


def whys_of(entries: Iterable[Entry]) -> list[WhyLine]:
    """Return every rule and value that the lines were decided by, each once, the newest first."""
    told: dict[tuple[Any, ...], WhyLine] = {}
    for entry in entries:
        for asked in entry.why:
            told.setdefault((asked["code"], str(asked["value"]), asked["clause"]), why_of(asked))
    return list(told.values())


def why_of(asked: Mapping[str, Any]) -> WhyLine:
    """Return one reason from how the ledger keeps it."""
    template: str = asked["sentence_template"]
    citation = CitationCard(asked["clause"], asked["quote"], asked["verified"])
    params = {name: gettext(v) if _is_word(v) else v for name, v in asked["params"].items()}
    return WhyLine(
        outcome=_outcome(asked),
        rule=gettext(template).format(**params),
        values=[(gettext("取值"), said(asked["value"], asked["unit"], asked["code"]))]
        if asked["kind"] == "value"
        else [],
        remark=_since(asked),
        citation=citation if asked["clause"] else None,
    )


def _outcome(asked: Mapping[str, Any]) -> Outcome:
    if asked.get("refused"):
        return "no"
    return "ok" if asked["verified"] else "warn"


def _since(asked: Mapping[str, Any]) -> str:
    if not asked["in_force_from"]:
        return ""
    return gettext("自 {day} 起施行").format(day=asked["in_force_from"])


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and bool(value)
