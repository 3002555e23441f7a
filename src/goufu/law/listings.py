"""What ``goufu law`` lists: questions, years, acts, packs, and what changed between two days."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from goufu.law import calendar, instruments
from goufu.law.differences import differences
from goufu.law.packs import all_packs
from goufu.law.questions import QUESTIONS, Question
from goufu.law.questions.fields import Field, read_facts
from goufu.law.refusals import Refusal
from goufu.law.words import say

DONE = 0


class UnknownCommand(Refusal):
    """The command line knows no such word."""

    code = "unknown_command"
    sentence = say("没有“{command}”这个命令，或者参数不对。请看 goufu law --help。")


def list_questions(words: list[str]) -> int:
    if wants_json(words, 0):
        listed = {
            one.name: {
                "facts": one.schema(),
                "verdicts": list(one.verdicts),
                "also": list(one.also),
            }
            for one in QUESTIONS.values()
        }
        write(json.dumps(listed, ensure_ascii=False, indent=2))
        return DONE
    write("\n\n".join(summary(one) for one in QUESTIONS.values()))
    return DONE


def list_year(words: list[str]) -> int:
    as_json = wants_json(words, 1)
    if not words or not (words[0].isascii() and words[0].isdigit() and len(words[0]) == 4):  # noqa: PLR2004
        raise UnknownCommand(command=" ".join(["calendar", *words]))
    year = calendar.known_year(int(words[0]))
    breaks, made_up = sorted(year.breaks), sorted(year.made_up)
    if as_json:
        facts = {
            "year": year.year,
            "breaks": [day.isoformat() for day in breaks],
            "made_up": [day.isoformat() for day in made_up],
            "cite": year.cite,
            "source": year.source,
            "verified": year.verified,
        }
        write(json.dumps(facts, ensure_ascii=False, indent=2))
        return DONE
    write(year.cite + ("" if year.verified else say("（未核实）")))
    write(say("放假：") + " ".join(day.isoformat() for day in breaks))
    write(say("调休上班：") + (" ".join(day.isoformat() for day in made_up) or say("无")))
    return DONE


def list_acts(words: list[str]) -> int:
    acts = instruments.all_instruments()
    if wants_json(words, 0):
        write(json.dumps([act.as_json() for act in acts], ensure_ascii=False, indent=2))
    else:
        write("\n".join(str(act) for act in acts))
    return DONE


def list_packs(words: list[str]) -> int:
    if wants_json(words, 0):
        told = [
            {
                "id": pack.ident,
                "title": pack.title,
                "place": pack.place,
                "in_force_from": pack.in_force_from and pack.in_force_from.isoformat(),
                "came": [act.short for act in pack.acts],
                "went": [act.short for act in pack.gone()],
                "verified": pack.verified,
            }
            for pack in all_packs()
        ]
        write(json.dumps(told, ensure_ascii=False, indent=2))
        return DONE
    for pack in all_packs():
        came, went = ((one.short for one in some) for some in (pack.acts, pack.gone()))
        day = pack.in_force_from.isoformat() if pack.in_force_from else " " * 10
        lost = f"  − {' '.join(went)}" if pack.gone() else ""
        write(f"{pack.ident:<11} {day}  {pack.title}  + {' '.join(came)}{lost}")
    return DONE


def diff(words: list[str]) -> int:
    as_json = words[-1:] == ["--json"]
    given = words[:-1] if as_json else words
    if len(given) % 2 or not set(given[::2]) <= _DIFF.keys():
        raise UnknownCommand(command=" ".join(["diff", *words]))
    facts = read_facts(tuple(_DIFF.values()), _named(given))
    found = differences(
        facts["from"],
        facts["to"],
        place=facts.get("place", "CN"),
        other_place=facts.get("other_place"),
    )
    told = [one.as_json() for one in found]
    if as_json:
        write(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        write("\n".join(str(one) for one in found) or say("没有变化。"))
    return DONE


def _named(given: list[str]) -> dict[str, str]:
    pairs = zip(given[::2], given[1::2], strict=True)
    return {_DIFF[name].name: value for name, value in pairs}


_DIFF = {
    "--from": Field("from", "day", say("从哪一天")),
    "--to": Field("to", "day", say("到哪一天")),
    "--place": Field("place", "place", say("地区"), required=False),
    "--other-place": Field("other_place", "place", say("与哪个地区比较"), required=False),
}


def summary(asked: Question) -> str:
    lines = [f"{asked.name}  {asked.title}"]
    for name, field in _each_field(asked.fields):
        must = "" if field.required else say("（视情况）")
        lines.append(f"  {name}{must}：{field.meaning}")
    lines.append(f"  → {'、'.join((*asked.verdicts, *asked.also))}")
    return "\n".join(lines)


def described(asked: Question) -> str:
    lines = [summary(asked)]
    for name, field in _each_field(asked.fields):
        choices = field.choices or (field.of and field.of.choices)
        if choices:
            lines.append(f"\n{name}：")
            lines += [f"  {value}  {word}" for value, word in choices.items()]
    example = json.dumps(dict(asked.example), ensure_ascii=False)
    lines += ["", say("示例："), f"  echo '{example}' | goufu law ask {asked.name}"]
    return "\n".join(lines)


def _each_field(fields: Iterable[Field], within: str = "") -> Iterator[tuple[str, Field]]:
    """Yield the facts and, under each list of records, what a record is made of."""
    for field in fields:
        name = f"{within}{field.name}"
        yield name, field
        if field.of is not None:
            yield from _each_field(field.of.fields, f"{name}.*.")


def only(words: list[str], count: int) -> None:
    if len(words) > count:
        raise UnknownCommand(command=" ".join(words[count:]))


def wants_json(words: list[str], count: int) -> bool:
    as_json = words[count : count + 1] == ["--json"]
    only(words, count + as_json)
    return as_json


def encoded(text: str) -> bytes:
    # A lone surrogate may come in through an escape; it goes out as one.
    return text.encode("utf-8", "backslashreplace") + b"\n"


def write(text: str, *, to: Any = None) -> None:
    stream = to or sys.stdout
    stream.flush()
    stream.buffer.write(encoded(text))
    stream.buffer.flush()
