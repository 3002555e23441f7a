"""Carry a register in: people who are in the pool by an earlier list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.lists import named_in
from goufu.base.organisations.queries import finance_of, id_of, place_named
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import fill, say
from goufu.stages.parties.experts import queries
from goufu.stages.parties.experts.models import Expert, Source
from goufu.stages.parties.experts.rules import entry as rules
from goufu.stages.parties.experts.sheets import RegisterRow
from goufu.stages.parties.experts.workflow import RENEW

TWICE = say("与本表前面的行是同一人。")
NO_PLACE = say("没有代码为 {place} 的地区，或者不在您的管辖范围。")


def check_rows(rows: Sequence[RegisterRow], actor: Actor, on: date) -> list[RowProblem]:
    """Find what one row alone does not tell: people twice, in the register, or not let in."""
    problems: list[RowProblem] = []
    seen: set[str] = set()
    for number, row in enumerate(rows):
        person = row.id_number.upper()
        if person in seen:
            problems.append(
                RowProblem(number, "id_number", _said(TWICE), _said(say("请删去重复的行。")))
            )
        seen.add(person)
        problems += _refusals(number, row, actor, on)
        if not row.region.startswith(actor.place) or place_named(row.region, on=on) is None:
            sentence = _said(NO_PLACE, place=row.region)
            problems.append(RowProblem(number, "region", sentence, _said(say("请核对地区代码。"))))
    return problems


def _refusals(number: int, row: RegisterRow, actor: Actor, on: date) -> list[RowProblem]:
    """Ask the same rules as for one entry; each that refuses is a problem of its own."""
    bad = []
    for field, check in (
        ("id_number", partial(rules.check_id_number, row.id_number.upper())),
        ("id_number", partial(queries.check_not_registered, row.id_number)),
        ("term_to", partial(rules.check_term, row.term_from, row.term_to, today=on)),
        ("working_since", partial(_check_entry, row, actor, on)),
    ):
        try:
            check()
        except Refusal as no:
            bad.append(
                RowProblem(
                    number, field, _said(no.sentence, **no.params), _said(no.remedy, **no.params)
                )
            )
            if isinstance(no, rules.WrongIdNumber):
                break
    return bad


def _check_entry(row: RegisterRow, actor: Actor, on: date) -> None:
    expert = _expert(row, place=actor.place)
    rules.check_entry(queries.applicant(expert), on=on, place=actor.place)


@action
def import_register(
    *, rows: Sequence[RegisterRow], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """Enter everybody on the list; ``check_rows`` has found nothing wrong."""
    today, bureau = day_of(at), finance_of(actor.place)
    for row in rows:
        expert = _expert(row, place=bureau.place)
        expert.ref = next_ref(bureau.place, today.year, "ZJ")
        expert.keeper = bureau
        expert.pool_id = queries.pool_of(actor, bureau.place)
        open_dossier(expert, actor=actor, at=at, imported=source.ref)
        term = {"term_from": row.term_from, "term_to": row.term_to}
        expert.set(**term)
        advance(
            expert, "enter", actor=actor, at=at,
            fields=expert.fields, term_to=row.term_to.isoformat(), relaxed=row.relaxed,
        )  # fmt: skip
        RENEW.order(expert, since=today, due_on=row.term_to)
    return Counted(added=len(rows))


def _expert(row: RegisterRow, *, place: str) -> Expert:
    return Expert(
        place=place,
        title=row.name,
        id_number=row.id_number.upper(),
        phone=row.phone,
        born_on=rules.check_id_number(row.id_number.upper()),
        employer=row.employer,
        employer_organisation_id=id_of(row.employer),
        title_level=row.title_level.value,
        title_name=row.title_name,
        working_since=row.working_since,
        fields=named_in(row.fields),
        region=row.region,
        source=Source.CALL,
        relaxed=row.relaxed,
    )


def _said(template: str, **params: object) -> str:
    return fill(template, params, gettext)
