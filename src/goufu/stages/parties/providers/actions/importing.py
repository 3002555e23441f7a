"""A register of providers that comes as a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law import why
from goufu.law.calendar import day_of
from goufu.law.words import fill, say
from goufu.stages.parties.providers.actions.entry import SERIES
from goufu.stages.parties.providers.actions.facts import (
    facts_of,
    faults_of,
    said_in_ledger,
)
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.models.provider import LIVING
from goufu.stages.parties.providers.sheets.entry import ProviderRow

TWICE = say("与文件中另一行的“{value}”相同。")
ONCE_ONLY = say("同一单位只保留一行。")
THERE = say("“{value}”已经登记为{name}（{ref}）。")
LEAVE_IT_OUT = say("请从文件中删去这一行。")
# Under which column a fault is shown that names none of a row's; nobody chooses an authority here.
FIELDS = {
    "organisations.code_is_wrong": "uscc",
    "parties.may_not_provide": "kind",
    "providers.wrong_authority": "kind",
}


def check_rows(rows: Sequence[ProviderRow], actor: Actor, on: date) -> list[RowProblem]:
    """Say of every row all that keeps it out: by itself, beside the others, in the register."""
    authority = Organisation.objects.get(pk=actor.organisation_id or 0)
    known = _known(rows)
    problems: list[RowProblem] = []
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
        # Nobody needs the reasons of every row that is right on every line of the ledger.
        with why.unheard():
            problems += _of_itself(number, row, authority, on)
        key = _key(row)
        if key in known:
            problems.append(_problem(number, row, known[key]))
        if first.setdefault(key, number) != number:
            said = fill(TWICE, {"value": key}, gettext)
            problems.append(RowProblem(number, _field(row), said, gettext(ONCE_ONLY)))
    return problems


@action
def import_register(
    *, rows: Sequence[ProviderRow], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """Take every row in as an application to one's own authority, to be checked one by one."""
    authority = Organisation.objects.get(pk=actor.organisation_id or 0)
    for row in rows:
        facts = facts_of(row)
        provider = Provider(
            ref=next_ref(authority.place, day_of(at).year, SERIES),
            place=authority.place,
            authority=authority,
            imported=source.ref,
            **facts,
        )
        open_dossier(provider, actor=actor, at=at, imported=source.ref, **said_in_ledger(facts))
    return Counted(added=len(rows))


def _of_itself(
    number: int, row: ProviderRow, authority: Organisation, on: date
) -> list[RowProblem]:
    return [
        RowProblem(
            number,
            FIELDS.get(fault.code) or fault.field or "",
            fill(fault.sentence_template, fault.params, gettext),
            fill(fault.remedy, fault.params, gettext),
        )
        for fault in faults_of(row, authority, on=on)
    ]


def _known(rows: Sequence[ProviderRow]) -> dict[str, Provider]:
    """Return the rows that are in the register already, by code or name, in two queries."""
    living = Provider.objects.filter(state__in=LIVING)
    codes = living.filter(uscc__in=[row.uscc for row in rows if row.uscc])
    names = living.filter(title__in=[row.name for row in rows if not row.uscc])
    return {one.uscc: one for one in codes} | {one.title: one for one in names}


def _problem(number: int, row: ProviderRow, there: Provider) -> RowProblem:
    params = {"value": _key(row), "name": there.title, "ref": there.ref}
    return RowProblem(number, _field(row), fill(THERE, params, gettext), gettext(LEAVE_IT_OUT))


def _key(row: ProviderRow) -> str:
    return row.uscc or row.name


def _field(row: ProviderRow) -> str:
    return "uscc" if row.uscc else "name"
