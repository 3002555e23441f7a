"""What the forms of a draw offer to choose from, and what they begin with."""

from __future__ import annotations

from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.why import unheard
from goufu.stages.procurement.draws import queries
from goufu.stages.procurement.draws.models import Draw

Choices = list[tuple[str, str]]


def fields(draw: Draw, _actor: Actor, _on: date) -> Choices:
    """Return the fields in which somebody in the register may assess here."""
    return [(one, one) for one in queries.fields_at(draw.place)]


def colleagues(draw: Draw, _actor: Actor, on: date) -> Choices:
    """Return the purchaser's people who may be sent."""
    return [
        (str(post.pk), f"{post.account.name}（{post.organisation.name}）")
        for post in queries.colleagues(draw, on)
    ]


def filled_seats(draw: Draw, _actor: Actor, _on: date) -> Choices:
    """Return the seats of those who said yes; whose they are is not told."""
    return [
        (one.short, f"{number}（{one.short}）")
        for number, one in enumerate(queries.accepted(draw), start=1)
    ]


def selectable(draw: Draw, _actor: Actor, on: date) -> Choices:
    """Return the experts whom the purchaser may choose, those of other units first."""
    with unheard():
        known = queries.selectable(draw, on)
    return [
        (
            one.expert.ref,
            f"{one.expert.title}（{one.expert.employer}，{'、'.join(one.expert.fields)}）",
        )
        for one in known
        if one.eligible
    ]
