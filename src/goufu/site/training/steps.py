"""A step in words: from the workflow table, the law of the day, and the explanations beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from goufu.base.doors.declare import Doors, doors_of
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.workflow.declare import Step
from goufu.law.rows import every_page
from goufu.site import cards
from goufu.site.cards.training import StepTold
from goufu.site.doors.consequences import brought_by
from goufu.site.training.explained import explanation_of

OPEN_TENDER = "open_tender"  # The method that the stories go by.


@dataclass(frozen=True)
class Spot:
    """Where the law is asked, in place of a dossier that may not be there yet."""

    place: str

    def method_of_purchase(self) -> str:
        return OPEN_TENDER


def told(kind: str, verb: str, *, on: date, place: str) -> StepTold | None:
    """Explain a step or an opening act under the law of a day; None where there is none."""
    doors = doors_of(kind)
    if doors is None:
        return None
    steps = [step for step in doors.workflow.steps if step.verb == verb]
    act = doors.act(verb)
    if not steps and act is None:
        return None
    step = steps[0] if steps else None
    explained = explanation_of(kind, verb)
    what, refused = explained.in_words() if explained else ("", "")
    label = step.label if step else act.label if act else verb
    return StepTold(
        title=_(label).rstrip("…"),
        what=what,
        refused=refused,
        who=_roles(step.by if step else act.by if act else ()),
        citation=citation_of(step.clause, on) if step and step.clause else None,
        effects=brought_by(step, Spot(place), on) if step else [],
        leads_to=_leads_to(doors, step),
    )


def citation_of(clause: str, on: date) -> cards.CitationCard:
    """Return a clause with its words, where a row of the law in force that day has them."""
    rows = (row for page in every_page() for row in page.all_rows())
    for row in rows:
        if row.answer.cite == clause and row.answer.quote and row.in_force_on(on):
            return cards.CitationCard(clause, row.answer.quote, row.answer.verified)
    return cards.CitationCard(clause)


def _leads_to(doors: Doors, step: Step | None) -> str:
    state = step.target if step else doors.workflow.start
    return _(doors.workflow.states[state])


def _roles(by: Sequence[Role] | frozenset[Role]) -> str:
    return _("、").join(_(ROLE_NAMES[role]) for role in sorted(by))
