"""The gallery: every component and every page, filled with invented cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import HttpRequest

from goufu.base.people.roles import Actor, Role
from goufu.law.calendar import BEIJING
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.site import cards, menu
from goufu.site.context import Hooks, Shell, Waiting
from goufu.site.refusals import RefusalCard, attempting
from goufu.site.samples import lists, pages, papers, parts, rivers, sheets

SOMEBODY = Actor(
    name="示例 王一",
    role=Role.FINANCE_BUDGET,
    organisation="六安市财政局（示例）",
    organisation_id=1,
    account_id=1,
)
WAITING = Waiting(
    {"desk": 7, "review": 4, "procurement": 2, "contracting": 1, "supervision": 2},
    frozenset({"desk"}),
)
HOOKS = Hooks(
    actor=lambda _request: SOMEBODY,
    unread=lambda _actor: 3,
    waiting=lambda _actor: WAITING,
    sample=lambda: True,
)
PALETTE = {
    say("墨蓝：结构、主操作、已完成"): (
        "ink-deep",
        "ink",
        "ink-mid",
        "ink-soft",
        "ink-wash",
        "ink-mist",
    ),
    say("印章红：只用于印章、紧急时限、不可逆操作"): (
        "seal",
        "seal-strong",
        "seal-wash",
        "seal-line",
    ),
    say("提示、通过、退回"): ("error", "error-wash", "amber", "amber-wash", "jade", "jade-wash"),
    say("底与字"): ("bg", "surface", "surface-2", "paper", "text", "text-2", "text-3", "line"),
    say("长河与两岸"): ("water-1", "water-2", "bed", "bed-line", "bank-watch", "bank-open"),
}


class AmountAboveAward(Refusal):
    """A refusal for show."""

    code = "sample.amount_above_award"
    status = 422
    clause = "政府采购法 第四十六条第一款"
    sentence = say("中标金额 {award} 元，本次 {amount} 元，高出 {above} 元。")
    remedy = say("把合同金额改为不高于中标金额；确需追加的，签订后另签补充合同。")


class SampleShell(Shell):
    """The frame of a page whose menus lead back into the gallery."""

    @cached_property
    def menu(self) -> list[cards.MenuGroup]:
        line = menu.as_shown
        return [
            cards.MenuGroup(
                menu.words(title),
                [
                    line(item, "#", WAITING.counts.get(item.key, 0), item.key == "desk")
                    for item in items
                ],
            )
            for title, items in menu.DESK_MENU
        ]

    @cached_property
    def portal(self) -> list[cards.MenuLine]:
        return [menu.as_shown(item, "#", 0, False) for item in menu.PORTAL_MENU]

    @property
    def search_url(self) -> str:
        return "#"

    messages_url = seats_url = sign_in_url = sign_out_url = search_url


@dataclass(frozen=True)
class Shown:
    """A page of the gallery."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    status: int = 200


def page(name: str, request: HttpRequest) -> Shown | None:
    """Return a page by its name, the gallery itself for the empty one."""
    make = PAGES.get(name)
    if make is None:
        return None
    shown = make(request)
    shown.context["shell"] = SampleShell(request, HOOKS)
    return shown


def _card(template: str, card: Any) -> Callable[[HttpRequest], Shown]:
    return lambda _request: Shown(f"site/pages/{template}.html", {"card": card})


def _refusal(request: HttpRequest) -> Shown:
    attempting(request, "签订合同 SLHT-2015-0093")
    refusal = AmountAboveAward(award="2,685,006.00", amount="2,745,000.00", above="59,994.00")
    refusal.record = 62
    card = RefusalCard.of(request, refusal)
    return Shown("site/states/refusal.html", {"card": card}, card.status)


def _gallery(request: HttpRequest) -> Shown:
    return Shown(
        "site/gallery.html",
        {
            "pages": [name for name in PAGES if name],
            "palette": PALETTE,
            "parts": parts,
            "lists": lists,
            "river": rivers.near_its_end(),
            "minis": [
                rivers.mini("now"),
                rivers.mini("done", "now"),
                rivers.mini("done", "done", "done", "done"),
            ],
            "paper": papers.PAPER,
            "verify": papers.VERIFY,
            "form": sheets.filled(sheets.SignIn, typed={"username": "sample"}),
            "refusal": _refusal(request).context["card"],
            "fen": 268_500_600,
            "moment": parts.at("2015-12-24").astimezone(BEIJING),
        },
    )


def _state(template: str, status: int) -> Callable[[HttpRequest], Shown]:
    return lambda _request: Shown(f"{template}.html", {}, status)


PAGES: dict[str, Callable[[HttpRequest], Shown]] = {
    "": _gallery,
    "home": _card("home", pages.HOME),
    "notice": _card("notice", pages.NOTICE),
    "catalogue": _card("catalogue", pages.CATALOGUE),
    "ask": _card("ask", pages.ASK),
    "sign-in": _card("sign_in", pages.SIGN_IN),
    "desk": _card("desk", pages.DESK),
    "project": _card("project", pages.PROJECT),
    "list": _card("list", lists.LIST),
    "list-empty": _card("list", lists.EMPTY_LIST),
    "form": lambda _request: Shown("site/pages/form.html", {"card": sheets.form_page(wrong=False)}),
    "form-wrong": lambda _request: Shown(
        "site/pages/form.html", {"card": sheets.form_page(wrong=True)}, 422
    ),
    "refusal": _refusal,
    "not-found": _state("404", 404),
    "not-allowed": _state("403", 403),
    "expired": _state("403_csrf", 403),
    "failed": _state("500", 500),
}
