"""Who acts in which project, and the money of a year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml

from goufu.base.organisations.kinds import Kind
from goufu.config.sample.cast import CITY, Cast
from goufu.config.sample.course import Course, Posts
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.spec import Spec
from goufu.stages.review.budgets.models import DepartmentBudget
from goufu.stages.review.catalogue.models import ImplementationCatalogue

LINE_FEN = 500_000_000
# The counties' own finance officers, by the first part of their purchasers' words.
COUNTIES = ("jinan", "huoshan")


@cache
def specs() -> dict[str, Spec]:
    """Return what the projects are about, by word."""
    rows = yaml.safe_load((files("goufu.config.sample") / "projects.yaml").read_text("utf-8"))
    named = {}
    for row in rows:
        facts = {"year": 2015, **row, "starts_on": row["from"], "ends_on": row["to"]}
        del facts["from"], facts["to"]
        facts["bidders"] = tuple(facts.get("bidders", Spec.bidders))
        named[row["word"]] = Spec(**facts)
    return named


def courses(cast: Cast) -> dict[str, Course]:
    """Return an empty course for each project."""
    return {word: course_of(cast, spec) for word, spec in specs().items()}


def course_of(cast: Cast, spec: Spec) -> Course:
    """Return an empty course for one project."""
    return Course(spec, _posts(cast, spec))


def _posts(cast: Cast, spec: Spec) -> Posts:
    """Return who holds which post in a project of this purchaser."""
    body = cast.body(spec.body)
    county = _county(spec.body)
    agent = "central" if spec.central else "agency"
    posts = {
        "body": body.short_name,
        **{post: f"{spec.body}_{post}" for post in ("handler", "reviewer", "head")},
        "sector": "sector_civil" if body.parent_id else f"{spec.body}_sector",
        "agent": agent,
        "city_supervision": "supervision",
        "agency_id": str(cast.body(agent).pk),
        **{
            role: f"{county}{role}" for role in ("budget", "supervision", "treasury", "performance")
        },
        **{f"body:{word}": str(one.pk) for word, one in cast.organisations.items()},
    }
    for member in ("expert_1", "expert_2", "expert_3", "expert_4", posts["handler"]):
        posts[f"seat:{member}"] = str(cast.who(member).appointment_id)
    return posts


def _county(word: str) -> str:
    first = word.partition("_")[0]
    return f"{first}_" if first in COUNTIES else ""


def money(
    cast: Cast, *, year: int, replied: date, listed: date, only: Sequence[str] = ()
) -> list[Scene]:
    """Budget lines, replies and catalogues of a year, at the city and in its counties.

    Args:
        only: the purchasers that take part; all of them where empty.
    """
    scenes = [
        scene
        for word, body in cast.organisations.items()
        if f"{word}_handler" in cast.actors and body.kind != Kind.PUBLIC_BENEFIT_1
        if not only or word in only
        for scene in money_of(word, cast, year=year, entered=date(year - 1, 8, 20), replied=replied)
    ]
    places = {CITY: "budget"}
    if year == 2015:  # noqa: PLR2004 (the county takes part in the first year alone)
        places["CN-341502"] = "jinan_budget"
    for place, who in places.items():
        scenes += catalogue_published(place, who, year, listed)
    return scenes


def catalogue_published(place: str, who: str, year: int, listed: date) -> list[Scene]:
    """Propose the year's catalogue of a place; a second person approves it, which publishes it."""
    second = f"{who.removesuffix('budget')}supervision"
    facts = {"introduction": "示例数据：单位、项目和金额均为虚构。"}
    found = _catalogue_at_work(place, year)
    return [
        Scene(moment(listed, 15), who, "catalogue", "propose", on=found, facts=lambda: facts),
        Scene(moment(listed, 16), second, "catalogue", "publish", on=found),
    ]


def money_of(word: str, cast: Cast, *, year: int, entered: date, replied: date) -> list[Scene]:
    """Budget line, budget, reply and publication of one purchaser."""
    body, who = cast.body(word), f"{_county(word)}budget"
    line = {
        "department_id": body.pk,
        "title": f"{body.short_name}公共服务经费",
        "year": year,
        "functional_class": "2080299",
        "amount_fen": LINE_FEN,
    }
    passed = {"opinion": "与部门预算一并审核通过。"}
    budget = _budget_of(body.pk, year)
    return [
        Scene(moment(entered, 8), who, "budget_line", "enter", facts=lambda: line),
        Scene(
            moment(date(year, 1, 20)),
            f"{word}_handler",
            "department_budget",
            "compile",
            facts=lambda: {"year": year},
        ),
        Scene(moment(date(year, 1, 21)), f"{word}_head", "department_budget", "hand_in", on=budget),
        Scene(
            moment(date(year, 1, 28)),
            who,
            "department_budget",
            "pass_review",
            on=budget,
            facts=lambda: passed,
        ),
        Scene(
            moment(replied, 15),
            who,
            "department_budget",
            "reply",
            on=budget,
            facts=lambda: {"reply_number": f"示例财预〔{year}〕{body.pk}号"},
        ),
        Scene(
            moment(replied + timedelta(days=16)),
            f"{word}_handler",
            "department_budget",
            "publish",
            on=budget,
            facts=lambda: {"address": "https://portal.sample.invalid/budget"},
        ),
    ]


def _budget_of(department_id: int, year: int) -> Callable[[], str]:
    return lambda: (
        DepartmentBudget.objects.get(department_id=department_id, year=year, supplement=0).ref
    )


def _catalogue_at_work(place: str, year: int) -> Callable[[], str]:
    def find() -> str:
        at_work = ImplementationCatalogue.objects.filter(place=place, year=year)
        return at_work.exclude(state="published").earliest("id").ref

    return find
