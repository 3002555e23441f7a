"""Write a line that belongs to no dossier: somebody signed in, got a role, changed a password."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Actor


def record(
    event: str,
    *,
    actor: Actor,
    at: datetime,
    ref: str,
    facts: dict[str, Any] | None = None,
    clause: str = "",
) -> Entry:
    """Write one line of the ledger.

    Args:
        event: ``people.sign_in``; the word before the dot is kept as the kind of what it is about.
        ref: the account, organisation or place that it is about, as ``account:12``.
        facts: nothing secret, and of personal data only what the line is about.
    """
    return Entry.objects.create(
        event=event,
        dossier_kind=event.partition(".")[0],
        ref=ref,
        place=actor.place,
        account_id=actor.account_id,
        actor=actor.name,
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation=actor.organisation,
        happened_at=at,
        clause=clause,
        facts=facts or {},
    )
