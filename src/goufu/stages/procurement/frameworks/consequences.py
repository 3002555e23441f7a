"""What the steps of this room set going in the project; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
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


def _state(entry: Entry) -> str:
    project = Project.objects.filter(project_code=entry.project_code or None).first()
    return project.state if project else ""
