"""Seal the lines written since the last head: give them their leaves and sign the new root."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from goufu.base.ledger import keys
from goufu.base.ledger.models import Entry, Head, Leaf, Node
from goufu.base.ledger.tree import LedgerTree, leaf_digest, newly_full

LOCK = 0x6C656467  # "ledg": whoever seals holds it.
BATCH = 5_000
LOWEST = -(2**63)  # Below every number a line can have.
# Line numbers are given out before lines are committed. After so long none is still on its way,
# so a line that turns up below a head of that age was put there behind the application's back.
SETTLED_AFTER = timedelta(hours=1)


def seal(at: datetime, *, late: bool = False) -> Head | None:
    """Seal everything that is not sealed yet; return the last head made, None where none was.

    Several processes may call it: one seals, the others wait and find nothing left to do.

    Args:
        late: also seal lines that turned up below a settled head; see ``verify``.
    """
    last, after = None, LOWEST if late else settled(at)
    while sealed := _seal_batch(at, after=after):
        last, after = sealed
    return last


def settled(at: datetime) -> int:
    """Return the line number below which no unsealed line can honestly turn up any more."""
    number = (
        Head.objects.filter(signed_at__lte=at - SETTLED_AFTER)
        .order_by("-number")
        .values_list("last_entry", flat=True)
        .first()
    )
    return number or 0


def unsealed() -> QuerySet[Entry]:
    """Return the lines that have no leaf."""
    return Entry.objects.filter(~Exists(Leaf.objects.filter(entry_id=OuterRef("pk"))))


@transaction.atomic
def _seal_batch(at: datetime, *, after: int) -> tuple[Head, int] | None:
    """Seal the next lines above ``after``; return the head and the last line that it took in."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    entries = list(unsealed().filter(pk__gt=after).order_by("pk")[:BATCH])
    if not entries:
        return None
    before = Head.objects.order_by("-number").first()
    start = before.size if before else 0
    Leaf.objects.bulk_create(
        Leaf(index=start + i, entry_id=entry.pk, digest=leaf_digest(entry.canonical()))
        for i, entry in enumerate(entries)
    )
    size = start + len(entries)
    Node.objects.bulk_create(newly_full(start, size))
    head = Head(
        number=before.number + 1 if before else 1,
        size=size,
        root=LedgerTree(size).root(),
        last_entry=max(entries[-1].pk, before.last_entry if before else 0),
        signed_at=at,
    )
    keys.sign(head, at=at).save(force_insert=True)
    return head, entries[-1].pk
