"""At the entrance of every page: is the session still good, and is nothing owed first?"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from goufu.base.people.models import Ending
from goufu.base.people.session import Owed, account_of, owed_by
from goufu.base.people.sign_in import look_after

WHERE: dict[Owed, str] = {
    Owed.VERIFY: "people:verify",
    Owed.PASSWORD: "people:password",
    Owed.SET_UP: "people:second_factor",
}
# Open to somebody who owes something: the way out, and what concerns every reader.
OPEN = frozenset({"people:sign_out", "site:theme", "site:language"})
API = "/api/"  # Programs are not sent to pages; there the person is the public, see ``actor_of``.


class SignedInMiddleware:
    """Ends sessions that are over; sends a person who owes something where it can be done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = account_of(request)
        if account is not None:
            now = timezone.now()  # noqa: TID251  (a request is a door)
            ended = look_after(request, account, at=now)
            if ended is not None:
                messages.info(request, _("您已退出登录：{why}。").format(why=Ending(ended).label))
            elsewhere = self._to_what_is_owed(request)
            if elsewhere is not None:
                return elsewhere
        return self.get_response(request)

    def _to_what_is_owed(self, request: HttpRequest) -> HttpResponse | None:
        owed = owed_by(request)
        if owed is None or request.path_info.startswith(API):
            return None
        if _name_of(request) in OPEN | {WHERE[owed]}:
            return None
        url = reverse(WHERE[owed])
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(url)
        return HttpResponseRedirect(url, status=303)


def _name_of(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""
