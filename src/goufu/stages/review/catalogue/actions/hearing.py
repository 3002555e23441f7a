"""A version of the guidance catalogue from its beginning to the end of the hearing."""

from __future__ import annotations

from datetime import datetime

from goufu.base.notifications.outbox import tell_holders
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing, finance_of
from goufu.base.people.queries import holders
from goufu.base.people.roles import Actor, Party, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.dossier import NoSuchDossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.actions.entries import copy_items, next_version
from goufu.stages.review.catalogue.models import GuidanceCatalogue, Opinion
from goufu.stages.review.catalogue.sheets import (
    AnswerOpinion,
    AskOpinions,
    DrawUp,
    HearExperts,
    Remark,
    SayOpinion,
)

ASKED_OF_DEPARTMENTS = say("指导性目录草案征求意见，请提出本部门意见")
BLANK, PLATFORM = "blank", "platform"  # begin empty, or with the items that came along


@action
def draw_up(*, sheet: DrawUp, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Begin a version from a copy of the one in force here, or of that of the level above.

    Raises:
        DraftIsThere: another version of this place is being made.
    """
    today, place = day_of(at), actor.place
    GuidanceCatalogue.WORKFLOW.check_opener(actor)
    # The series is locked from here on: of two who begin at once the second finds the first's.
    ref = next_ref(place, today.year, "ZDML")
    there = queries.draft_at(place)
    if there is not None:
        raise rules.DraftIsThere(ref=there.ref, title=there.title)
    base = GuidanceCatalogue.objects.filter(ref=sheet.base).first()
    finance = finance_of(place)
    catalogue = GuidanceCatalogue(
        ref=ref,
        title=sheet.title,
        place=place,
        version=next_version(place),
        finance=finance,
        sample=finance.sample,
        follows=queries.in_force_at(place, today),
        drawn_from=base if base is not None and base.place != place else None,
        basis=sheet.basis,
    )
    facts = {"version": catalogue.version, "base": sheet.base, "basis": sheet.basis}
    open_dossier(catalogue, actor=actor, at=at, **facts)
    if base is not None:
        copy_items(list(queries.listed(base)), catalogue)
    elif sheet.base == PLATFORM:
        copy_items(list(queries.items_on(today).filter(catalogue=None)), catalogue)
    return catalogue


@action
def ask_opinions(*, ref: str, sheet: AskOpinions, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Show the draft to society and to the departments until a day."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "ask_opinions", actor=actor, at=at)
    rules.check_has_items(queries.listed(catalogue).count())
    rules.check_period_is_ahead(until=sheet.until, today=day_of(at))
    catalogue.set(opinions_from=day_of(at), opinions_until=sheet.until)
    entry = advance(catalogue, "ask_opinions", actor=actor, at=at, until=sheet.until.isoformat())
    departments = doing(Function.PURCHASER, place=catalogue.place).values_list("pk", flat=True)
    tell_holders(
        holders(Role.HEAD, departments, on=day_of(at)),
        entry,
        sentence=ASKED_OF_DEPARTMENTS,
        title=catalogue.title,
    )
    return catalogue


@action
def say_opinion(*, ref: str, sheet: SayOpinion, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Say what one thinks of the draft; no name is needed, a department's is known.

    The ledger keeps the words and not the person.
    """
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "say_opinion", actor=actor, at=at)
    assert catalogue.opinions_until is not None
    rules.check_still_asking(until=catalogue.opinions_until, today=day_of(at))
    number = catalogue.opinions.count() + 1
    Opinion.objects.create(
        catalogue=catalogue,
        number=number,
        organisation_id=None if actor.party is Party.PUBLIC else actor.organisation_id,
        name=sheet.name,
        contact=sheet.contact,
        about=sheet.about,
        text=sheet.text,
        given_on=day_of(at),
    )
    advance(
        catalogue,
        "say_opinion",
        actor=actor,
        at=at,
        number=number,
        about=sheet.about,
        text=sheet.text,
    )
    return catalogue


@action
def answer_opinion(
    *, ref: str, sheet: AnswerOpinion, actor: Actor, at: datetime
) -> GuidanceCatalogue:
    """Answer an opinion: taken over or not, and why."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "answer_opinion", actor=actor, at=at)
    opinion = catalogue.opinions.filter(pk=sheet.opinion).first()
    if opinion is None:
        raise NoSuchDossier(ref=str(sheet.opinion))
    opinion.outcome, opinion.answer = sheet.outcome, sheet.answer
    opinion.answered_on = day_of(at)
    opinion.save(update_fields=["outcome", "answer", "answered_on"])
    advance(
        catalogue,
        "answer_opinion",
        actor=actor,
        at=at,
        number=opinion.number,
        outcome=str(sheet.outcome),
        answer=sheet.answer,
    )
    return catalogue


@action
def close_opinions(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """End the hearing once its last day is over and every opinion is answered."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "close_opinions", actor=actor, at=at)
    assert catalogue.opinions_until is not None
    open_ones = catalogue.opinions.filter(outcome="").order_by("number")
    rules.check_period_is_over(
        until=catalogue.opinions_until,
        today=day_of(at),
        unanswered=list(open_ones.values_list("number", flat=True)),
    )
    advance(catalogue, "close_opinions", actor=actor, at=at, remark=sheet.remark)
    return catalogue


@action
def hear_experts(*, ref: str, sheet: HearExperts, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Write down what the experts said of the draft."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    experts = [row.model_dump() for row in sheet.experts]
    rules.check_not_ahead(day=sheet.heard_on, today=day_of(at))
    catalogue.set(experts=experts, experts_heard_on=sheet.heard_on)
    advance(
        catalogue,
        "hear_experts",
        actor=actor,
        at=at,
        heard_on=sheet.heard_on.isoformat(),
        experts=experts,
    )
    return catalogue
