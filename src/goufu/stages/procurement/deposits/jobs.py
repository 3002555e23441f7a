"""What the clock does for deposits: send orders that wait, take in what the bank has written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from goufu.base.boxes import Arrival, Unreadable
from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.stages.procurement.deposits import actions, bank, queries, sheets
from goufu.stages.procurement.deposits.models import Deposit

logger = logging.getLogger(__name__)


class DoesNotFit(ValueError):
    """A line of the bank does not fit the deposit that it names."""


def send_orders(at: datetime) -> Iterable[Callable[[], object]]:
    """Hand over the orders to return deposits."""
    return [partial(bank.send, refund.ref, at=at) for refund in queries.unsent()]


def take_statements(at: datetime) -> Iterable[Callable[[], object]]:
    """Take in every file of the bank that lies in the box."""
    return [partial(take, arrival, at=at) for arrival in bank.box().arrivals()]


def take(arrival: Arrival, *, at: datetime) -> bool:
    """Take in one file; one of which a line cannot be taken in is set aside with the reasons.

    Returns whether all of it was taken in. Taking the same file in twice changes nothing.
    """
    box, wrong = bank.box(), []
    try:
        lines = list(bank.lines_of(arrival))
    except Unreadable as error:
        lines, wrong = [], [str(error)]
    for line in lines:
        try:
            book(line, at=at)
        except (Refusal, ValueError) as error:
            wrong.append(f"{line.deposit}: {error}")
    if wrong:
        logger.warning("bank file %s was set aside: %s", arrival.name, "; ".join(wrong))
        box.set_aside(arrival, why="\n".join(wrong))
    else:
        box.file_away(arrival)
    return not wrong


def book(line: bank.Line, *, at: datetime) -> None:
    """Book one line as the platform.

    Raises:
        DoesNotFit: no such deposit, or another sum.
        Refusal: see the actions.
    """
    deposit = Deposit.objects.select_related("provider").filter(ref=line.deposit).first()
    if deposit is None:
        raise DoesNotFit(f"no deposit {line.deposit}")
    if line.receipt and line.receipt in {deposit.receipt, deposit.return_receipt}:
        return
    {"arrived": _arrived, "returned": _returned, "bounced": _bounced}[line.event](deposit, line, at)


def _arrived(deposit: Deposit, line: bank.Line, at: datetime) -> None:
    if line.amount_fen != deposit.amount_fen:
        raise DoesNotFit(f"{line.amount_fen} fen have come, {deposit.amount_fen} were declared")
    sheet = sheets.Arrival(arrived_at=line.at, receipt=line.receipt, payer_account=line.account)
    actions.arrive(ref=deposit.ref, sheet=sheet, actor=THE_CLOCK, at=at)


def _returned(deposit: Deposit, line: bank.Line, at: datetime) -> None:
    paid = deposit.amount_fen + deposit.interest_fen
    if line.amount_fen != paid:
        raise DoesNotFit(f"{line.amount_fen} fen were paid, {paid} were ordered")
    sheet = sheets.Return(returned_on=day_of(line.at), receipt=line.receipt)
    actions.give_back(ref=deposit.ref, sheet=sheet, actor=THE_CLOCK, at=at)


def _bounced(deposit: Deposit, line: bank.Line, at: datetime) -> None:
    if deposit.state == "held":
        return  # Booked already.
    reason = f"银行退回（{line.receipt}）：{line.reason or '未说明原因'}"
    actions.bounce(ref=deposit.ref, sheet=sheets.Reasons(reason=reason), actor=THE_CLOCK, at=at)
