"""What the tests of the journal ask of it: that it adds up, and that the lines say what it says."""

from __future__ import annotations

from django.db import connection
from django.db.models import Sum

from goufu.stages.review.budgets.models import Account, BudgetLine, Leg, Posting, Reservation

COLUMNS = {
    Account.AVAILABLE: "available_fen",
    Account.RESERVED: "reserved_fen",
    Account.PAID: "paid_fen",
    Account.RETURNED: "returned_fen",
}


def check_the_books() -> None:
    """Fail where a posting is not nothing in sum, or a line is not what its legs add up to."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the triggers speak now, not at the end
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    sums = Posting.objects.annotate(total=Sum("legs__amount_fen")).values_list("total", flat=True)
    assert set(sums) <= {0}
    for line in BudgetLine.objects.order_by("id"):
        legs = dict(
            Leg.objects.filter(line=line).values_list("account").annotate(Sum("amount_fen"))
        )
        assert line.amount_fen == -legs[Account.GRANTED]
        for account, column in COLUMNS.items():
            assert getattr(line, column) == legs.get(account, 0) >= 0, (line.ref, account)
            last = Leg.objects.filter(line=line, account=account).order_by("id").last()
            assert last is None or last.balance_fen == getattr(line, column)
        open_ones = Reservation.objects.filter(line=line, released_at=None)
        kept = sum(one.amount_fen - one.paid_fen for one in open_ones)
        assert line.reserved_fen == kept


def line_numbered(ref: str) -> BudgetLine:
    return BudgetLine.objects.get(ref=ref)
