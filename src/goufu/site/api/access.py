"""Who may call: a program with a token of a post, a page of this site that reads, anybody else."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from goufu.base.people.roles import Actor
from goufu.base.people.session import act_as, actor_of
from goufu.base.people.tokens import ApiToken, count_call, token_for
from goufu.law.calendar import day_of

SECONDS = 60
READING = frozenset({"GET", "HEAD", "OPTIONS"})
_WAIT = "_goufu_api_wait"


class TokenAuth(HttpBearer):
    """``Authorization: Bearer goufu_…``: the program acts in the post that the token is of."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = token_for(token, on=day_of(timezone.now()))
        if found is not None:
            act_as(request, found.appointment.actor())
        return found


def reading_session(request: HttpRequest) -> Actor | None:
    """Let a page of this site read for the person who is signed in; it cannot change anything."""
    if request.method not in READING:
        return None
    actor = actor_of(request)
    return actor if actor.account_id is not None else None


class PerMinute(BaseThrottle):
    """So many calls a minute for each token, person or address, counted in the database."""

    def allow_request(self, request: HttpRequest) -> bool:
        now = timezone.now().timestamp()
        minute = int(now // SECONDS)
        setattr(request, _WAIT, SECONDS - int(now % SECONDS))
        calls = count_call(_caller(request), minute=minute)
        return calls <= int(settings.GOUFU.api_calls_per_minute)

    def wait(self) -> float | None:
        """The rest of the minute; the answer itself says how long, see ``problems``."""
        return SECONDS - timezone.now().timestamp() % SECONDS


def seconds_to_wait(request: HttpRequest) -> int:
    """Return after how many seconds the caller may try again."""
    return int(getattr(request, _WAIT, SECONDS))


def _caller(request: HttpRequest) -> str:
    who: Any = getattr(request, "auth", None)
    if isinstance(who, ApiToken):
        return f"token:{who.pk}"
    if isinstance(who, Actor):
        return f"account:{who.account_id}"
    return f"address:{_address(request)}"


def _address(request: HttpRequest) -> str:
    """Return where the call comes from; the last proxy is believed only if it is ours."""
    if settings.GOUFU.trust_proxy:
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded[:60]
    return str(request.META.get("REMOTE_ADDR", ""))
