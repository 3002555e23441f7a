"""What the pages about people have in common: who may open them, and a sheet being filled in."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.base.people.cards import ADMIN, FormPage, Link
from goufu.base.people.models import Account
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.people.session import account_of, actor_of
from goufu.law.refusals import Refusal
from goufu.law.words import say

S = TypeVar("S", bound=Sheet)
V = TypeVar("V", bound=Callable[..., HttpResponseBase])
# These are about the page as a whole, not about what was filled in.
NOT_ABOUT_THE_FORM = frozenset({401, 403, 404})
WRONGLY_FILLED = 422


def signed_in(view: V) -> V:
    """Send whoever has not signed in to the page where one does, and back here afterwards."""

    @functools.wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if account_of(request) is None:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    return cast(V, checked)


def for_roles(*roles: Role) -> Callable[[V], V]:
    """Open a page to these roles only."""

    def wrap(view: V) -> V:
        @functools.wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if account_of(request) is None:
                return to_sign_in(request)
            if actor_of(request).role not in roles:
                wanted = "、".join(gettext(ROLE_NAMES[role]) for role in roles)
                raise NotYoursToDo(label=say("打开本页"), wanted=wanted)
            return view(request, *args, **kwargs)

        return cast(V, checked)

    return wrap


def to_sign_in(request: HttpRequest) -> HttpResponse:
    url = reverse("people:sign_in")
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    return HttpResponseRedirect(f"{url}?{urlencode({'next': back})}" if back else url)


def me(request: HttpRequest) -> Account:
    """Return the account that has signed in; ask only behind ``signed_in`` or ``for_roles``."""
    account = account_of(request)
    assert account is not None
    return account


def came_from(request: HttpRequest) -> str:
    """Return the address to go back to, if it is one of this site."""
    back = str(request.POST.get("next") or request.GET.get("next") or "")
    ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return back if ours else ""


def told(refusal: Refusal) -> str:
    """Return a refusal and its remedy in the reader's language."""
    params = {
        name: gettext(value) if isinstance(value, str) and value else value
        for name, value in refusal.params.items()
    }
    said = [refusal.sentence, refusal.remedy]
    return " ".join(gettext(words).format(**params) for words in said if words)


def attempt(form: Filled[S], run: Callable[[S], HttpResponse]) -> HttpResponse | int:
    """Read the form and do it; return the answer, or the status with which to show it again."""
    if not form.is_right() or form.sheet is None:
        return WRONGLY_FILLED
    try:
        return run(form.sheet)
    except Refusal as refusal:
        if refusal.status in NOT_ABOUT_THE_FORM:
            raise
        form.complain("", told(refusal))
        return refusal.status


def fill_in(
    request: HttpRequest,
    sheet: type[S],
    *,
    title: str,
    submit: str,
    back_url: str,
    run: Callable[[S], HttpResponse],
    intro: str = "",
    tone: str = "primary",
    initial: Mapping[str, Any] | None = None,
    choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    crumbs: Sequence[Link] = (),
    section: str = ADMIN,
) -> HttpResponse:
    """Show a sheet, read it, do what it asks for; a refusal stands above the filled form."""
    typed = request.POST if request.method == "POST" else None
    form = Filled(sheet, typed=typed, initial=initial, choices=choices)
    status = 200
    if typed is not None:
        answer = attempt(form, run)
        if isinstance(answer, HttpResponse):
            return answer
        status = answer
    card = FormPage(
        title=title,
        form=form,
        action_url=request.get_full_path(),
        submit=submit,
        back_url=back_url,
        intro=intro,
        tone=tone,
        crumbs=crumbs,
        section=section,
    )
    return render(request, "site/pages/form.html", {"card": card}, status=status)
