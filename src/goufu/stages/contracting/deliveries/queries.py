"""Questions to the deliveries."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import DecimalField, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from goufu.base.people.roles import Actor
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.queries import to_the_sides
from goufu.stages.contracting.deliveries.models import Delivery, DeliveryLine
from goufu.stages.procurement.vouchers.models import Scheme, Statement

NOTHING = Value(Decimal(0), output_field=DecimalField(max_digits=14, decimal_places=2))


def visible_to(actor: Actor) -> QuerySet[Delivery]:
    """Return the deliveries that the actor may see."""
    found = Delivery.objects.select_related("contract", "purchaser", "provider", "document")
    return to_the_sides(found, actor)


def quantities_taken(contract: Contract, *, but: int | None = None) -> dict[int, Decimal]:
    """Return how much of each line is accepted, or reported and still to be judged.

    Args:
        but: the id of a delivery that is left out.
    """
    lines = DeliveryLine.objects.filter(
        delivery__contract=contract, delivery__state__in=("reported", "accepted")
    )
    if but is not None:
        lines = lines.exclude(delivery_id=but)
    taken = lines.values("number").annotate(taken=Sum(Coalesce("accepted", "reported")))
    return {row["number"]: row["taken"] for row in taken.order_by("number")}


def waiting(contract: Contract, *, but: int) -> list[str]:
    """Return the numbers of the contract's other deliveries that nobody has accepted yet."""
    return list(
        Delivery.objects.filter(contract=contract, state="reported")
        .exclude(pk=but)
        .order_by("id")
        .values_list("ref", flat=True)
    )


def accepted_lines(
    contract_id: int, number: int, *, before: int | None = None
) -> QuerySet[DeliveryLine]:
    """Return the accepted rows of one of the contract's services, in the order of acceptance."""
    found = DeliveryLine.objects.filter(
        delivery__contract_id=contract_id, delivery__state="accepted", number=number
    )
    return found if before is None else found.exclude(delivery_id=before)


def is_by_voucher(tender_ref: str) -> bool:
    """Test whether a contract was made so that those who are served pay by voucher."""
    return Scheme.objects.filter(ref=tender_ref).exists()


def contract_for(statement: Statement) -> Contract | None:
    """Return the contract under which a provider's vouchers are paid."""
    return Contract.objects.filter(
        tender_ref=statement.scheme.ref, provider_id=statement.provider_id
    ).first()
