"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.stages.review.budgets import actions


def write_payment(entry: Entry) -> None:
    """Write down in the journal what the treasury has paid. Listens to ``payment.confirm``."""
    actions.pay(
        project_code=entry.project_code,
        fen=entry.facts["amount_fen"],
        document=entry.facts["order_number"],
        at=entry.happened_at,
    )


def release_rest(entry: Entry) -> None:
    """Give what a closed project did not use back to its lines. Listens to ``project.close``."""
    actions.release(project_code=entry.project_code, at=entry.happened_at)
