"""What lies before a reader who is about to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from goufu.base.doors.declare import Act, Doors
from goufu.base.workflow.declare import Step
from goufu.site.doors.addresses import list_url, page_of
from goufu.site.doors.asking import Reader


@dataclass(frozen=True)
class Desk:
    """What lies before the reader: the act, on which dossier or below which one.

    Args:
        doors: those of the act.
        dossier: the one it is done on; None where it opens one.
        parent, parent_doors: where the new one is opened from.
    """

    reader: Reader
    doors: Doors
    act: Act
    dossier: Any = None
    parent: Any = None
    parent_doors: Doors | None = None

    @property
    def step(self) -> Step | None:
        """The step as it leaves the dossier's state now, else any of that name.

        A method of purchase may have a step of its own with the same name, in its own words.
        """
        steps = [step for step in self.doors.workflow.steps if step.verb == self.act.verb]
        if self.act.opens or not steps:
            return None
        known = [s for s in steps if self.dossier and s.exists(self.dossier, self.reader.today)]
        here = (s for s in known or steps if self.dossier and s.source == self.dossier.state)
        return next(here, (known or steps)[0])

    @property
    def at_hand(self) -> Any:
        """The dossier that choices and first values are made from."""
        return self.parent if self.act.opens else self.dossier

    @property
    def label(self) -> str:
        return gettext(self.step.label if self.step else self.act.label)

    @property
    def back_url(self) -> str:
        if self.dossier is not None:
            return page_of(self.doors.kind, self.dossier.ref, self.dossier.project_code)
        if self.parent is not None and self.parent_doors is not None:
            return page_of(self.parent_doors.kind, self.parent.ref, self.parent.project_code)
        return list_url(self.doors.kind)
