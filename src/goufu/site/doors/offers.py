"""What a reader may do now: the steps open to them, and the dossiers they may open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Doors, all_doors
from goufu.base.people.roles import PARTY_OF, WATCHERS, Actor
from goufu.base.workflow.declare import Step
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.models import Hold
from goufu.site.doors.rows import Row


@dataclass(frozen=True)
class Offer:
    """One act, on a dossier or below it.

    Args:
        doors: where the act is declared.
        step: the step it takes; None where it opens a dossier.
        kind, ref: the dossier it is done on or opened from; empty where from a list.
    """

    doors: Doors
    act: Act
    step: Step | None
    kind: str = ""
    ref: str = ""
    title: str = ""

    @property
    def label(self) -> str:
        """The words on the button, to be translated."""
        return self.step.label if self.step else self.act.label


def hold_on(project_code: str) -> Hold | None:
    """Return what suspends a project, where something does."""
    if not project_code:
        return None
    return Hold.objects.filter(project_code=project_code, lifted_at__isnull=True).first()


def steps_open(doors: Doors, dossier: Dossier, actor: Actor, on: date) -> list[Offer]:
    """Return the steps that this person may take on this dossier, the project not being on hold."""
    offers = [
        Offer(doors, act, step, doors.kind, dossier.ref, dossier.title)
        for step in doors.workflow.open_to(actor, dossier=dossier, on=on)
        if (act := doors.act(step.verb)) is not None
    ]
    return offers if offers and is_a_party(dossier, actor) else []


def without_those_on_hold(offers: Iterable[Offer], hold: Hold | None) -> list[Offer]:
    """Drop the steps that a suspended project does not let through."""
    return [
        offer for offer in offers if hold is None or offer.step is None or offer.step.through_hold
    ]


def is_a_party(dossier: Dossier, actor: Actor) -> bool:
    """Test whether the reader's organisation is the dossier's party, as ``advance`` does."""
    organisations = dossier.parties(PARTY_OF[actor.role])
    if organisations is None or actor.organisation_id in organisations:
        return True
    return actor.role in WATCHERS and dossier.place.startswith(actor.place)


def openings_below(doors: Doors, dossier: Dossier, actor: Actor, on: date) -> list[Offer]:
    """Return what this person may open from the page of this dossier."""
    return [
        Offer(child, act, None, doors.kind, dossier.ref, dossier.title)
        for child, act in _openings(actor)
        if act.on == doors.kind and (act.offered is None or act.offered(dossier, actor, on))
    ]


def offers_in(found: Sequence[Row], project: Any, actor: Actor, on: date) -> list[Offer]:
    """Return what may be done on any dossier of a project, asking as few of them as may be."""
    with_openings = kinds_with_openings(actor)
    asked = [row for row in found if row.kind in with_openings or _has_steps(row, actor, on)]
    others = [row for row in asked if row.ref != project.ref]
    dossiers = {**_dossiers_of(others, actor), project.ref: project}
    offers: list[Offer] = []
    for row in asked:
        dossier = dossiers[row.ref]
        offers += steps_open(row.doors, dossier, actor, on)
        # One that replaces or corrects another of its kind is offered on that one's own page.
        openings = openings_below(row.doors, dossier, actor, on)
        offers += [offer for offer in openings if offer.doors.kind != row.kind]
    return offers


def _has_steps(row: Row, actor: Actor, on: date) -> bool:
    steps = row.doors.workflow.open_to(actor, dossier=row, on=on)
    return any(row.doors.act(step.verb) for step in steps)


def _dossiers_of(found: Sequence[Row], actor: Actor) -> dict[str, Any]:
    """Return the dossiers behind rows by number, those of a kind read together."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in found:
        by_kind[row.kind].append(row.ref)
    visible = {row.kind: row.doors.visible for row in found}
    return {
        dossier.ref: dossier
        for kind, refs in by_kind.items()
        for dossier in visible[kind](actor).filter(ref__in=refs)
    }


def kinds_with_openings(actor: Actor) -> set[str]:
    """Return the kinds from whose pages this person may open something."""
    return {act.on for _, act in _openings(actor) if act.on}


def openings(actor: Actor, on: date, *, kind: str = "") -> list[Offer]:
    """Return what this person may open from a list: from that of ``kind``, or from any."""
    return [
        Offer(doors, act, None)
        for doors, act in _openings(actor)
        if not act.on
        and kind in {"", doors.kind}
        and (act.offered is None or act.offered(None, actor, on))
    ]


def _openings(actor: Actor) -> list[tuple[Doors, Act]]:
    return [
        (doors, act)
        for doors in all_doors()
        for act in doors.acts
        if act.opens and actor.holds(act.by)
    ]


def may_do(doors: Doors, dossier: Any, actor: Actor, on: date) -> list[str]:
    """Return the verbs open to this person on this dossier, for the JSON doors."""
    offers = steps_open(doors, dossier, actor, on)
    if not offers:
        return []
    return [
        offer.act.verb for offer in without_those_on_hold(offers, hold_on(dossier.project_code))
    ]
