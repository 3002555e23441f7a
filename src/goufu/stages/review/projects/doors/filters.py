"""The conditions by which projects are listed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext

from goufu.base.doors.conditions import by_number, by_year
from goufu.base.doors.declare import Filter
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.catalogue.queries import items_on
from goufu.stages.review.work_plans.queries import is_key

FIRST_YEAR = 2014  # of the budgets under the regulation
MOST_NAMED = 500  # bodies in a box of conditions; a province has more, and a search box


def budget_years(_actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return next year and the years before, the newest first."""
    return [(str(year), str(year)) for year in range(on.year + 1, FIRST_YEAR - 1, -1)]


def purchasers(actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the purchasers of the reader's place and below."""
    return as_choices(doing(Function.PURCHASER, place=actor.place)[:MOST_NAMED])


def classes(_actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the classes of the items in force, each once: it stands in several catalogues."""
    found = dict.fromkeys(item.parent.name for item in items_on(on) if item.parent)
    return [(name, name) for name in found]


def yes_or_no(_actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the two answers."""
    return [("1", gettext("是")), ("0", gettext("否"))]


def _by_class(value: str) -> Q | None:
    return Q(item__parent__name=value) if value else None


def _by_livelihood(value: str) -> Q | None:
    return Q(livelihood=value == "1") if value in {"0", "1"} else None


def _by_key_field(value: str) -> Q | None:
    key = Q(is_key())
    return {"1": key, "0": ~key}.get(value)


FILTERS = (
    Filter("budget_year", say("预算年度"), budget_years, by_year),
    Filter("purchaser", say("购买主体"), purchasers, by_number("purchaser_id")),
    Filter("class", say("目录类别"), classes, _by_class),
    Filter("livelihood", say("民生工程"), yes_or_no, _by_livelihood),
    Filter("key_field", say("年度重点领域"), yes_or_no, _by_key_field),
)
