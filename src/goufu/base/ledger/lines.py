"""Write a line that is not a dossier's step: a sign-in, a calendar year, a file added."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import Actor


def write(
    event: str,
    *,
    ref: str,
    actor: Actor,
    at: datetime,
    place: str = "",
    dossier_kind: str = "",
    project_code: str = "",
    clause: str = "",
    facts: dict[str, Any] | None = None,
    why: list[dict[str, Any]] | None = None,
) -> Entry:
    """Write one line of the ledger.

    Args:
        event: ``subject.verb``, e.g. ``calendar.enter_year``; its subject is the kind of dossier
            where none is given.
        place: where it happened; the actor's place where not given.
    """
    return Entry.objects.create(
        event=event,
        dossier_kind=dossier_kind or event.partition(".")[0],
        ref=ref,
        project_code=project_code,
        place=place or actor.place,
        account_id=actor.account_id,
        actor=actor.name,
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation=actor.organisation,
        happened_at=at,
        clause=clause,
        facts=facts or {},
        why=why or [],
    )
