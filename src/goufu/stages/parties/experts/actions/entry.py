"""Into the register: apply, be reviewed, be entered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.lists import named_in
from goufu.base.organisations.queries import finance_of, id_of
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.parties.experts import queries
from goufu.stages.parties.experts.models import Expert, Tie
from goufu.stages.parties.experts.rules import entry as rules
from goufu.stages.parties.experts.sheets import Apply, Because, Enter, Tied
from goufu.stages.parties.experts.workflow import RECOMMENDERS, RENEW


@action
def apply(*, sheet: Apply, actor: Actor, at: datetime) -> Expert:
    """Apply for the register: oneself, or for somebody one recommends or whose papers came in.

    Raises:
        WrongIdNumber, NotPromised, HasABadRecord, Supervises: see ``rules.entry``.
        AlreadyRegistered: the person, or the account, has an entry.
    """
    today, bureau = day_of(at), finance_of(actor.place)
    born_on = _check(sheet, on=today, place=bureau.place)
    queries.check_not_registered(sheet.id_number, account_id=_own_account(actor))
    expert = Expert(
        ref=next_ref(bureau.place, today.year, "ZJ"),
        place=bureau.place,
        keeper=bureau,
        pool_id=queries.pool_of(actor, bureau.place),
        recommender_id=actor.organisation_id if actor.holds(RECOMMENDERS) else None,
        account_id=_own_account(actor),
        born_on=born_on,
        **_facts(sheet),
    )
    _check_conditions(expert, on=today)
    open_dossier(expert, actor=actor, at=at, fields=expert.fields, source=sheet.source.value)
    _tie(expert, sheet.ties, on=today)
    return expert


@action
def complete(*, ref: str, sheet: Apply, actor: Actor, at: datetime) -> Expert:
    """Hand a returned application in again, completed.

    Raises: as ``apply``; NotYourself: an expert's own entry is his own business.
    """
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "complete", actor=actor, at=at)
    queries.check_is_own(expert, actor)
    born_on = _check(sheet, on=day_of(at), place=expert.place)
    queries.check_not_registered(sheet.id_number, but=expert.pk)
    expert.set(born_on=born_on, **_facts(sheet))
    _check_conditions(expert, on=day_of(at))
    expert.ties.all().delete()
    _tie(expert, sheet.ties, on=day_of(at))
    advance(expert, "complete", actor=actor, at=at, fields=expert.fields)
    return expert


@action
def enter(*, ref: str, sheet: Enter, actor: Actor, at: datetime) -> Expert:
    """Enter the applicant for a term, if the law of the day lets in whoever is like this.

    Raises:
        TooOld, TooLittleExperience, HasABadRecord, Supervises, TermNotInOrder: see ``rules``.
    """
    expert: Expert = Expert.objects.locked(ref)
    check_step(expert, "enter", actor=actor, at=at)
    today = day_of(at)
    rules.check_term(sheet.term_from, sheet.term_to, today=today)
    account_id = sheet.account_id or expert.account_id
    expert.set(
        fields=named_in(sheet.fields),
        term_from=sheet.term_from,
        term_to=sheet.term_to,
        relaxed=sheet.relaxed,
        account_id=account_id,
        pool_id=queries.pool_of_account(account_id, today) or expert.pool_id,
        reason="",
    )
    rules.check_entry(queries.applicant(expert), on=today, place=expert.place)
    rules.check_does_not_supervise(
        expert.title, supervises=queries.supervises(expert, today), on=today, place=expert.place
    )
    advance(
        expert, "enter", actor=actor, at=at,
        fields=expert.fields, term_to=sheet.term_to.isoformat(), relaxed=sheet.relaxed,
    )  # fmt: skip
    RENEW.order(expert, since=today, due_on=sheet.term_to)
    return expert


@action
def return_application(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    """Send an application back to be completed."""
    return _said_no(ref, "return_application", sheet, actor, at)


@action
def refuse(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    """Do not enter the applicant, and say why."""
    return _said_no(ref, "refuse", sheet, actor, at)


def _said_no(ref: str, verb: str, sheet: Because, actor: Actor, at: datetime) -> Expert:
    expert: Expert = Expert.objects.locked(ref)
    expert.set(reason=sheet.reason)
    advance(expert, verb, actor=actor, at=at, reason=sheet.reason)
    return expert


def _check(sheet: Apply, *, on: date, place: str) -> date:
    rules.check_promises(
        {
            say("无不良信用记录"): sheet.honest,
            say("以独立身份参加评审并承担法律责任"): sheet.independent,
            say("身体健康，能够承担评审工作"): sheet.healthy,
            say("熟悉政府采购相关政策法规"): sheet.knows_the_rules,
        },
        on=on,
        place=place,
    )
    return rules.check_id_number(sheet.id_number.upper())


def _check_conditions(expert: Expert, *, on: date) -> None:
    """Tell at once what no relaxing can mend; age and experience are the reviewer's to weigh."""
    who = queries.applicant(expert, relaxed=say("由审核人判断"))
    rules.check_entry(who, on=on, place=expert.place)
    rules.check_does_not_supervise(
        expert.title, supervises=queries.supervises(expert, on), on=on, place=expert.place
    )


def _facts(sheet: Apply) -> dict[str, Any]:
    return {
        "title": sheet.name,
        "id_number": sheet.id_number.upper(),
        "phone": sheet.phone,
        "bank_name": sheet.bank_name,
        "bank_account": sheet.bank_account,
        "employer": sheet.employer,
        "employer_organisation_id": id_of(sheet.employer),
        "title_level": sheet.title_level.value,
        "title_name": sheet.title_name,
        "working_since": sheet.working_since,
        "fields": named_in(sheet.fields),
        "region": sheet.region,
        "source": sheet.source.value,
    }


def _tie(expert: Expert, rows: tuple[Tied, ...], *, on: date) -> None:
    Tie.objects.bulk_create(
        Tie(
            expert=expert,
            kind=row.kind.value,
            name=row.name,
            organisation_id=id_of(row.name),
            since=row.since,
            until=row.until,
            declared_on=on,
        )
        for row in rows
    )


def _own_account(actor: Actor) -> int | None:
    return actor.account_id if actor.role is Role.EXPERT else None
