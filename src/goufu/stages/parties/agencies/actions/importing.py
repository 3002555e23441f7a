"""Carry a register of agencies in: those that are listed elsewhere already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import fill, say
from goufu.stages.parties.agencies import queries, rules
from goufu.stages.parties.agencies.models import AgencyEntry, Staff
from goufu.stages.parties.agencies.sheets import RegisterRow

UNKNOWN = say("主体库中没有名为“{name}”的代理机构。")
REGISTER_FIRST = say("请先在主体库中登记，或者核对名称。")
TWICE = say("与本表前面的行是同一机构。")


def check_rows(rows: Sequence[RegisterRow], actor: Actor, on: date) -> list[RowProblem]:
    """Find agencies that are unknown, twice, listed already, or lack what the law asks."""
    problems: list[RowProblem] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.name in seen:
            problems.append(_problem(number, "name", TWICE, say("请删去重复的行。")))
        seen.add(row.name)
        body = Organisation.objects.filter(name=row.name, place__startswith=actor.place).first()
        if body is None:
            problems.append(_problem(number, "name", UNKNOWN, REGISTER_FIRST, name=row.name))
            continue
        try:
            queries.check_may_file(body)
            if not body.does(Function.CENTRAL_AGENCY):
                rules.check_listing(_facts(row), on=on, place=actor.place)
        except Refusal as no:
            field = "full_time" if isinstance(no, rules.TooFewStaff) else "name"
            problems.append(_problem(number, field, no.sentence, no.remedy, **no.params))
    return problems


@action
def import_register(
    *, rows: Sequence[RegisterRow], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """List every agency of the file; ``check_rows`` has found nothing wrong."""
    bureau = finance_of(actor.place)
    for row in rows:
        body = Organisation.objects.get(name=row.name)
        entry = AgencyEntry(
            ref=next_ref(bureau.place, day_of(at).year, "DL"),
            title=body.name,
            place=bureau.place,
            organisation=body,
            keeper=bureau,
            central=body.does(Function.CENTRAL_AGENCY),
            uscc=body.uscc or "",
            liable=True,
            **row.model_dump(exclude={"name", "full_time"}),
        )
        open_dossier(entry, actor=actor, at=at, imported=source.ref)
        # The file says how many there are and not who; the agency names them at its next update.
        Staff.objects.bulk_create(
            Staff(entry=entry, name=f"{number}") for number in range(1, row.full_time + 1)
        )
        advance(entry, "admit", actor=actor, at=at, full_time=row.full_time, imported=source.ref)
    return Counted(added=len(rows))


def _facts(row: RegisterRow) -> rules.Facts:
    return rules.Facts(
        full_time=row.full_time,
        liable=True,
        internal_rules=bool(row.internal_rules),
        own_office=row.own_office,
        own_rooms=False,
        monitoring=False,
    )


def _problem(number: int, field: str, sentence: str, remedy: str, **params: object) -> RowProblem:
    said = (fill(one, params, gettext) for one in (sentence, remedy))
    return RowProblem(number, field, *said)
