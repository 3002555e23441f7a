"""Questions to the payments."""

from __future__ import annotations

from django.db.models import QuerySet, Sum

from goufu.base.people.roles import AGENCIES, Actor
from goufu.stages.contracting.contracts.queries import to_the_sides
from goufu.stages.contracting.payments.models import Payment


def visible_to(actor: Actor) -> QuerySet[Payment]:
    """Return the payments that the actor may see; an agency's work ends before them."""
    if actor.role in AGENCIES:
        return Payment.objects.none()
    found = Payment.objects.select_related(
        "delivery", "contract", "purchaser", "finance", "provider"
    )
    return to_the_sides(found, actor)


def of_contract(contract_id: int) -> int:
    """Return what all payments under a contract come to, in fen."""
    return _sum(Payment.objects.filter(contract_id=contract_id))


def of_project(project_code: str) -> int:
    """Return what all payments of a project come to, in fen."""
    return _sum(Payment.objects.filter(project_code=project_code))


def invoice_used_by(provider_id: int, number: str, *, but: int) -> str:
    """Return the payment that this invoice belongs to already; empty where it belongs to none."""
    other = Payment.objects.filter(provider_id=provider_id, invoice_number=number).exclude(pk=but)
    return other.values_list("ref", flat=True).first() or ""


def unsent() -> QuerySet[Payment]:
    """Return the payments that are ordered and whose order file is still to be written."""
    return Payment.objects.filter(state="ordered", order_sent_at__isnull=True).order_by("id")


def ordered_under(order_number: str) -> Payment | None:
    """Return the payment of this order, sent last or before."""
    ref, _, attempt = order_number.rpartition("-")
    return Payment.objects.filter(ref=ref).first() if attempt.isdigit() else None


def _sum(payments: QuerySet[Payment]) -> int:
    return payments.aggregate(total=Sum("amount_fen"))["total"] or 0
