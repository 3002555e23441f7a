"""How the ways to buy differ, on a day and at a place: made from the law's own rows (R102)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.law.calendar import day_of
from goufu.law.methods import METHODS as NAMES
from goufu.law.places import NATION
from goufu.law.provisions import Answer, Provision
from goufu.law.values import methods as how
from goufu.law.values import procurement
from goufu.law.words import say
from goufu.site import cards
from goufu.site.doors.words_of_law import said

THIRDS = "thirds"


@dataclass(frozen=True)
class Aspect:
    """One row of the table: a question that is asked of every method.

    Args:
        more: a further provision that speaks in the same cell, e.g. the share of experts.
    """

    name: str
    provision: Provision
    more: Sequence[Provision] = ()


ASPECTS = (
    Aspect(say("什么时候可以用"), how.WHEN_USABLE),
    Aspect(say("供应商至少几家"), procurement.MINIMUM_BIDS),
    Aspect(say("公告（公示）多久"), procurement.NOTICE_PERIOD),
    Aspect(say("文件提供多久"), procurement.DOCUMENT_SUPPLY_PERIOD),
    Aspect(say("留给供应商多久"), procurement.RESPONSE_PERIOD),
    Aspect(
        say("评审人数和专家"), procurement.COMMITTEE_SIZE, (procurement.COMMITTEE_EXPERT_SHARE,)
    ),
    Aspect(say("按什么定成交"), how.WINNER),
    Aspect(say("报几次价"), how.PRICE_ROUNDS),
    Aspect(say("需求可否变动"), how.DEMAND_CHANGE),
    Aspect(say("价格怎么算"), procurement.PRICE_FORMULA, (procurement.PRICE_WEIGHT_RANGE,)),
)
# What is asked about besides the method: a purchase of services, the ordinary case of each.
CASE = {"purchase_of_services": True, "subject": "services", "large": False, "at_threshold": False}


@require_GET
def methods_page(request: HttpRequest) -> HttpResponse:
    """Show all methods side by side; ``on`` and ``place`` say where and when."""
    on = _day(request.GET.get("on", "")) or day_of(clock.now())
    place = request.GET.get("place", "").strip() or NATION
    card = cards.MethodsCard(
        on=on,
        place=place,
        methods=[_(NAMES[name]) for name in _known(on, place)],
        rows=[
            cards.MethodRow(
                _(aspect.name), [_cell(aspect, name, on, place) for name in _known(on, place)]
            )
            for aspect in ASPECTS
        ],
        threshold=_threshold(on, place),
        others=_others(on, place),
    )
    return render(request, "site/pages/methods.html", {"card": card})


def _known(on: date, place: str) -> Sequence[str]:
    """Return the methods of the day, in the order in which we name them everywhere."""
    answer = procurement.METHODS.find(on, place=place)
    return [name for name in NAMES if answer is not None and name in answer.value]


def _cell(aspect: Aspect, method: str, on: date, place: str) -> cards.MethodCell:
    found = (_ask(one, method, on, place) for one in (aspect.provision, *aspect.more))
    return cards.MethodCell([_line(answer) for answer in found if answer is not None])


def _ask(provision: Provision, method: str, on: date, place: str) -> Answer | None:
    known = {**CASE, "method": method}
    case = {name: known[name] for name in provision.case if name in known}
    return provision.find(on, place=place, **case)


def _line(answer: Answer) -> cards.MethodLine:
    words = (
        [said(value) for value in answer.value]
        if answer.unit == "list"
        else [_in_words(answer.value, answer.unit)]
    )
    return cards.MethodLine(words, cards.CitationCard(answer.cite, answer.quote, answer.verified))


def _in_words(value: object, unit: str) -> str:
    if unit == THIRDS:
        return _("专家至少占 {number}/3").format(number=value)
    if unit == "percent" and isinstance(value, tuple):
        return _("价格占 {low}% 至 {high}%").format(low=value[0], high=value[1])
    return said(value, unit)


def _threshold(on: date, place: str) -> list[cards.MethodLine]:
    """Return what the amount decides: above the threshold, and who may allow another method."""
    lines = []
    for provision, words in (
        (procurement.METHOD_AT_THRESHOLD, say("达到公开招标数额标准：{value}")),
        (procurement.OTHER_METHODS_APPROVAL, say("改用其他方式：{value}")),
    ):
        answer = provision.find(on, place=place)
        if answer is not None:
            line = _line(answer)
            lines.append(
                cards.MethodLine([_(words).format(value=said(answer.value))], line.citation)
            )
    return lines


def _others(on: date, place: str) -> list[cards.MethodLine]:
    """Return the ways that a place knew besides the methods of procurement law."""
    answer = procurement.OTHER_WAYS.find(on, place=place)
    return [_line(answer)] if answer is not None else []


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
