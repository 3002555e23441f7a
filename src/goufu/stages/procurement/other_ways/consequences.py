"""What the steps of this room set going for the project; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.stages.review.projects.consequences import move


def start_purchase(entry: Entry) -> None:
    """Take the project into its purchase. Listens to ``other_way.open``."""
    move(entry, "start_purchase")


def purchase_otherwise(entry: Entry) -> None:
    """Let the project be bought otherwise. Listens to ``other_way.withdraw``."""
    move(entry, "purchase_again")
