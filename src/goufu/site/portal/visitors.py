"""Who comes to the portal: how often from one address, and whether one has spoken before.

A visitor is known by a random number in a signed cookie that nothing else is kept about.
"""

from __future__ import annotations

from uuid import uuid4

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from goufu.law.refusals import Refusal
from goufu.law.words import say

COOKIE = "goufu_voice"
A_YEAR = 365 * 24 * 3600
PER_HOUR = 20
HOUR = 3600


class TooManyQuestions(Refusal):
    code = "portal.too_many_questions"
    status = 429
    sentence = say("本网络地址一小时内提交过于频繁。")
    remedy = say("请一小时后再提交；紧急事项请致电承办单位。")


class NoCookie(Refusal):
    code = "portal.no_cookie"
    status = 422
    sentence = say("浏览器没有保留本站的标识，无法区分是否已经表示过。")
    remedy = say("请允许本站保存 Cookie，刷新本页后再点。标识是随机的，不含个人信息。")


def not_too_many(request: HttpRequest, what: str = "from", most: int = PER_HOUR) -> None:
    """Refuse the next request from an address that has sent too many this hour.

    Raises:
        TooManyQuestions: more than ``most``.
    """
    key = f"portal:{what}:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > most:
        raise TooManyQuestions


def voice_of(request: HttpRequest) -> str:
    """Return the visitor's number; empty where there is none yet."""
    return str(request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=A_YEAR))


def must_have_voice(request: HttpRequest) -> str:
    """Return the visitor's number.

    Raises:
        NoCookie: the browser has kept none.
    """
    voice = voice_of(request)
    if not voice:
        raise NoCookie
    return voice


def give_voice(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a visitor a number who has none."""
    if not voice_of(request):
        response.set_signed_cookie(
            COOKIE,
            uuid4().hex,
            salt=COOKIE,
            max_age=A_YEAR,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response
