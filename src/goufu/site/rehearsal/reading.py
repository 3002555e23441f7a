"""Read the recorded projects of a year out of the rooms: a few queries a batch, no writing.

The prices and kinds of offers are read only once bids have been opened.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import Actor
from goufu.base.workflow.visibility import visible
from goufu.law.calendar import day_of
from goufu.law.rehearsal.record import Agreed, Graded, Happened, Planned, Record, Tendered
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.rules import months_of
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders.models import Capacity, Member, Offer, Tender
from goufu.stages.review.projects.models import Project

AT_ONCE = 2000
Rows = dict[int, list[Any]]  # by the project's key


def projects_of(year: int, place: str, actor: Actor) -> QuerySet[Project]:
    """Return the projects of a year in a place that the actor may see."""
    return visible(Project.objects.filter(year=year, place__startswith=place), actor)


def records_of(year: int, place: str, actor: Actor, *, seen_on: date) -> Iterator[Record]:
    """Yield the projects of a year as records, by their age.

    Args:
        seen_on: today; what has not happened by then has not happened.
    """
    found = projects_of(year, place, actor).order_by("pk").values_list(
        "pk", "project_code", "title", "place", "year", "opened_at", "purchaser__name",
        "purchaser__kind", "content_kind", "service_class", "budget_fen",
    )  # fmt: skip
    last = 0
    while batch := list(found.filter(pk__gt=last)[:AT_ONCE]):
        last = batch[-1][0]
        yield from _read(batch, seen_on)


def _read(batch: list[Any], seen_on: date) -> Iterator[Record]:
    keys, codes = [row[0] for row in batch], {row[1]: row[0] for row in batch}
    plans, tenders, contracts = _plans(keys), _tenders(keys), _contracts(keys)
    grades, duties = _grades(keys), _duties(keys, codes)
    for key, code, title, place, year, opened_at, name, kind, content, class_, budget in batch:
        planned, agreed = tuple(plans[key]), tuple(contracts[key])
        method = planned[-1].method if planned else ""
        amounts = (
            *(one.price_fen for one in agreed[-1:]),
            *(one.amount_fen for one in planned[-1:]),
        )
        yield Record(
            code=code,
            title=title,
            place=place,
            year=year,
            on=day_of(opened_at),
            seen_on=seen_on,
            department=name,
            purchaser_kind=kind,
            content=content,
            service_class=int(class_) if class_ else None,
            method=method,
            budget_fen=budget,
            amount_fen=next(iter(amounts), budget),
            plans=planned,
            tenders=tuple(tenders[key]),
            contracts=agreed,
            grades=tuple(grades[key]),
            duties=tuple(
                one if one.method else one._replace(method=method or None) for one in duties[key]
            ),
        )


def _by_project(rows: Iterable[tuple[int, Any]]) -> Rows:
    grouped: Rows = defaultdict(list)
    for key, row in rows:
        grouped[key].append(row)
    return grouped


def _plans(keys: list[int]) -> Rows:
    found = (
        Plan.objects.filter(project_id__in=keys)
        .exclude(state="withdrawn")
        .order_by("pk")
        .values_list(
            "project_id", "ref", "opened_at", "accepted_on", "amount_fen", "method",
            "planned_start", "intention_published_on", "urgency",
        )
    )  # fmt: skip
    return _by_project(
        (
            key,
            Planned(ref, accepted or day_of(opened), fen, method, start, intention, bool(urgency)),
        )
        for key, ref, opened, accepted, fen, method, start, intention, urgency in found
    )


def _tenders(keys: list[int]) -> Rows:
    found = list(
        Tender.objects.filter(
            project_id__in=keys, published_at__isnull=False, closes_at__isnull=False
        )
        .order_by("pk")
        .values_list(
            "pk", "project_id", "ref", "published_at", "closes_at", "method", "budget_fen",
            "ceiling_fen", "price_weight", "deposit_fen", "bids_opened_at",
            Case(When(Q(technically_complex=True) | Q(high_impact=True), then=Value(True)),
                 default=Value(False)),
        )
    )  # fmt: skip
    opened = [row[0] for row in found if row[10] is not None]
    offers, seats = _offers(opened), _seats(opened)
    return _by_project(
        (
            key,
            Tendered(
                ref=ref,
                on=day_of(published),
                closes_on=day_of(closes),
                method=method,
                budget_fen=budget,
                ceiling_fen=ceiling,
                price_weight=None if weight is None else float(weight),
                deposit_fen=deposit,
                opened_on=None if opened_at is None else day_of(opened_at),
                offers_fen=tuple(price for price, _kind in offers[pk]),
                experts=seats.get(pk, (0, 0))[0],
                members=seats.get(pk, (0, 0))[1],
                large=large,
                provider_kinds=tuple(sorted({kind for _price, kind in offers[pk]})),
            ),
        )
        for (
            pk, key, ref, published, closes, method, budget, ceiling, weight, deposit, opened_at,
            large,
        ) in found
    )  # fmt: skip


def _offers(tenders: list[int]) -> Rows:
    found = Offer.objects.filter(tender_id__in=tenders, invalid_ground="").exclude(
        state="withdrawn"
    )
    rows = found.order_by("pk").values_list("tender_id", "price_fen", "provider__kind")
    return _by_project((tender, (price, kind)) for tender, price, kind in rows)


def _seats(tenders: list[int]) -> dict[int, tuple[int, int]]:
    """Count the experts and the members of each committee."""
    counted = (
        Member.objects.filter(tender_id__in=tenders)
        .values("tender_id")
        .annotate(members=Count("pk"), experts=Count("pk", filter=Q(capacity=Capacity.EXPERT)))
        .order_by()
    )
    return {row["tender_id"]: (row["experts"], row["members"]) for row in counted}


def _contracts(keys: list[int]) -> Rows:
    found: Iterable[Any] = (
        Contract.objects.filter(project_id__in=keys, signed_on__isnull=False)
        .order_by("pk")
        .values_list(
            "project_id", "ref", "signed_on", "price_fen", "starts_on", "ends_on",
            "term_conditions",
        )
    )  # fmt: skip
    return _by_project(
        (
            key,
            Agreed(
                ref,
                signed,
                price,
                months_of(starts, ends),
                frozenset(name for name, holds in conditions.items() if holds),
            ),
        )
        for key, ref, signed, price, starts, ends, conditions in found
    )


def _grades(keys: list[int]) -> Rows:
    concluded = Evaluation.objects.filter(
        project_id__in=keys, concluded_on__isnull=False, total__isnull=False
    ).order_by("pk")
    found: Iterable[Any] = concluded.values_list("project_id", "ref", "concluded_on", "total")
    return _by_project((key, Graded(ref, on, float(total))) for key, ref, on, total in found)


def _duties(keys: list[int], codes: dict[str, int]) -> Rows:
    """Return the duties that were opened, and those that the law of the day did not know."""
    opened = list(
        Deadline.objects.filter(project_code__in=list(codes))
        .order_by("pk")
        .values_list(
            "project_code", "ref", "duty", "starts_on", "met_on", "method", "stops", "cancelled_on"
        )
    )
    known = {(ref, duty) for _code, ref, duty, *_rest in opened}
    duties = _by_project(
        (codes[code], Happened(ref, duty, since, met, method or None, _days(stops)))
        for code, ref, duty, since, met, method, stops, cancelled in opened
        if cancelled is None
    )
    for key, one in _facts(keys):
        if (one.ref, one.duty) not in known:
            duties[key].append(one)
    return duties


def _days(stops: list[list[str]]) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in stops)


def _facts(keys: list[int]) -> Iterator[tuple[int, Happened]]:
    """Yield what happened, from the rooms' own facts, whether or not it had a period then."""
    decided = Tender.objects.filter(project_id__in=keys, awarded_on__isnull=False)
    signed = Contract.objects.filter(project_id__in=keys, signed_on__isnull=False)
    invoiced = Payment.objects.filter(project_id__in=keys, invoice_received_on__isnull=False)
    received = Challenge.objects.filter(tender__project_id__in=keys)
    for duty, found, project, since, met_on in (
        ("publish_result", decided, "project_id", "awarded_on", "result_published_on"),
        ("file_contract", signed, "project_id", "signed_on", "filed_on"),
        ("pay_invoice", invoiced, "project_id", "invoice_received_on", "paid_on"),
        ("answer_challenge", received, "tender__project_id", "received_on", "answered_on"),
    ):
        rows: QuerySet[Any, Any] = found
        for key, ref, start, end in rows.order_by("pk").values_list(project, "ref", since, met_on):
            yield key, Happened(ref, duty, start, end)
