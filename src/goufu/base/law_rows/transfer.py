"""Carry a place's own law out and in, in the form of the files of the law floor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import yaml
from pydantic import ValidationError

from goufu.base.doors.sheets import Line, LongText, Sheet, field
from goufu.base.law_rows import proposing
from goufu.base.law_rows.models import IN_EFFECT, LocalValue, Proposal
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.law.local import Proposed
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

LARGEST = 512 * 1024
A_DAY = timedelta(days=1)


class UnreadableLaw(Refusal):
    code = "local_values.unreadable_file"
    status = 422
    sentence = say("读不出文件中的本地规定：{what}。")
    remedy = say("请使用导出的文件格式；没有导入任何内容。")


class RowsAreWrong(Refusal):
    """Nothing of the file is imported; ``rows`` says what is wrong with each."""

    code = "local_values.rows_are_wrong"
    status = 422
    sentence = say("{count} 条有误：{what}")
    remedy = say("请更正后重新导入整个文件；没有导入任何内容。")


class WrittenRow(Sheet):
    """One version, as the file has it."""

    in_force_from: date = field(say("施行日期"))
    in_force_to: date | None = field(say("失效日期"), default=None)
    case: dict[str, str] = field(say("情形"), default={})
    value: Any = field(say("规定的值"))
    unit: str = field(say("单位"), default="")
    cite: Line = field(say("文件名称和文号"))
    quote: LongText = field(say("原文"), default="")
    source: Line = field(say("来源"))
    verified: bool = field(say("是否核实"))
    sample: bool = field(say("示例，不是真实规定"), default=False)


@dataclass(frozen=True)
class Imported:
    """How much of a file was new, and how much was known already."""

    proposed: list[Proposal]
    known: int


@dataclass(frozen=True)
class _Placed:
    where: str
    key: str
    place: str
    row: WrittenRow


def exported(place: str) -> str:
    """Write what a place itself says, every version in effect, as YAML.

    Importing it again changes nothing.
    """
    pages: dict[str, dict[str, list[dict[str, Any]]]] = {}
    found = LocalValue.objects.filter(IN_EFFECT, place=place)
    for value in found.order_by("key", "in_force_from", "pk"):
        rows = pages.setdefault(value.key, {}).setdefault(place, [])
        rows.append(_as_written(value))
    head = f"# 本地规定：{place}\n"
    return head + yaml.safe_dump(pages, allow_unicode=True, sort_keys=False, width=1000)


@action
def import_law(*, content: bytes, actor: Actor, at: datetime) -> Imported:
    """Propose every row of a file that is new; another officer approves each of them.

    Raises:
        UnreadableLaw: too large, not YAML, or of another form.
        RowsAreWrong: one row or more is refused; then none is proposed.
    """
    wrong: list[str] = []
    placed = list(_read(content, wrong))
    proposed: list[Proposal] = []
    known = 0
    for one in placed:
        try:
            new = _propose(one, placed, actor, at)
        except Refusal as refusal:
            wrong.append(f"{one.where}：{refusal}")
            continue
        known += new is None
        proposed += [new] if new else []
    if wrong:
        raise RowsAreWrong(count=len(wrong), what="；".join(wrong))
    return Imported(proposed, known)


def _as_written(value: LocalValue) -> dict[str, Any]:
    written: dict[str, Any] = {"in_force_from": value.in_force_from}
    if value.last_day:
        written["in_force_to"] = value.last_day
    if value.case:
        written["case"] = value.case
    written |= {
        "value": value.value,
        "unit": value.unit,
        "cite": value.cite,
        "quote": value.quote,
        "source": value.source,
        "verified": not value.sample,
    }
    return written | ({"sample": True} if value.sample else {})


def _read(content: bytes, wrong: list[str]) -> Iterator[_Placed]:
    for key, places in _loaded(content).items():
        if not isinstance(places, Mapping):
            raise UnreadableLaw(what=str(key))
        for place, rows in places.items():
            if not isinstance(rows, list):
                raise UnreadableLaw(what=f"{key} {place}")
            yield from _rows(str(key), str(place), rows, wrong)


def _rows(key: str, place: str, rows: Iterable[Any], wrong: list[str]) -> Iterator[_Placed]:
    for number, row in enumerate(rows, start=1):
        where = f"{key} {place} #{number}"
        try:
            yield _Placed(where, key, place, WrittenRow.model_validate(row))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            name = ".".join(str(part) for part in first["loc"])
            wrong.append(f"{where}：{name}: {first['msg']}")


def _loaded(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise UnreadableLaw(what=Word(say("文件过大")))
    try:
        told = yaml.safe_load(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableLaw(what=Word(say("不是 UTF-8 编码"))) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UnreadableLaw(what=f"{line}: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableLaw(what=str(error).partition("\n")[0]) from None
    if not isinstance(told, Mapping):
        raise UnreadableLaw(what=Word(say("文件是空的")))
    return told


def _propose(one: _Placed, placed: list[_Placed], actor: Actor, at: datetime) -> Proposal | None:
    """Propose a row that is new; None where the place says the same already."""
    row = one.row
    stored = LocalValue.objects.filter(
        key=one.key, place=one.place, withdrawn_at__isnull=True, returned_at__isnull=True
    )
    same = stored.filter(in_force_from=row.in_force_from, case=row.case).first()
    if same is not None and _says_the_same(same, one, placed):
        return None
    old = stored.filter(
        case=row.case, in_effect_at__isnull=False, in_force_from__lt=row.in_force_from
    )
    previous = old.order_by("-in_force_from").first()
    runs_on = previous is not None and (previous.last_day or date.max) >= row.in_force_from
    return proposing.propose(
        said=Proposed(one.key, one.place, row.value, row.in_force_from, row.in_force_to, row.case),
        cite=row.cite,
        quote=row.quote,
        source_of=row.source,
        sample=row.sample or not row.verified,
        replaces=previous.pk if previous is not None and runs_on else None,
        actor=actor,
        at=at,
    )


def _says_the_same(stored: LocalValue, one: _Placed, placed: list[_Placed]) -> bool:
    row = one.row
    same = (stored.value, stored.cite, stored.quote, stored.source, stored.sample) == (
        row.value,
        row.cite,
        row.quote,
        row.source,
        row.sample or not row.verified,
    )
    # A version that the file follows with a new one ends there; that is not yet said here.
    followers = {
        other.row.in_force_from - A_DAY
        for other in placed
        if (other.key, other.place, other.row.case) == (one.key, one.place, row.case)
    }
    return same and (row.in_force_to == stored.last_day or row.in_force_to in followers)
