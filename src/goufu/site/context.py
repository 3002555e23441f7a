"""What every page is given besides its card: name, theme, language, seat, menu, messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from goufu.base.people.roles import ROLE_NAMES, Actor
from goufu.base.people.session import actor_of
from goufu.law.words import say
from goufu.site import menu
from goufu.site.cards.shell import MenuGroup, MenuLine, SeatCard
from goufu.site.cards.training import GuideCard
from goufu.site.doors.addresses import address

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
CITY_OF_THE_SAMPLE = say("六安市购服平台")
UNNAMED = say("购服平台")
LANGUAGES = (("zh-hans", "中文", "zh-CN"), ("en", "English", "en"))


@dataclass(frozen=True)
class Waiting:
    """How much work waits for somebody, by the keys of the menu.

    Args:
        urgent: keys behind which something is due today or overdue.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    urgent: frozenset[str] = frozenset()


def nothing_waits(_actor: Actor) -> Waiting:
    return Waiting()


def no_messages(_actor: Actor) -> int:
    return 0


@dataclass(frozen=True)
class Hooks:
    """Where the shell takes its numbers from; ``config`` connects them.

    Each is asked at most once a request, and only if the page shows the answer.
    """

    actor: Callable[[HttpRequest], Actor] = actor_of
    unread: Callable[[Actor], int] = no_messages
    waiting: Callable[[Actor], Waiting] = nothing_waits
    sample: Callable[[], bool] = lambda: bool(settings.GOUFU.demo)
    guide: Callable[[HttpRequest], GuideCard | None] = lambda _request: None


_connected = [Hooks()]


def connect(hooks: Hooks) -> None:
    """Give the shell its numbers; called once, by ``config``."""
    _connected[:] = [hooks]


class Shell:
    """The frame of one page; nothing is looked up before a template asks for it."""

    def __init__(self, request: HttpRequest, hooks: Hooks) -> None:
        self._request = request
        self._hooks = hooks

    @cached_property
    def name(self) -> str:
        """The name of the site."""
        given = str(settings.GOUFU.site_name)
        if given and given != "购服":
            return given
        return gettext(CITY_OF_THE_SAMPLE) if self.sample else gettext(UNNAMED)

    @cached_property
    def sample(self) -> bool:
        """Whether everything on the site is invented, and the page has to say so."""
        return self._hooks.sample()

    @cached_property
    def guide(self) -> GuideCard | None:
        """What stands above a page of practice; None where work is real."""
        return self._hooks.guide(self._request)

    @cached_property
    def theme(self) -> str:
        """The theme that the reader chose; empty: whatever their system prefers."""
        chosen = self._request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""

    @property
    def other_theme(self) -> str:
        return "light" if self.theme == "dark" else "dark"

    @property
    def dark_media(self) -> str:
        """For which media the dark values count; paper is always white."""
        return {
            "dark": "screen",
            "light": "not all",
            "": "screen and (prefers-color-scheme: dark)",
        }[self.theme]

    @property
    def language(self) -> str:
        """The language of the page as the ``lang`` attribute says it."""
        active = get_language() or "zh-hans"
        return next((tag for code, _, tag in LANGUAGES if active == code), "zh-CN")

    @property
    def other_language(self) -> tuple[str, str, str]:
        """Code, own name and tag of the language to change to."""
        return next(one for one in LANGUAGES if one[2] != self.language)

    @property
    def here(self) -> str:
        """The address of this page, to come back to."""
        return self._request.get_full_path()

    @property
    def query(self) -> str:
        """What the reader is searching for, to stay in the box."""
        return str(self._request.GET.get("q", ""))

    @cached_property
    def actor(self) -> Actor:
        return self._hooks.actor(self._request)

    @cached_property
    def seat(self) -> SeatCard | None:
        """Who sits here; None for the public."""
        if self.actor.account_id is None:
            return None
        return SeatCard(
            self.actor.name, self.actor.organisation, gettext(ROLE_NAMES[self.actor.role])
        )

    @cached_property
    def messages(self) -> int:
        """How many messages are unread."""
        return self._hooks.unread(self.actor) if self.seat else 0

    @cached_property
    def menu(self) -> list[MenuGroup]:
        waiting = self._hooks.waiting(self.actor) if self.seat else Waiting()
        return menu.desk_menu(self.actor, waiting.counts, waiting.urgent)

    @cached_property
    def portal(self) -> list[MenuLine]:
        return menu.portal_menu()

    @property
    def home_url(self) -> str:
        return address("doors:home") or "/"

    @property
    def desk_url(self) -> str:
        return address("doors:desk") or "/"

    @property
    def search_url(self) -> str:
        return address("doors:search")

    @property
    def messages_url(self) -> str:
        return address("notifications:messages")

    @property
    def seats_url(self) -> str:
        return self.guide.home_url if self.guide else address("people:me")

    @property
    def sign_in_url(self) -> str:
        return address("people:sign_in")

    @property
    def sign_out_url(self) -> str:
        return address("people:sign_out")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give templates the frame of the page."""
    return {"shell": Shell(request, _connected[0])}
