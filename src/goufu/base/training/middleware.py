"""The gate of the made-up town: below one address everything is practice, and nothing else is.

The address says it, not the session: a form that was opened in practice is sent back into
practice, however many windows are open, and one of real work can never end up there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _

from goufu.base import practice
from goufu.base.people.session import account_of, sit_down
from goufu.base.training.door import entered, practise, sandbox_of, seat_in
from goufu.base.training.models import Sandbox

HOME = "training:home"
TOWN = "training/town/"
# What there is in town. Accounts, tokens, programs and the law's rows are real, or not at all.
IN_TOWN = frozenset({"doors", "documents", "ledger", "notifications", "organisations", "site"})
USED_EVERY = timedelta(hours=1)


class TrainingMiddleware:
    """Leads whoever comes to an address in town into their own practice, and out again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        inside = request.path_info.removeprefix(f"/{TOWN}")
        if inside == request.path_info:
            return self.get_response(request)
        account = account_of(request)
        if account is None:
            return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={reverse(HOME)}")
        sandbox = sandbox_of(account)
        if sandbox is None or not _is_in_town(f"/{inside}"):
            if sandbox is not None:
                messages.info(request, _("这一页不在练习环境之内，已回到练习首页。"))
            return HttpResponseRedirect(reverse(HOME), status=303)
        _mark_as_used(sandbox)
        request.path_info = f"/{inside}"
        with addresses_in_town(), entered(sandbox):
            answer = self._lead(request, sandbox)
        if answer.status_code in REDIRECTS and answer["Location"].startswith(settings.LOGIN_URL):
            # The public of the town came to a door behind which one signs in; here one sits down.
            messages.info(request, _("社会公众不能进入这一页，请换一个身份。"))
            return HttpResponseRedirect(reverse(HOME), status=303)
        return answer

    def _lead(self, request: HttpRequest, sandbox: Sandbox) -> HttpResponseBase:
        practise(request, sandbox)
        sit_down(request, seat_in(sandbox))
        answer = self.get_response(request)
        if isinstance(answer, StreamingHttpResponse) and not isinstance(answer, FileResponse):
            # Rows that are read as they are sent would be read outside, from the real tables.
            answer.streaming_content = list(cast(Iterable[bytes], answer.streaming_content))
        return answer


REDIRECTS = frozenset({301, 302, 303, 307})


@contextmanager
def addresses_in_town() -> Iterator[None]:
    """Let every address that is made inside lead into town."""
    with _addresses_below(TOWN):
        yield


@contextmanager
def addresses_outside() -> Iterator[None]:
    """Let every address that is made inside lead out of town."""
    with _addresses_below(""):
        yield


@contextmanager
def _addresses_below(place: str) -> Iterator[None]:
    here = get_script_prefix()
    set_script_prefix(here.removesuffix(TOWN) + place)
    try:
        yield
    finally:
        set_script_prefix(here)


def is_here(name: str) -> bool:
    """Test whether a page is to be had here: in practice only what there is in town."""
    return practice.ground() is None or name.partition(":")[0] in IN_TOWN


def _is_in_town(path: str) -> bool:
    try:
        return not path.startswith("/api/") and resolve(path).namespaces[:1][0] in IN_TOWN
    except (Resolver404, IndexError):
        return False


def _mark_as_used(sandbox: Sandbox) -> None:
    now = timezone.now()  # noqa: TID251  (a request is a door; the real clock says what is old)
    if now - sandbox.used_at >= USED_EVERY:
        Sandbox.objects.filter(pk=sandbox.pk).update(used_at=now)
