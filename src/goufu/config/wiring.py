"""Connect what the floors leave open: consequences, the clock, the doors, the law's local rows.

Everything is said here once, in the order of the floors; ``apps.py`` calls it when Django is up.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from goufu.base.documents import handing_out, reading
from goufu.base.doors.declare import Doors, register
from goufu.base.jobs import clockwork
from goufu.base.law_rows import preview, source
from goufu.base.workflow import advance
from goufu.config import rooms
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.site import context
from goufu.site.doors import shell
from goufu.site.training.guide import guide_of


def wire() -> None:
    """Connect everything; doing it twice changes nothing."""
    _wire_law()
    _wire_workflow()
    register(declared_doors())
    _wire_documents()
    _wire_shell()
    _wire_training()


def declared_doors() -> Iterator[Doors]:
    """Yield the doors that the rooms declare, in the order in which a project meets them."""
    for name in rooms.DOORS:
        if find_spec(name):
            declared = import_module(name).DOORS
            yield from (declared,) if isinstance(declared, Doors) else declared


def _wire_law() -> None:
    from goufu.stages.procurement.plans.queries import touched_by_threshold  # noqa: PLC0415

    source.plug_in()
    preview.connect({OPEN_TENDER_THRESHOLD.key: touched_by_threshold})


def _wire_workflow() -> None:
    switchboard, clock = _present("goufu.config.switchboard"), _present("goufu.config.clockwork")
    if switchboard is not None:
        advance.connect(switchboard.SWITCHBOARD)
    if clock is not None:
        clockwork.connect(clock.WORK)


def _wire_documents() -> None:
    from goufu.stages.procurement.papers import actions, queries  # noqa: PLC0415
    from goufu.stages.procurement.prequalifications import queries as applications  # noqa: PLC0415
    from goufu.stages.procurement.tenders.queries import papers_open_to  # noqa: PLC0415

    reading.connect([papers_open_to, queries.papers_open_to, applications.papers_open_to])
    handing_out.connect([actions.note_download])


def _wire_shell() -> None:
    context.connect(context.Hooks(unread=shell.unread, waiting=shell.waiting, guide=guide_of))


def _wire_training() -> None:
    from goufu.base.training import story  # noqa: PLC0415
    from goufu.config.training import SampleTeller  # noqa: PLC0415 (its stories need all rooms)

    story.connect(SampleTeller())


def _present(name: str) -> ModuleType | None:
    return import_module(name) if find_spec(name) else None
