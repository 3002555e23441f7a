"""What forms about providers let one choose, and what they begin with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import Actor
from goufu.law.parties import PROVIDERS as KINDS
from goufu.law.words import say
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import Standard
from goufu.stages.parties.providers.models.provider import CHANGEABLE
from goufu.stages.parties.providers.rules.conduct import CONDUCTS
from goufu.stages.parties.providers.rules.entry import SOCIAL
from goufu.stages.parties.providers.sheets import entry, standards

Choices = list[tuple[str, str]]
SOCIAL_WORD = "social"
SOCIAL_ORGANISATIONS = say("社会组织（原称民间组织）")


def authorities(_provider: object, _actor: Actor, _on: date) -> Choices:
    """Return who may check an application."""
    return as_choices(queries.authorities())


def entries_on_the_list(provider: Any, _actor: Actor, on: date) -> Choices:
    """Return the entries on the list of bad conduct that could be taken off."""
    if provider is None:
        return []
    still = provider.conducts.filter(struck_on__isnull=True, until__gte=on).order_by("id")
    return [(str(one.pk), f"{one.decision} {CONDUCTS[one.conduct]}") for one in still]


def own_standards(_standard: object, actor: Actor, _on: date) -> Choices:
    """Return the standards of one's own authority that a new one may replace."""
    mine = Standard.objects.filter(authority_id=actor.organisation_id, state="published")
    return [(str(one.pk), f"{one.title} {one.document_number}") for one in mine.order_by("-id")]


def as_registered(provider: Any, _actor: Actor, _on: date) -> dict[str, Any]:
    """Begin a change with what stands in the register."""
    return {} if provider is None else {name: getattr(provider, name) for name in CHANGEABLE}


def as_applied(provider: Any, _actor: Actor, _on: date) -> dict[str, Any]:
    """Begin putting an application right with what was told."""
    if provider is None:
        return {}
    names = [name for name in entry.ProviderRow.model_fields if name != "name"]
    told = {name: getattr(provider, name) for name in names}
    return told | {"name": provider.title, "former_names": "、".join(provider.former_names)}


def this_year(_dossier: object, _actor: Actor, on: date) -> dict[str, Any]:
    """Begin with the year that runs."""
    return {"year": on.year}


def is_checked(provider: Any, _actor: Actor, _on: date) -> bool:
    """Test whether there is a file of which something could be told."""
    return provider is None or provider.organisation_id is not None


def kinds(_actor: Actor, _on: date) -> Choices:
    """Return the kinds of bodies, social organisations first as one, by their old word, too."""
    return [(SOCIAL_WORD, SOCIAL_ORGANISATIONS), *KINDS.items()]


def of_kind(value: str) -> Q | None:
    """Return the condition for a kind, or for all social organisations."""
    if value == SOCIAL_WORD:
        return Q(kind__in=sorted(SOCIAL))
    return Q(kind=value) if value in KINDS else None


def so_far(_dossier: object, _actor: Actor, on: date) -> dict[str, Any]:
    """Begin with the year that runs, up to today."""
    return {"since": on.replace(month=1, day=1), "until": on}


def as_drafted(standard: Any, _actor: Actor, _on: date) -> dict[str, Any]:
    """Begin a revision with the draft."""
    if standard is None:
        return {}
    return {name: getattr(standard, name) for name in standards.DraftStandard.model_fields}
