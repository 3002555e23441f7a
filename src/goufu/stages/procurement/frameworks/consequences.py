"""What the steps of this room set going in the project; wired in ``config/switchboard.py``."""

from __future__ import annotations

from django.db.models import F

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.frameworks import actions
from goufu.stages.procurement.frameworks.models import FrameworkKey
from goufu.stages.procurement.sealing.sheets import LostKey
from goufu.stages.review.projects.consequences import move
from goufu.stages.review.projects.models import Project


def start_purchase(entry: Entry) -> None:
    """Take the project into its purchase.

    Listens to ``framework.file``, ``framework.accept`` and ``framework_deal.fix``.
    """
    if _state(entry) == "announced":
        move(entry, "start_purchase")


def purchase_again(entry: Entry) -> None:
    """Let a project be bought another way.

    Listens to ``framework.fail`` and ``framework.withdraw``.
    """
    if _state(entry) == "purchasing":
        move(entry, "purchase_again")


def note_lost_keys(entry: Entry) -> None:
    """Tell everyone whose responses a lost key was to open.

    Listens to ``opening_key.report_lost``.
    """
    pinned = FrameworkKey.objects.filter(
        key__ref=entry.ref,
        round=F("framework__round"),
        framework__state__in=("collecting", "closed"),
    )
    for one in pinned.select_related("framework"):
        actions.note_lost_key(
            ref=one.framework.ref,
            sheet=LostKey(custodian=one.custodian, reason=entry.facts["reason"]),
            actor=THE_CLOCK,
            at=entry.happened_at,
        )


def _state(entry: Entry) -> str:
    project = Project.objects.filter(project_code=entry.project_code or None).first()
    return project.state if project else ""
