"""Accounts and posts, for the system and the security administrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base.doors.sheets import Sheet
from goufu.base.organisations.queries import choices_of_organisations
from goufu.base.people import actions, security, sheets
from goufu.base.people.cards import AccountLine, AccountPage, AccountsPage, Link, PostLine
from goufu.base.people.models import Account, Appointment
from goufu.base.people.passwords import first_password, must_be_changed
from goufu.base.people.queries import accounts_found, in_office, locked_usernames
from goufu.base.people.refusals import NoSuchAccount
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.people.second_factor import device_of
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import fill_in, for_roles
from goufu.law.calendar import day_of
from goufu.law.words import say

A_PAGE = 50
# Asks for the choices of a sheet: account, what was searched for, today.
Choices = Callable[[Account, str, date], dict[str, list[tuple[str, str]]]]
Initial = Callable[[Account, date], dict[str, Any]]


@dataclass(frozen=True)
class Verb:
    """One thing an administrator does to an account.

    Args:
        gives_password: the action is handed a first password, shown to the administrator once.
        on: whether it makes sense for this account now.
    """

    name: str
    label: str
    by: Role
    sheet: type[Sheet]
    action: Callable[..., Any]
    tone: str = "primary"
    gives_password: bool = False
    on: Callable[[Account], bool] = lambda account: account.is_active
    choices: Choices = lambda _account, _search, _on: {}
    initial: Initial = lambda _account, _on: {}


def _organisations(_account: Account, search: str, _on: date) -> dict[str, list[tuple[str, str]]]:
    return {"organisation": choices_of_organisations(search)}


def _posts(account: Account, _search: str, on: date) -> dict[str, list[tuple[str, str]]]:
    posts = account.appointments.filter(in_office(on)).select_related("organisation")
    return {
        "appointment": [
            (str(post.pk), f"{gettext(ROLE_NAMES[Role(post.role)])} · {post.organisation.name}")
            for post in posts.order_by("id")
        ]
    }


SYSTEM, SECURITY = Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN
VERBS: tuple[Verb, ...] = (
    Verb(
        "change",
        say("变更人员信息"),
        SYSTEM,
        sheets.PersonSheet,
        actions.change_person,
        initial=lambda account, _on: {"name": account.name, "email": account.email},
    ),
    Verb(
        "reset-password",
        say("重置密码"),
        SYSTEM,
        sheets.ReasonSheet,
        actions.reset_password,
        gives_password=True,
    ),
    Verb(
        "close", say("停用账号"), SYSTEM, sheets.ReasonSheet, actions.close_account, tone="danger"
    ),
    Verb(
        "reopen",
        say("恢复账号"),
        SYSTEM,
        sheets.ReasonSheet,
        actions.reopen_account,
        gives_password=True,
        on=lambda account: not account.is_active,
    ),
    Verb(
        "give-role",
        say("任命岗位"),
        SECURITY,
        sheets.AppointmentSheet,
        security.give_role,
        choices=_organisations,
        initial=lambda _account, on: {"valid_from": on},
    ),
    Verb(
        "end-role",
        say("终止任职"),
        SECURITY,
        sheets.EndAppointmentSheet,
        security.end_role,
        tone="danger",
        choices=_posts,
    ),
    Verb("unlock", say("解除锁定"), SECURITY, sheets.ReasonSheet, security.unlock),
    Verb(
        "remove-second-factor",
        say("重置动态口令"),
        SECURITY,
        sheets.ReasonSheet,
        security.remove_second_factor,
        tone="danger",
    ),
)


@require_GET
@for_roles(SYSTEM, SECURITY)
def index(request: HttpRequest) -> HttpResponse:
    """List the accounts by user name."""
    now, search = timezone.now(), request.GET.get("q", "").strip()
    posts = Appointment.objects.filter(in_office(day_of(now))).select_related("organisation")
    found = accounts_found(search).filter(username__gt=request.GET.get("after", ""))
    found = found.prefetch_related(Prefetch("appointments", posts.order_by("id"), "current"))
    accounts, locked = list(found[: A_PAGE + 1]), locked_usernames(at=now)
    more = accounts[A_PAGE - 1].username if len(accounts) > A_PAGE else ""
    card = AccountsPage(
        title=_("账号"),
        lines=[_line(account, locked) for account in accounts[:A_PAGE]],
        search=search,
        next_url=f"?{urlencode({'q': search, 'after': more})}" if more else "",
        new_url=reverse("people:new_account") if actor_of(request).role is SYSTEM else "",
    )
    return render(request, "people/accounts.html", {"card": card})


@require_GET
@for_roles(SYSTEM, SECURITY)
def show(request: HttpRequest, username: str) -> HttpResponse:
    """Show one account and what may be done to it."""
    account, now = _account(username), timezone.now()
    role = actor_of(request).role
    card = AccountPage(
        username=account.username,
        name=account.name,
        email=account.email,
        is_active=account.is_active,
        locked=account.username in locked_usernames(at=now),
        factor_bound=device_of(account) is not None,
        must_change=must_be_changed(account, at=now),
        created_at=account.created_at,
        last_login=account.last_login,
        posts=_post_lines(account, on=day_of(now)),
        acts=[
            Link(gettext(verb.label), reverse("people:act", args=[username, verb.name]), verb.tone)
            for verb in VERBS
            if verb.by is role and verb.on(account)
        ],
        crumbs=_crumbs(account),
    )
    return render(request, "people/account.html", {"card": card})


@never_cache
@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM)
def new(request: HttpRequest) -> HttpResponse:
    """Make an account; its first password is shown once."""

    def make(sheet: sheets.AccountSheet) -> HttpResponse:
        password = first_password()
        account = actions.make_account(
            sheet=sheet, password=password, actor=actor_of(request), at=timezone.now()
        )
        return _first_password(request, account, password)

    return fill_in(
        request,
        sheets.AccountSheet,
        title=_("新建账号"),
        submit=_("建立账号"),
        back_url=reverse("people:accounts"),
        run=make,
        intro=_("账号建立后没有任何岗位；岗位由安全管理员任命。初始密码只显示一次。"),
        crumbs=[Link(_("账号"), reverse("people:accounts")), Link(_("新建账号"))],
    )


@never_cache
@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM, SECURITY)
def act(request: HttpRequest, username: str, verb: str) -> HttpResponse:
    """Do one thing to an account."""
    chosen = next((one for one in VERBS if one.name == verb), None)
    if chosen is None:
        raise Http404
    account, today = _account(username), day_of(timezone.now())
    title = gettext(chosen.label)
    return fill_in(
        request,
        chosen.sheet,
        title=f"{title}：{account.name}（{account.username}）",
        submit=title,
        back_url=reverse("people:account", args=[username]),
        run=lambda sheet: _carry_out(request, chosen, account, sheet),
        tone=chosen.tone,
        choices=chosen.choices(account, request.GET.get("q", ""), today),
        initial=chosen.initial(account, today),
        crumbs=[*_crumbs(account, linked=True), Link(title)],
    )


def _carry_out(request: HttpRequest, verb: Verb, account: Account, sheet: Sheet) -> HttpResponse:
    given = {"password": first_password()} if verb.gives_password else {}
    verb.action(
        ref=account.username, sheet=sheet, actor=actor_of(request), at=timezone.now(), **given
    )
    if verb.gives_password:
        return _first_password(request, account, given["password"])
    messages.success(request, _("已办理：{what}。").format(what=gettext(verb.label)))
    return HttpResponseRedirect(reverse("people:account", args=[account.username]))


def _first_password(request: HttpRequest, account: Account, password: str) -> HttpResponse:
    """Show it in this one answer; it is stored nowhere."""
    shown = {"account": account, "password": password, "card": {"section": "admin"}}
    return render(request, "people/first_password.html", shown)


def _account(username: str) -> Account:
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise NoSuchAccount(username=username)
    return account


def _line(account: Account, locked: set[str]) -> AccountLine:
    current: list[Appointment] = account.current  # type: ignore[attr-defined]  # prefetched
    return AccountLine(
        username=account.username,
        url=reverse("people:account", args=[account.username]),
        name=account.name,
        posts=[
            f"{gettext(ROLE_NAMES[Role(post.role)])} · {post.organisation.short_name}"
            for post in current
        ],
        is_active=account.is_active,
        locked=account.username in locked,
        last_login=account.last_login,
    )


def _post_lines(account: Account, *, on: date) -> list[PostLine]:
    posts = account.appointments.select_related("organisation").order_by("-valid_from", "-id")
    current = set(account.appointments.filter(in_office(on)).values_list("pk", flat=True))
    return [
        PostLine(
            role=gettext(ROLE_NAMES[Role(post.role)]),
            organisation=post.organisation.name,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            current=post.pk in current,
            revoked=post.revoked_at is not None,
        )
        for post in posts
    ]


def _crumbs(account: Account, *, linked: bool = False) -> list[Link]:
    url = reverse("people:account", args=[account.username]) if linked else ""
    return [Link(_("账号"), reverse("people:accounts")), Link(account.name, url)]
