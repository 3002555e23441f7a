"""What leaves the room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.budgets import queries
from goufu.stages.review.budgets.models import (
    Account,
    BudgetCall,
    BudgetItem,
    BudgetLine,
    BudgetTransfer,
    DepartmentBudget,
    Leg,
)

TOTAL = say("合计")


@dataclass(frozen=True)
class JournalRow:
    """One posting as it touches one line; money in fen, what is taken away below zero."""

    at: datetime = field(metadata={"label": say("时间")})
    move: str = field(metadata={"label": say("事项"), "kind": "word"})
    about: str = field(metadata={"label": say("项目、文号")})
    granted_fen: int | None = field(metadata={"label": say("预算指标"), "kind": "money"})
    available_fen: int | None = field(metadata={"label": say("可用"), "kind": "money"})
    reserved_fen: int | None = field(metadata={"label": say("已安排"), "kind": "money"})
    paid_fen: int | None = field(metadata={"label": say("已支付"), "kind": "money"})
    returned_fen: int | None = field(metadata={"label": say("已收回"), "kind": "money"})
    left_fen: int = field(metadata={"label": say("余额"), "kind": "money"})


@dataclass(frozen=True)
class LineCard:
    """A budget line as one reader may see it, with its journal; money in fen."""

    ref: str
    title: str
    state: str
    department: str = field(metadata={"label": say("部门")})
    year: int = field(metadata={"label": say("预算年度")})
    number: str = field(metadata={"label": say("指标编号")})
    functional_class: str = field(metadata={"label": say("功能分类（类款项）")})
    economic_class: str = field(metadata={"label": say("经济分类")})
    fund: str = field(metadata={"label": say("资金性质"), "kind": "word"})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})
    reserved_fen: int = field(metadata={"label": say("已安排"), "kind": "money"})
    paid_fen: int = field(metadata={"label": say("已支付"), "kind": "money"})
    returned_fen: int = field(metadata={"label": say("已收回"), "kind": "money"})
    left_fen: int = field(metadata={"label": say("余额"), "kind": "money"})
    journal: tuple[JournalRow, ...] = field(metadata={"label": say("资金明细账")})

    @classmethod
    def of(cls, line: BudgetLine, reader: Actor) -> LineCard:
        return cls(
            ref=line.ref,
            title=line.title,
            state=line.state,
            department=line.department.name,
            year=line.year,
            number=line.number,
            functional_class=line.functional_class,
            economic_class=line.economic_class,
            fund=str(line.get_fund_display()),
            amount_fen=line.amount_fen,
            reserved_fen=line.reserved_fen,
            paid_fen=line.paid_fen,
            returned_fen=line.returned_fen,
            left_fen=line.left_fen,
            journal=journal_of(line.legs.all()),
        )


def journal_of(legs: Iterable[Leg]) -> tuple[JournalRow, ...]:
    """Return the postings of one line, the oldest first, each with what was left after it."""
    rows, left = [], 0
    in_order = sorted(legs, key=lambda leg: leg.pk)
    for _, group in groupby(in_order, key=lambda leg: leg.posting_id):
        by_account = {leg.account: leg for leg in group}
        posting = next(iter(by_account.values())).posting
        if Account.AVAILABLE in by_account:
            left = by_account[Account.AVAILABLE].balance_fen
        granted = by_account.get(Account.GRANTED)
        fen = {account: leg.amount_fen for account, leg in by_account.items()}
        rows.append(
            JournalRow(
                at=posting.at,
                move=str(posting.get_move_display()),
                about=posting.project_code or posting.document,
                granted_fen=-granted.amount_fen if granted else None,
                available_fen=fen.get(Account.AVAILABLE),
                reserved_fen=fen.get(Account.RESERVED),
                paid_fen=fen.get(Account.PAID),
                returned_fen=fen.get(Account.RETURNED),
                left_fen=left,
            )
        )
    return tuple(rows)


@dataclass(frozen=True)
class TransferCard:
    """A transfer between two lines."""

    ref: str
    title: str
    state: str
    department: str = field(metadata={"label": say("部门")})
    year: int = field(metadata={"label": say("预算年度")})
    source: str = field(metadata={"label": say("调出预算行")})
    target: str = field(metadata={"label": say("调入预算行")})
    amount_fen: int = field(metadata={"label": say("调剂金额"), "kind": "money"})
    reason: str = field(metadata={"label": say("调剂理由"), "kind": "long_text"})
    opinion: str = field(metadata={"label": say("审核意见"), "kind": "long_text"})
    decided_on: date | None = field(metadata={"label": say("办理日期"), "kind": "day"})

    @classmethod
    def of(cls, transfer: BudgetTransfer, reader: Actor) -> TransferCard:
        return cls(
            ref=transfer.ref,
            title=transfer.title,
            state=transfer.state,
            department=transfer.department.name,
            year=transfer.year,
            source=f"{transfer.source.ref} {transfer.source.title}",
            target=f"{transfer.target.ref} {transfer.target.title}",
            amount_fen=transfer.amount_fen,
            reason=transfer.reason,
            opinion=transfer.opinion,
            decided_on=transfer.decided_on,
        )


@dataclass(frozen=True)
class CallCard:
    """A call for the budgets of a year, and who has still to answer it."""

    ref: str
    title: str
    state: str
    finance: str = field(metadata={"label": say("财政部门")})
    year: int = field(metadata={"label": say("预算年度")})
    due_on: date = field(metadata={"label": say("报送截止日期"), "kind": "day"})
    budgets: int = field(metadata={"label": say("应报部门数"), "kind": "number"})
    missing: int = field(metadata={"label": say("未报部门数"), "kind": "number"})
    requirements: str = field(metadata={"label": say("编制要求"), "kind": "long_text"})

    @classmethod
    def of(cls, call: BudgetCall, reader: Actor) -> CallCard:
        budgets, missing = queries.counted(call)
        return cls(
            ref=call.ref,
            title=call.title,
            state=call.state,
            finance=call.finance.name,
            year=call.year,
            due_on=call.due_on,
            budgets=budgets,
            missing=missing,
            requirements=call.requirements,
        )


@dataclass(frozen=True)
class PurchaseRow:
    """A row of 政府购买服务预算表; the last one is the total."""

    project: str = field(metadata={"label": say("项目编号"), "kind": "word"})
    title: str = field(metadata={"label": say("购买服务项目")})
    item: str = field(metadata={"label": say("目录事项")})
    classes: str = field(metadata={"label": say("功能 / 经济分类")})
    fund: str = field(metadata={"label": say("资金性质"), "kind": "word"})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})
    in_procurement: bool | None = field(metadata={"label": say("纳入政府采购"), "kind": "yes"})

    @property
    def is_total(self) -> bool:
        return self.project == TOTAL


@dataclass(frozen=True)
class ProcurementRow:
    """A row of 政府采购预算表; the last one is the total."""

    project: str = field(metadata={"label": say("项目编号"), "kind": "word"})
    title: str = field(metadata={"label": say("采购项目")})
    item: str = field(metadata={"label": say("采购品目")})
    central: str = field(metadata={"label": say("组织形式"), "kind": "word"})
    ground: str = field(metadata={"label": say("列入依据"), "kind": "word"})
    fund: str = field(metadata={"label": say("资金性质"), "kind": "word"})
    amount_fen: int = field(metadata={"label": say("预算金额"), "kind": "money"})

    @property
    def is_total(self) -> bool:
        return self.project == TOTAL


CENTRAL, SCATTERED = say("集中采购"), say("分散采购")


@dataclass(frozen=True)
class BudgetCard:
    """A department's budget of a year with its two tables; money in fen."""

    ref: str
    title: str
    state: str
    department: str = field(metadata={"label": say("部门")})
    year: int = field(metadata={"label": say("预算年度")})
    supplement: int | None = field(metadata={"label": say("第几次调整预算"), "kind": "number"})
    reason: str = field(metadata={"label": say("调整理由")})
    purchase_fen: int = field(metadata={"label": say("购买服务预算"), "kind": "money"})
    procurement_fen: int = field(metadata={"label": say("政府采购预算"), "kind": "money"})
    opinion: str = field(metadata={"label": say("审核意见")})
    reply_number: str = field(metadata={"label": say("批复文号")})
    replied_on: date | None = field(metadata={"label": say("批复日期"), "kind": "day"})
    purchase: tuple[PurchaseRow, ...] = field(metadata={"label": say("政府购买服务预算表")})
    procurement: tuple[ProcurementRow, ...] = field(metadata={"label": say("政府采购预算表")})

    @classmethod
    def of(cls, budget: DepartmentBudget, reader: Actor) -> BudgetCard:
        items = sorted(budget.items.all(), key=lambda item: item.pk)
        procured = [item for item in items if item.in_procurement]
        return cls(
            ref=budget.ref,
            title=budget.title,
            state=budget.state,
            department=budget.department.name,
            year=budget.year,
            supplement=budget.supplement or None,
            reason=budget.reason,
            purchase_fen=sum(item.amount_fen for item in items),
            procurement_fen=sum(item.amount_fen for item in procured),
            opinion=budget.opinion,
            reply_number=budget.reply_number,
            replied_on=budget.replied_on,
            purchase=_purchase(items),
            procurement=_procurement(procured),
        )


def _purchase(items: list[BudgetItem]) -> tuple[PurchaseRow, ...]:
    rows = [
        PurchaseRow(
            project=item.project_code,
            title=item.title,
            item=f"{item.item_code} {item.item_name}".strip(),
            classes=item.line.classes,
            fund=str(item.line.get_fund_display()),
            amount_fen=item.amount_fen,
            in_procurement=item.in_procurement,
        )
        for item in items
    ]
    total = sum(item.amount_fen for item in items)
    return (*rows, PurchaseRow(TOTAL, "", "", "", "", total, None)) if rows else ()


def _procurement(items: list[BudgetItem]) -> tuple[ProcurementRow, ...]:
    rows = [
        ProcurementRow(
            project=item.project_code,
            title=item.title,
            item=f"{item.item_code} {item.item_name}".strip(),
            central=CENTRAL if item.central else SCATTERED,
            ground=str(item.get_scope_display()),
            fund=str(item.line.get_fund_display()),
            amount_fen=item.amount_fen,
        )
        for item in items
    ]
    total = sum(item.amount_fen for item in items)
    return (*rows, ProcurementRow(TOTAL, "", "", "", "", "", total)) if rows else ()
