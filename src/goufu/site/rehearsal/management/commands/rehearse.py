"""``goufu law rehearse``: replay the recorded projects of a year under a supposed law."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.law.money import wan
from goufu.law.questions import as_error
from goufu.law.refusals import Refusal
from goufu.law.rehearsal.asking import as_json, read_variant
from goufu.law.rehearsal.changeable import changeable
from goufu.law.rehearsal.replay import Replayed
from goufu.law.rehearsal.tally import Tally
from goufu.law.rows import page
from goufu.law.supposed import Variant
from goufu.site.rehearsal import running, wording
from goufu.site.rehearsal.reading import projects_of
from goufu.site.rehearsal.rules import YearWithoutProjects

REFUSED = 2
SHOWN = 10  # projects, without --json


class Command(BaseCommand):
    help = (
        "Replay the recorded projects of a year under a law that is only supposed; write nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.epilog = "provisions:\n" + "\n".join(
            f"  {key:<44}{page(key).title}" for key in changeable()
        )
        parser.add_argument("--year", type=int, required=True, help="whose projects")
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            dest="changes",
            help="suppose a value; sums in fen or with 元, 万元; KEY[method=open_tender] for one "
            "case; none for no rule",
        )
        parser.add_argument(
            "--from",
            type=date.fromisoformat,
            metavar="DAY",
            dest="since",
            help="from which day on; without it, from the year before the projects'",
        )
        parser.add_argument("--place", default="CN", help="whose projects, where it is supposed")
        parser.add_argument(
            "--law-of", type=date.fromisoformat, metavar="DAY", help="all the law of that day"
        )
        parser.add_argument(
            "--json", action="store_true", help="one object: variant, figures, rules, projects"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        translation.activate("zh-hans")
        at = datetime.now(UTC)
        try:
            variant = _variant(options, today=day_of(at))
            year = options["year"]
            if not projects_of(year, variant.place, THE_CLOCK).exists():
                raise YearWithoutProjects(place=variant.place, year=year)
            self._tell(variant, year, day_of(at), as_object=options["json"])
            self.stdout.flush()
        except BrokenPipeError:
            # The reader has seen enough; Python would otherwise complain once more when it ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except Refusal as refusal:
            self.stderr.write(json.dumps(as_error(refusal), ensure_ascii=False))
            sys.exit(REFUSED)

    def _tell(self, variant: Variant, year: int, today: date, *, as_object: bool) -> None:
        tally, cited = Tally(), running.Cited()
        told: list[Any] = []
        for one in running.replayed(
            variant, year=year, place=variant.place, actor=THE_CLOCK, seen_on=today
        ):
            tally.add(one)
            if one.differences and (as_object or len(told) < SHOWN):
                told.append(_project(one, cited) if as_object else one)
        if as_object:
            whole = {
                "year": year,
                "variant": as_json(variant),
                "figures": tally.as_json(),
                "rules": cited.as_json(),
                "projects": told,
            }
            self.stdout.write(json.dumps(whole, ensure_ascii=False))
            return
        for line in _lines(variant, tally.as_json(), told):
            self.stdout.write(line)


def _variant(options: dict[str, Any], *, today: date) -> Variant:
    changes = [
        (key, value) for key, _, value in (one.rpartition("=") for one in options["changes"])
    ]
    return read_variant(
        changes,
        since=options["since"] or date(max(options["year"] - 1, 2003), 1, 1),
        today=today,
        place=options["place"],
        law_of=options["law_of"],
    )


def _project(one: Replayed, cited: running.Cited) -> dict[str, Any]:
    record = one.record
    return {
        "code": record.code,
        "title": record.title,
        "department": record.department,
        "place": record.place,
        "amount_fen": record.amount_fen,
        "differences": [running.told(difference, cited) for difference in one.differences],
    }


def _lines(variant: Variant, figures: dict[str, Any], told: list[Any]) -> Iterator[str]:
    yield "政策推演（只推演，不改动任何项目）"
    yield from (f"  {line}" for line in wording.variant_in_words(variant))
    yield f"  自 {variant.since} 起，{variant.place}"
    yield (
        f"{figures['projects']} 个项目，{figures['another_way']} 个另有结果，"
        f"{wan(figures['another_way_fen'])} 万元；{figures['moved']} 个仅期限变动；"
        f"{figures['unknown']} 项不能推算。"
    )
    for step, one in figures["steps"].items():
        name, turned, moved = wording.step_name(step), one["another_way"], one["moved"]
        yield f"  {name}：另有结果 {turned} 项，仅变动 {moved} 项"
    for one in told:
        yield f"{one.record.code} {one.record.title}"
        for difference in one.differences:
            was, would = (
                wording.outcome(difference.step, running.as_json(outcome))
                for outcome in (difference.was, difference.would)
            )
            yield f"    {wording.step_name(difference.step)}：{was} → {would}"
