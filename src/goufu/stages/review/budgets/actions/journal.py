"""The one place where the money of a line moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.stages.review.budgets.models import Account, BudgetLine, Leg, Move, Posting

# The column in which each account's balance is kept; what was granted is kept above zero there.
COLUMNS = {
    Account.AVAILABLE: "available_fen",
    Account.RESERVED: "reserved_fen",
    Account.PAID: "paid_fen",
    Account.RETURNED: "returned_fen",
}
GRANTED = "amount_fen"


@dataclass(frozen=True)
class Change:
    """What is added to one account of one line, in fen; below zero it is taken away."""

    line: BudgetLine
    account: Account
    fen: int


@dataclass(frozen=True)
class Note:
    """What a posting says beside its sums."""

    move: Move
    at: datetime
    project_code: str = ""
    document: str = ""
    reason: str = ""
    by: str = ""


def move_fen(line: BudgetLine, source: Account, target: Account, fen: int) -> tuple[Change, Change]:
    """Return the two changes that take ``fen`` from one account of a line to another."""
    return Change(line, source, -fen), Change(line, target, fen)


def grant(line: BudgetLine, fen: int) -> tuple[Change, Change]:
    """Return the two changes that give a line ``fen`` more, or less where below zero."""
    return move_fen(line, Account.GRANTED, Account.AVAILABLE, fen)


def post(note: Note, changes: Sequence[Change]) -> Posting:
    """Write one posting and keep the balances of its lines.

    The lines are locked by the caller, each given as one and the same object. That the changes
    are nothing together, and that no account goes below zero, the database checks again.
    """
    posting = Posting.objects.create(**vars(note))
    Leg.objects.bulk_create(legs_of(posting, changes))
    for line in {change.line.pk: change.line for change in changes}.values():
        line.save(update_fields=[GRANTED, *COLUMNS.values()])
    return posting


def legs_of(posting: Posting, changes: Sequence[Change]) -> list[Leg]:
    """Carry changes into the balances of their lines; return the legs, not yet saved."""
    legs = []
    for change in changes:
        line, account = change.line, change.account
        if account is Account.GRANTED:
            line.amount_fen -= change.fen
            balance = -line.amount_fen
        else:
            balance = getattr(line, COLUMNS[account]) + change.fen
            setattr(line, COLUMNS[account], balance)
        legs.append(
            Leg(
                posting=posting,
                line=line,
                account=account,
                amount_fen=change.fen,
                balance_fen=balance,
            )
        )
    return legs


def by(actor: Actor | None) -> str:
    """Return who stands behind a posting; nobody where a consequence of another step does."""
    return actor.name if actor else ""
