"""The committee's judgement on the responses: who enters, who is eliminated."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.committee import EXPERT, PURCHASER, Member
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import Entry, EntryMethod, Framework
from goufu.stages.procurement.frameworks.rules import committee as committee_rules
from goufu.stages.procurement.frameworks.rules import entry as rules
from goufu.stages.procurement.frameworks.sheets import Evaluation, JudgedRow, SeatRow


@action
def evaluate(*, ref: str, sheet: Evaluation, actor: Actor, at: datetime) -> Framework:
    """Write the committee's judgement down; the share of the document is eliminated.

    Raises:
        CommitteeNotInOrder, NobodySuch: those people may not evaluate.
        NotAllJudged, ReasonMissing, QualityMissing, QualifiedAboveTheCeiling: not judged rightly.
        TooFewResponses, NobodyEnters: nobody can enter.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "evaluate", actor=actor, at=at)
    on = day_of(at)
    seats = _committee(framework, sheet.members, on)
    entries = {one.pk: one for one in queries.opened(framework)}
    judged = _judged(framework, entries, sheet.rows)
    rules.check_enough(judged, on=on, place=framework.place)
    order = rules.ranked(judged, by_quality=framework.method == EntryMethod.QUALITY)
    places = rules.places_for(
        len(order),
        percent=framework.elimination_percent,
        most=framework.most_entrants,
        on=on,
        place=framework.place,
    )
    rules.check_someone_enters(places)

    by_ref = {one.ref: one for one in entries.values()}
    reasons = {entries[row.entry_id].ref: row.reason for row in sheet.rows}
    for one in judged:
        by_ref[one.entry].set(quality=one.quality)
        if not one.qualified:
            by_ref[one.entry].set(reason=reasons[one.entry])
            advance(by_ref[one.entry], "invalidate", actor=THE_CLOCK, at=at)
    for rank, one in enumerate(order, start=1):
        by_ref[one.entry].set(rank=rank)
        verb = "enter" if rank <= places else "eliminate"
        advance(by_ref[one.entry], verb, actor=THE_CLOCK, at=at, rank=rank)
    framework.set(committee=seats, report=sheet.report)
    advance(
        framework,
        "evaluate",
        actor=actor,
        at=at,
        order=[one.entry for one in order],
        entered=places,
        eliminated=len(order) - places,
    )
    return framework


def _committee(framework: Framework, rows: tuple[SeatRow, ...], on: date) -> list[dict[str, str]]:
    wanted = [row.appointment_id for row in rows]
    posts = {one.pk: one for one in queries.possible_members(framework, on).filter(pk__in=wanted)}
    people = {one.account_id for one in posts.values()}
    if len(posts) != len(wanted) or len(people) != len(wanted):
        raise committee_rules.NobodySuch
    seats = [posts[pk] for pk in wanted]
    roles = [EXPERT if one.role == Role.EXPERT else PURCHASER for one in seats]
    members = [Member(role, own_unit=role == PURCHASER) for role in roles]
    committee_rules.check_committee(members, on=on, place=framework.place)
    return [
        {"name": one.account.name, "capacity": role, "account": str(one.account_id)}
        for one, role in zip(seats, roles, strict=True)
    ]


def _judged(
    framework: Framework, entries: dict[int, Entry], rows: tuple[JudgedRow, ...]
) -> list[rules.Judged]:
    seen = [row.entry_id for row in rows]
    for entry in entries.values():
        if seen.count(entry.pk) != 1:
            raise rules.NotAllJudged(entry=entry.provider.name)
    if len(seen) != len(entries):
        raise rules.NotAllJudged(entry=framework.ref)
    return [_one_judged(framework, entries[row.entry_id], row) for row in rows]


def _one_judged(framework: Framework, entry: Entry, row: JudgedRow) -> rules.Judged:
    if not row.qualified and not row.reason:
        raise rules.ReasonMissing(entry=entry.provider.name)
    quality: Decimal | None = row.quality
    if row.qualified and framework.method == EntryMethod.QUALITY and quality is None:
        raise rules.QualityMissing(entry=entry.provider.name)
    if row.qualified:
        rules.check_qualified_price(
            entry=entry.provider.name, price_fen=entry.price_fen, ceiling_fen=framework.ceiling_fen
        )
    return rules.Judged(entry.ref, row.qualified, entry.price_fen, quality)
