"""What the steps of this room set going in the project; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.stages.review.projects.consequences import move
from goufu.stages.review.projects.models import Project


def start_purchase(entry: Entry) -> None:
    """Take the project into its purchase, where no agreement did.

    Listens to ``voucher_scheme.accept``.
    """
    project = Project.objects.get(project_code=entry.project_code)
    if project.state == "announced":
        move(entry, "start_purchase")


def purchase_again(entry: Entry) -> None:
    """Let the project be bought another way. Listens to ``voucher_scheme.withdraw``."""
    project = Project.objects.get(project_code=entry.project_code)
    if project.state == "purchasing" and not project.frameworks.exists():
        move(entry, "purchase_again")
