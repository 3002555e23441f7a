"""Carry in the lines of the budget system: new ones, and what has changed of those that are there.

Two thousand lines come in a handful of statements; each line still gets its own posting in the
journal and its own line in the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.advance import open_dossiers
from goufu.base.workflow.numbers import next_refs
from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.review.budgets import queries
from goufu.stages.review.budgets.actions.journal import by, grant, legs_of
from goufu.stages.review.budgets.actions.lines import change_amount
from goufu.stages.review.budgets.models import BudgetLine, Leg, Move, Posting
from goufu.stages.review.budgets.sheets import LineRow

AT_ONCE = 1_000
NEXT_YEAR = 1

NUMBER_TWICE = say("指标编号 {number} 在文件中出现了 {times} 次。")
MERGE = say("一个指标编号只能有一行；请合并或者更正编号。")
NO_DEPARTMENT = say("本地区没有名为“{department}”的购买主体。")
USE_THE_NAME = say("请填写部门在本系统登记的全称、简称或者统一社会信用代码；新部门请先登记。")
WRONG_YEAR = say("{year} 年不是当前可以登记的预算年度。")
THIS_OR_NEXT = say("请填写 {this} 或者 {next}。")
OTHERWISE = say("该指标已登记为 {ref}，{what}是“{was}”，与本行不一致。")
CORRECT_IT = say("请核对编号；部门、名称、科目和资金性质不能通过导入更改。")
CLOSED = say("该指标已登记为 {ref} 并已封存，金额不能再变动。")
KEEP_AMOUNT = say("请保持原金额 {amount} 元，或者删去本行。")
TOO_LITTLE = say("该指标（{ref}）已安排和支付 {used} 元，金额不能低于这个数。")
RELEASE_FIRST = say("请先撤回或者调减已安排的项目，再导入。")

# What a file may not change of a line that is there: field, its words.
FIXED = (
    ("title", say("预算项目名称")),
    ("functional_class", say("功能分类（类款项）")),
    ("economic_class", say("经济分类")),
    ("fund", say("资金性质")),
)


def check_rows(rows: Sequence[LineRow], actor: Actor, on: date) -> list[RowProblem]:
    """Find what the other rows, the register of departments and the lines there are tell."""
    departments = queries.departments_by_word(actor.place)
    there = queries.lines_numbered(actor.place, {(row.year, row.number) for row in rows})
    times = Counter((row.year, row.number) for row in rows)
    problems: list[RowProblem] = []
    for place, row in enumerate(rows):
        key = (row.year, row.number)
        problems += _of_the_row(place, row, departments, times[key], on)
        line = there.get(key)
        if line is not None:
            problems += _of_the_line(place, row, line, departments.get(row.department))
    return problems


def _of_the_row(
    place: int, row: LineRow, departments: dict[str, Organisation], times: int, on: date
) -> Iterator[RowProblem]:
    if times > 1:
        sentence = gettext(NUMBER_TWICE).format(number=row.number, times=times)
        yield RowProblem(place, "number", sentence, gettext(MERGE))
    if row.department not in departments:
        sentence = gettext(NO_DEPARTMENT).format(department=row.department)
        yield RowProblem(place, "department", sentence, gettext(USE_THE_NAME))
    if row.year not in {on.year, on.year + NEXT_YEAR}:
        remedy = gettext(THIS_OR_NEXT).format(this=on.year, next=on.year + NEXT_YEAR)
        yield RowProblem(place, "year", gettext(WRONG_YEAR).format(year=row.year), remedy)


def _of_the_line(
    place: int, row: LineRow, line: BudgetLine, department: Organisation | None
) -> Iterator[RowProblem]:
    """Find what a row says otherwise than the line that has its number."""

    def otherwise(name: str, what: str, was: str) -> RowProblem:
        sentence = gettext(OTHERWISE).format(ref=line.ref, what=gettext(what), was=was)
        return RowProblem(place, name, sentence, gettext(CORRECT_IT))

    if department is not None and department.pk != line.department_id:
        yield otherwise("department", say("部门"), line.department.name)
    for name, what in FIXED:
        if getattr(row, name) != getattr(line, name):
            words = line.get_fund_display() if name == "fund" else getattr(line, name)
            yield otherwise(name, what, str(words))
    if row.amount_fen == line.amount_fen:
        return
    if line.state != line.WORKFLOW.start:
        remedy = gettext(KEEP_AMOUNT).format(amount=yuan(line.amount_fen))
        yield RowProblem(place, "amount_fen", gettext(CLOSED).format(ref=line.ref), remedy)
    elif row.amount_fen < line.amount_fen - line.available_fen:
        used = yuan(line.amount_fen - line.available_fen)
        sentence = gettext(TOO_LITTLE).format(ref=line.ref, used=used)
        yield RowProblem(place, "amount_fen", sentence, gettext(RELEASE_FIRST))


def import_lines(
    *, rows: Sequence[LineRow], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """Enter what is new, adjust what has another amount, leave alone what is as it was."""
    finance = finance_of(actor.place)
    # Whoever carries lines of this place in at the same moment waits here.
    Organisation.objects.select_for_update(no_key=True).get(pk=finance.pk)
    there = queries.lines_numbered(actor.place, {(row.year, row.number) for row in rows})
    new = sorted((row for row in rows if (row.year, row.number) not in there), key=_year)
    _enter(new, _Coming(finance, source, actor, at))
    other = {
        there[key].pk: row
        for row in rows
        if (key := (row.year, row.number)) in there and there[key].amount_fen != row.amount_fen
    }
    # Locked in the order in which everybody locks lines.
    for line in BudgetLine.objects.select_for_update().filter(pk__in=other).order_by("id"):
        fen = other[line.pk].amount_fen - line.amount_fen
        if not fen:
            continue  # Somebody has just adjusted it by the same amount.
        change_amount(line, fen, document=source.ref, reason=source.name, actor=actor, at=at)
    return Counted(len(new), len(other), len(rows) - len(new) - len(other))


@dataclass(frozen=True)
class _Coming:
    """To whom, from where, by whom and when lines come in."""

    finance: Organisation
    source: ImportedFile
    actor: Actor
    at: datetime


def _enter(rows: Sequence[LineRow], coming: _Coming) -> None:
    """Enter new lines, each with its posting and its line of the ledger."""
    lines = _lines(rows, coming)
    open_dossiers(
        lines,
        actor=coming.actor,
        at=coming.at,
        facts=[
            {"amount_fen": row.amount_fen, "number": row.number, "import": coming.source.ref}
            for row in rows
        ],
    )
    postings = Posting.objects.bulk_create(
        (
            Posting(
                move=Move.ENTERED,
                at=coming.at,
                document=coming.source.ref,
                reason=coming.source.name,
                by=by(coming.actor),
            )
            for _ in lines
        ),
        batch_size=AT_ONCE,
    )
    amounts = [row.amount_fen for row in rows]
    Leg.objects.bulk_create(
        (
            leg
            for line, posting, fen in zip(lines, postings, amounts, strict=True)
            for leg in legs_of(posting, grant(line, fen))
        ),
        batch_size=AT_ONCE,
    )
    BudgetLine.objects.bulk_update(lines, ["amount_fen", "available_fen"], batch_size=AT_ONCE)


def _year(row: LineRow) -> int:
    return row.year


def _lines(rows: Sequence[LineRow], coming: _Coming) -> list[BudgetLine]:
    """Make the lines of rows in the order of their years, without money yet."""
    place = coming.finance.place
    departments = queries.departments_by_word(place)
    lines = []
    for year, of_year in groupby(rows, key=_year):
        in_order = list(of_year)
        refs = next_refs(place, year, "YS", count=len(in_order))
        lines += [
            BudgetLine(
                ref=ref,
                place=place,
                department=departments[row.department],
                finance=coming.finance,
                amount_fen=0,
                **row.model_dump(exclude={"department", "amount_fen"}),
            )
            for ref, row in zip(refs, in_order, strict=True)
        ]
    return lines
