"""What browsers and clients seal responses with, and unlock them; who may keep the third key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import Actor
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.sealing.opening import given_to_seal, given_to_unlock


def keepers(framework: Framework, _actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the agencies that may keep the third key."""
    return as_choices(queries.keepers(framework.place, on))


def sealed_here(framework: Framework, actor: Actor) -> Mapping[str, Any]:
    """Return what a provider's browser seals a response with; ``most_fen`` is the ceiling."""
    keys = queries.keys_in_order(framework)
    return {
        "does": "seal",
        "what": "response",
        "closes_at": framework.closes_at,
        "most_fen": framework.ceiling_fen,
        **given_to_seal(framework.ref, actor.organisation_id, keys),
    }


def unlocked_here(framework: Framework, actor: Actor) -> Mapping[str, Any]:
    """Return what a custodian's browser takes its pieces out of; nothing before the closing."""
    pinned = queries.key_of(framework, actor)
    if pinned is None:
        return {"does": "unlock", "custodian": "", "fingerprint": "", "offers": {}}
    sealed = queries.sealed(framework) if framework.state == "closed" else []
    return given_to_unlock(pinned, sealed)
