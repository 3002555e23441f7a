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
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import fill, say
from goufu.stages.parties.providers.actions.entry import SERIES
from goufu.stages.parties.providers.actions.facts import (
    check_facts,
    facts_of,
    said_in_ledger,
)
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.models.provider import LIVING
from goufu.stages.parties.providers.sheets.entry import ProviderRow

TWICE = say("与文件中另一行的“{value}”相同。")
ONCE_ONLY = say("同一单位只保留一行。")
FOUNDED_LATER = say("成立日期 {day} 晚于今天。")
SEE_CERTIFICATE = say("请对照登记证书更正。")


def check_rows(rows: Sequence[ProviderRow], actor: Actor, on: date) -> list[RowProblem]:
    """Say of every row all that keeps it out: by itself, beside the others, in the register."""
    authority = Organisation.objects.get(pk=actor.organisation_id or 0)
    known = _known(rows)
    problems: list[RowProblem] = []
    first: dict[str, int] = {}
    for number, row in enumerate(rows):
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
    found = []
    if row.founded_on is not None and row.founded_on > on:
        said = fill(FOUNDED_LATER, {"day": row.founded_on}, gettext)
        found.append(RowProblem(number, "founded_on", said, gettext(SEE_CERTIFICATE)))
    try:
        check_facts(row, authority, on=on)
    except Refusal as refusal:
        # A row has no authority to choose: the one that carries it in is not for this kind.
        field = refusal.field or (
            "uscc" if refusal.code == "organisations.code_is_wrong" else "kind"
        )
        field = "kind" if field == "authority_id" else field
        found.append(
            RowProblem(
                number,
                field,
                fill(refusal.sentence_template, refusal.params, gettext),
                fill(refusal.remedy, refusal.params, gettext),
            )
        )
    return found


def _known(rows: Sequence[ProviderRow]) -> dict[str, Provider]:
    """Return the rows that are in the register already, by code or name, in two queries."""
    living = Provider.objects.filter(state__in=LIVING)
    codes = living.filter(uscc__in=[row.uscc for row in rows if row.uscc])
    names = living.filter(title__in=[row.name for row in rows if not row.uscc])
    return {one.uscc: one for one in codes} | {one.title: one for one in names}


def _problem(number: int, row: ProviderRow, there: Provider) -> RowProblem:
    said = fill(
        say("“{value}”已经登记为{name}（{ref}）。"),
        {"value": _key(row), "name": there.title, "ref": there.ref},
        gettext,
    )
    return RowProblem(number, _field(row), said, gettext(say("请从文件中删去这一行。")))


def _key(row: ProviderRow) -> str:
    return row.uscc or row.name


def _field(row: ProviderRow) -> str:
    return "uscc" if row.uscc else "name"
