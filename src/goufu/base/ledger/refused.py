"""The second log: attempts that were refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.ledger.models import Refused
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.law.refusals import Refusal


def said_by(actor: Actor) -> str:
    """Return who is named in the log: of an expert only that it was one, since names are secret.

    The account is kept with the line all the same.
    """
    return ROLE_NAMES[Role.EXPERT] if actor.role is Role.EXPERT else actor.name


def write_down(
    refusal: Refusal, event: str, kwargs: dict[str, Any], *, actor: Actor, at: datetime
) -> int:
    """Keep the attempt; called after the rollback, in a transaction of its own.

    Returns the number under which the attempt can be found again.
    """
    ref = str(kwargs.get("ref", ""))
    return Refused.objects.create(
        event=event,
        ref=ref,
        account_id=actor.account_id,
        actor=said_by(actor),
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation=actor.organisation,
        refused_at=at,
        code=refusal.code,
        sentence=str(refusal),
        clause=refusal.clause,
        remedy=refusal.remedy_text,
        why=list(refusal.why),
    ).pk
