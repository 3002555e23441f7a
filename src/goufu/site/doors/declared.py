"""Words and keys of the stages, as menus and headings use them."""

from __future__ import annotations

from django.utils.translation import gettext

from goufu.base.doors.declare import STAGE_NAMES, Act, Doors, Stage
from goufu.site.cards.parts import TagTone

# The key by which a page tells the menu where it is.
STAGE_OF_PAGE: dict[Stage, str] = {stage: stage.value for stage in Stage}


def stage_name(stage: Stage) -> str:
    return gettext(STAGE_NAMES[stage])


def summary_of(doors: Doors, act: Act) -> str:
    """Return the words on the act's button."""
    step = next((step for step in doors.workflow.steps if step.verb == act.verb), None)
    return gettext(act.label if act.opens or step is None else step.label).rstrip("…")


def tone_of(state: str, doors: Doors) -> TagTone:
    """Return how the word of a state looks: jade what is done, plain what came to nothing."""
    if state in doors.workflow.vain:
        return ""
    return "ok" if state in doors.workflow.final else "ink"
