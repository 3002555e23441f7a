"""Questions to the vouchers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Avg, Count, Max, Q, QuerySet, Sum

from goufu.base.ledger.models import Refused
from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers.models import (
    Beneficiary,
    Redemption,
    Scheme,
    ServicePoint,
    Statement,
    Voucher,
)
from goufu.stages.procurement.vouchers.rules.use import PAUSE, WrongPin

# Whoever buys, keeps the money or watches; of those who serve each sees its own.
INSIDE = PURCHASERS | FINANCE | WATCHERS | {Role.SECTOR_HEAD, Role.CLOCK}


def visible_to(actor: Actor) -> QuerySet[Scheme]:
    """Return the schemes that the actor may see; a provider those in which it may be chosen."""
    found = Scheme.objects.select_related("project", "purchaser", "framework")
    if actor.role is Role.PROVIDER:
        chosen = ServicePoint.objects.filter(provider_id=actor.organisation_id)
        return found.filter(pk__in=chosen.values("scheme"), started_on__isnull=False)
    return visible(found, actor) if actor.role in INSIDE else found.none()


def vouchers_visible_to(actor: Actor) -> QuerySet[Voucher]:
    """Return the vouchers of one's own side; no provider looks for codes to spend."""
    found = Voucher.objects.select_related("scheme", "beneficiary", "replaces")
    return visible(found, actor) if actor.role in INSIDE else found.none()


def redemptions_visible_to(actor: Actor) -> QuerySet[Redemption]:
    """Return the redemptions of one's own side; a provider sees its own alone."""
    found = Redemption.objects.select_related("scheme", "voucher", "provider", "statement")
    if actor.role is Role.PROVIDER:
        return found.filter(provider_id=actor.organisation_id)
    return visible(found, actor) if actor.role in INSIDE else found.none()


def statements_visible_to(actor: Actor) -> QuerySet[Statement]:
    """Return the statements of one's own side; a provider sees its own alone."""
    found = Statement.objects.select_related("scheme", "provider")
    if actor.role is Role.PROVIDER:
        return found.filter(provider_id=actor.organisation_id)
    return visible(found, actor) if actor.role in INSIDE else found.none()


def framework_of(project_code: str) -> Framework | None:
    """Return the framework agreement by which a project is bought."""
    found = Framework.objects.filter(project_code=project_code, signed_on__isnull=False)
    return found.order_by("-id").first()


def by_code(code: str) -> Voucher | None:
    """Return the voucher of a typed code."""
    found = Voucher.objects.select_related("scheme", "beneficiary")
    return found.filter(mark=codes.mark_for(code)).first()


def wrong_tries(voucher: str, at: datetime) -> int:
    """Return how often a wrong password was typed for a voucher within the hour."""
    return Refused.objects.filter(
        refused_at__gt=at - PAUSE, code=WrongPin.code, sentence__contains=voucher
    ).count()


def dearest_fen(scheme: Scheme) -> int:
    """Return what a point costs where it costs most."""
    return int(scheme.points.aggregate(most=Max("price_fen"))["most"] or 0)


def points_given(scheme: Scheme) -> int:
    """Return what was given out and not taken back: what is spent, and what may be."""
    left = scheme.vouchers.filter(state="active").aggregate(sum=Sum("left"))["sum"] or 0
    spent = _counting(scheme).aggregate(sum=Sum("amount"))["sum"] or 0
    return int(left) + int(spent)


def value_spent(scheme: Scheme) -> int:
    """Return what the redemptions are worth that were not undone, in fen."""
    return int(_counting(scheme).aggregate(sum=Sum("value_fen"))["sum"] or 0)


def unsettled(scheme: Scheme) -> int:
    """Return how many redemptions are not in a statement that was found right."""
    return _counting(scheme).exclude(statement__state="accepted").count()


def to_settle(
    scheme: Scheme, provider_id: int, since: datetime, until: datetime
) -> QuerySet[Redemption]:
    """Return what a provider may ask to be paid for a period."""
    return Redemption.objects.filter(
        scheme=scheme,
        provider_id=provider_id,
        state="redeemed",
        statement__isnull=True,
        at__gte=since,
        at__lt=until,
    ).order_by("id")


def waiting_for_vouchers(scheme: Scheme, most: int) -> list[tuple[Beneficiary, int]]:
    """Return to whom vouchers may still be given, and how many each."""
    held = Count("vouchers", filter=Q(vouchers__state="active"))
    people = scheme.beneficiaries.annotate(held=held).filter(held__lt=most).order_by("id")
    return [(one, most - one.held) for one in people]


def enrolled(scheme: Scheme, marks: set[str]) -> set[str]:
    """Return which of these people are in the scheme already."""
    found = scheme.beneficiaries.filter(mark__in=marks)
    return set(found.values_list("mark", flat=True))


def over(on: date) -> QuerySet[Scheme]:
    """Return the schemes whose last day is over."""
    return Scheme.objects.filter(state="in_force", valid_to__lt=on).order_by("id")


@dataclass(frozen=True)
class AtProvider:
    """What was redeemed at one provider; money in fen."""

    point: ServicePoint
    count: int
    amount: int
    value_fen: int
    stars: float | None
    disputed: int


def by_provider(scheme: Scheme) -> list[AtProvider]:
    """Return the figures of each provider that may be chosen, most redeemed first."""
    rows = (
        scheme.redemptions.order_by()
        .values("provider_id")
        .annotate(
            count=Count("id", filter=~Q(state="undone")),
            amount=Sum("amount", filter=~Q(state="undone")),
            value=Sum("value_fen", filter=~Q(state="undone")),
            mean=Avg("stars"),
            doubted=Count("id", filter=Q(state="disputed")),
        )
    )
    told: dict[int, Mapping[str, Any]] = {row["provider_id"]: row for row in rows}
    points = scheme.points.select_related("provider").order_by("id")
    found = [_at(point, told.get(point.provider_id, {})) for point in points]
    return sorted(found, key=lambda one: -one.value_fen)


def _at(point: ServicePoint, row: Mapping[str, Any]) -> AtProvider:
    mean = row.get("mean")
    return AtProvider(
        point=point,
        count=_whole(row.get("count")),
        amount=_whole(row.get("amount")),
        value_fen=_whole(row.get("value")),
        stars=float(mean) if isinstance(mean, float) else None,
        disputed=_whole(row.get("doubted")),
    )


def by_month(scheme: Scheme) -> list[tuple[str, int, int]]:
    """Return month, number and value of redemptions, in order."""
    rows = (
        _counting(scheme)
        .order_by()
        .values("at__year", "at__month")
        .annotate(count=Count("id"), value=Sum("value_fen"))
        .order_by("at__year", "at__month")
    )
    return [(f"{r['at__year']}-{r['at__month']:02d}", r["count"], r["value"]) for r in rows]


def moments_at(scheme: Scheme, provider_id: int) -> list[datetime]:
    """Return when vouchers were redeemed at a provider, in order."""
    found = _counting(scheme).filter(provider_id=provider_id).order_by("at")
    return list(found.values_list("at", flat=True))


def _counting(scheme: Scheme) -> QuerySet[Redemption]:
    return scheme.redemptions.exclude(state="undone")


def _whole(value: Any) -> int:
    return int(value) if isinstance(value, int) else 0
