"""Come in and go out: sessions that begin, end and are looked after, each in the ledger."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from goufu.base.ledger import refused
from goufu.base.ledger.lines import write as record
from goufu.base.people import second_factor
from goufu.base.people.models import Account, Ending, SignIn
from goufu.base.people.queries import appointments_of, open_sign_ins
from goufu.base.people.roles import Actor, Role
from goufu.base.people.session import HAS_FACTOR, SIGN_IN, account_of
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import say

BY_PASSWORD = "password"  # noqa: S105  (how somebody came in)
BY_DEMO = "demo"
BACKEND = "django.contrib.auth.backends.ModelBackend"
SEEN_EVERY = timedelta(seconds=60)
BROWSER_LENGTH = 200
NOBODY = say("未知用户")


class WrongSignIn(Refusal):
    """The same words whether the name is unknown, the password wrong or the account closed."""

    code = "people.wrong_sign_in"
    status = 422
    sentence = say("用户名或密码不对，或账号不可用。")
    remedy = say("请核对后重试；连续输错将锁定一段时间。忘记密码请联系本单位的系统管理员。")


class LockedOut(Refusal):
    """Said of unknown names too: they are locked like the others."""

    code = "people.locked_out"
    status = 429
    sentence = say("输错次数过多，该用户名已锁定 {minutes} 分钟。")
    remedy = say("请在锁定结束后再试，或请安全管理员解锁。")


def person(account: Account, *, at: datetime) -> Actor:
    """Return the person as the ledger names them; in their first post, if they have one."""
    post = appointments_of(account.pk, on=day_of(at)).first()
    return post.actor() if post else Actor(account.name, Role.PUBLIC, account_id=account.pk)


def check(request: HttpRequest, *, username: str, password: str, at: datetime) -> Account:
    """Return the account of that name and password.

    Raises:
        WrongSignIn: there is none, or it is closed.
        LockedOut: too many failures; the right password does not help now.
    """
    answer = _tried(request, username, password)
    if isinstance(answer, Account):
        return answer
    known = Account.objects.filter(username=username).first()
    actor = person(known, at=at) if known else Actor(NOBODY, Role.PUBLIC)
    # What was typed as the name of nobody is not kept: it may be a password.
    facts = {"ref": known.username if known else ""}
    refused.write_down(answer, "people.sign_in", facts, actor=actor, at=at)
    if known and isinstance(answer, LockedOut) and answer.params["now"]:
        record("people.lockout", actor=actor, at=at, ref=known.username)
    raise answer


def _tried(request: HttpRequest, username: str, password: str) -> Account | Refusal:
    """Try one password at a time for each name, so that many at once count like many in a row."""
    minutes = settings.GOUFU.lockout_minutes
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"sign_in {username}"]
            )
        if not AxesProxyHandler.is_allowed(request, {"username": username}):
            return LockedOut(minutes=minutes, now=False)
        account = authenticate(request, username=username, password=password)
        if isinstance(account, Account):
            return account
        if not AxesProxyHandler.is_allowed(request, {"username": username}):
            return LockedOut(minutes=minutes, now=True)
        return WrongSignIn()


def enter(
    request: HttpRequest, account: Account, *, at: datetime, how: str = BY_PASSWORD
) -> SignIn:
    """Begin a session for somebody whose password was right (or who was clicked on in a demo)."""
    with transaction.atomic():
        # Two browsers at once: the later one ends the session of the earlier one.
        Account.objects.select_for_update().get(pk=account.pk)
        if settings.GOUFU.one_session:
            end_all(account, Ending.ELSEWHERE, at=at)
        login(request, account, backend=BACKEND)
        sign_in = _begin(request, account, at=at)
        request.session[HAS_FACTOR] = second_factor.device_of(account) is not None
        record(
            "people.sign_in",
            actor=person(account, at=at),
            at=at,
            ref=account.username,
            facts={"how": how, "sign_in": sign_in.pk},
        )
    return sign_in


def leave(request: HttpRequest, *, at: datetime) -> None:
    """End this session."""
    account = account_of(request)
    if account is not None:
        sign_in = SignIn.objects.filter(
            pk=request.session.get(SIGN_IN) or 0, account=account
        ).first()
        if sign_in is not None:
            _end(sign_in, Ending.SIGNED_OUT, at=at)
        record("people.sign_out", actor=person(account, at=at), at=at, ref=account.username)
    logout(request)


def look_after(request: HttpRequest, account: Account, *, at: datetime) -> Ending | None:
    """Keep the session alive, or end it: idle, open for too long, or ended from elsewhere.

    Returns why it has ended; None while it goes on.
    """
    number = request.session.get(SIGN_IN)
    if number is None:
        # Begun by other means than the page: it is looked after from now on.
        _begin(request, account, at=at)
        return None
    sign_in = SignIn.objects.filter(pk=number, account=account).first()
    if sign_in is None or sign_in.ended_at is not None:
        ending = Ending(sign_in.ending) if sign_in else Ending.ENDED
        logout(request)
        return ending
    over = _over(sign_in, at=at)
    if over is not None:
        _end(sign_in, over, at=at)
        record(
            "people.sign_out",
            actor=person(account, at=at),
            at=at,
            ref=account.username,
            facts={"ending": over.value},
        )
        logout(request)
    elif at - sign_in.seen_at >= SEEN_EVERY:
        SignIn.objects.filter(pk=sign_in.pk).update(seen_at=at)
    return over


def end_all(account: Account, ending: Ending, *, at: datetime, but: int | None = None) -> int:
    """End the sessions of an account, all but one where it is named; return how many."""
    still_open = SignIn.objects.filter(account=account, ended_at__isnull=True).exclude(pk=but or 0)
    return still_open.update(ended_at=at, ending=ending)


def end_one(account: Account, number: int, *, at: datetime) -> bool:
    """End one session of the person's own, from another one."""
    mine = open_sign_ins(account, at=at).filter(pk=number)
    return bool(mine.update(ended_at=at, ending=Ending.ENDED))


def _begin(request: HttpRequest, account: Account, *, at: datetime) -> SignIn:
    sign_in = SignIn.objects.create(
        account=account,
        began_at=at,
        seen_at=at,
        address=get_client_ip_address(request) or None,
        browser=request.headers.get("User-Agent", "")[:BROWSER_LENGTH],
    )
    request.session[SIGN_IN] = sign_in.pk
    return sign_in


def _end(sign_in: SignIn, ending: Ending, *, at: datetime) -> None:
    SignIn.objects.filter(pk=sign_in.pk, ended_at__isnull=True).update(ended_at=at, ending=ending)


def _over(sign_in: SignIn, *, at: datetime) -> Ending | None:
    if at - sign_in.seen_at > timedelta(minutes=settings.GOUFU.session_minutes):
        return Ending.IDLE
    if at - sign_in.began_at > timedelta(hours=settings.GOUFU.session_hours):
        return Ending.TOO_LONG
    return None


def as_the_page_says(
    _request: HttpRequest, answer: HttpResponse, _credentials: object
) -> HttpResponse:
    """Leave the answer to the sign-in page, which says in words that the name is locked."""
    return answer
