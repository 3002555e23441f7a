"""Records of participation: what a provider can hand on, and anybody can check."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.credit import INCENTIVES
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import (
    CreditLine,
    Happening,
    ParticipationRecord,
    Provider,
)
from goufu.stages.parties.providers.rules import directory as rules
from goufu.stages.parties.providers.sheets.life import Because, IssueRecord
from goufu.stages.parties.providers.workflow import RECORD

CODE_LENGTH = 12


@action
def issue_record(
    *, parent_ref: str, sheet: IssueRecord, actor: Actor, at: datetime
) -> ParticipationRecord:
    """Write down what the credit file tells of some years, with a number and a code to check it by.

    Raises:
        EndsBeforeItBegins: the period cannot be.
    """
    provider: Provider = Provider.objects.numbered(parent_ref)
    check_opening(provider, by=RECORD.openers, label=RECORD.opened, actor=actor)
    rules.check_order(sheet.since, sheet.until)
    today = day_of(at)
    ref = child_ref(provider.ref, "JL")
    lines = queries.credit_of(provider.organisation_id).filter(
        on__gte=sheet.since, on__lte=min(sheet.until, today)
    )
    incentives = INCENTIVES.find(today, place=provider.place)
    content = content_of(provider, lines)
    record = ParticipationRecord(
        ref=ref,
        title=provider.title,
        place=provider.place,
        provider=provider,
        purpose=str(sheet.purpose.value),
        since=sheet.since,
        until=sheet.until,
        issued_on=today,
        content=content,
        code=_code(),
        clause=incentives.cite if incentives else "",
    )
    facts = {"purpose": record.purpose, "sha256": _digest(content)}
    open_dossier(record, actor=actor, at=at, **facts)
    return record


@action
def withdraw_record(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> ParticipationRecord:
    """Take a record back that should not have been issued; whoever checks it is told."""
    record: ParticipationRecord = ParticipationRecord.objects.locked(ref)
    advance(record, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return record


def content_of(provider: Provider, lines: Iterable[CreditLine]) -> dict[str, Any]:
    """Return the counts and the lines that a record shows: of contracts and of grades."""
    told = [one for one in lines if one.public]
    counted = Counter(one.happening for one in told)
    return {
        "name": provider.title,
        "uscc": provider.uscc,
        "signed": counted[Happening.SIGNED],
        "completed": counted[Happening.COMPLETED],
        "terminated": counted[Happening.TERMINATED],
        "amount_fen": sum(one.amount_fen or 0 for one in told if one.happening == "signed"),
        "grades": dict(Counter(one.result for one in told if one.happening == "evaluated")),
        "lines": [
            [str(one.on), one.happening, one.title, one.project_code, one.amount_fen, one.result]
            for one in sorted(told, key=lambda one: (one.on, one.pk))
        ],
    }


def _code() -> str:
    """Return a code that nobody guesses and that can be read out over the telephone."""
    return base64.b32encode(secrets.token_bytes(8)).decode()[:CODE_LENGTH]


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(repr(sorted(content.items())).encode()).hexdigest()
