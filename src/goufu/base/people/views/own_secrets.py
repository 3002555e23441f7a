"""A person's own password and second factor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login as keep_factor
from django_otp.models import Device

from goufu.base.doors.filled import Filled
from goufu.base.ledger import refused
from goufu.base.ledger.lines import write as record
from goufu.base.people import second_factor
from goufu.base.people.actions import change_password
from goufu.base.people.cards import CodePage
from goufu.base.people.models import Account, Ending
from goufu.base.people.passwords import must_be_changed
from goufu.base.people.roles import SECOND_FACTOR, Role
from goufu.base.people.second_factor import FactorIsRequired
from goufu.base.people.session import HAS_FACTOR, SIGN_IN, Owed, owed_by, seats_of
from goufu.base.people.sheets import CodeSheet, NewPasswordSheet
from goufu.base.people.sign_in import end_all, person
from goufu.base.people.views.pages import attempt, fill_in, me, signed_in
from goufu.law.refusals import Refusal


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Choose a new password; after a first one that an administrator set, before anything else."""
    account, now = me(request), timezone.now()

    def change(sheet: NewPasswordSheet) -> HttpResponse:
        session = request.session.get(SIGN_IN)
        actor = person(account, at=now)
        changed = change_password(
            ref=account.username, sheet=sheet, actor=actor, at=now, session=session
        )
        update_session_auth_hash(request, changed)
        messages.success(request, _("密码已更改；您在别处的登录已经结束。"))
        return HttpResponseRedirect(reverse("people:me"))

    owed = _("密码由管理员设置，或已到期，须先更改才能办理其他事项。")
    rules = _("至少 10 位，大写、小写、数字、符号四类至少三类；不用常见密码和最近 5 次用过的。")
    return fill_in(
        request,
        NewPasswordSheet,
        title=_("更改密码"),
        submit=_("更改密码"),
        back_url=reverse("people:me"),
        run=change,
        intro=f"{owed}{rules}" if must_be_changed(account, at=now) else rules,
        section="",
    )


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code of the app after the password was right."""
    account = me(request)
    if owed_by(request) is not Owed.VERIFY:
        return HttpResponseRedirect(reverse("people:me"))

    def check(sheet: CodeSheet) -> HttpResponse:
        device = _asked(account, sheet.code)
        _keep(request, device)
        record(
            "people.second_factor_verified",
            actor=person(account, at=timezone.now()),
            at=timezone.now(),
            ref=account.username,
            facts={"with": device.name},
        )
        return HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)

    return _code_page(request, "people/verify.html", check)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def set_up(request: HttpRequest) -> HttpResponse:
    """Bind an app: show what it takes a picture of, ask for its first code, show backup codes."""
    account = me(request)
    if _bound_elsewhere(request, account):
        request.session[HAS_FACTOR] = True
        return HttpResponseRedirect(reverse("people:verify"))

    def bind(sheet: CodeSheet) -> HttpResponse:
        now = timezone.now()
        try:
            device, codes = second_factor.bind(account, sheet.code)
        except Refusal as refusal:
            _write_down(refusal, account)
            raise
        _keep(request, device)
        end_all(account, Ending.SECRET_CHANGED, at=now, but=request.session.get(SIGN_IN))
        actor = person(account, at=now)
        record("people.second_factor_set", actor=actor, at=now, ref=account.username)
        return render(request, "people/backup_codes.html", {"codes": codes, "card": _plain_card()})

    device = second_factor.begin(account)
    return _code_page(
        request,
        "people/second_factor.html",
        bind,
        qr=second_factor.qr_of(device),
        secret=second_factor.secret_of(device),
        bound_at=getattr(second_factor.device_of(account), "created_at", None),
        codes_left=second_factor.backup_codes_left(account),
        required=_required(request),
    )


@require_POST
@signed_in
def remove(request: HttpRequest) -> HttpResponse:
    """Do without a second factor again.

    Raises:
        FactorIsRequired: the person holds a post that must have one.
    """
    account, now = me(request), timezone.now()
    if _required(request):
        raise FactorIsRequired
    if second_factor.remove(account):
        actor = person(account, at=now)
        record("people.second_factor_removed", actor=actor, at=now, ref=account.username)
        messages.success(request, _("已取消动态口令。"))
    request.session[HAS_FACTOR] = False
    return HttpResponseRedirect(reverse("people:me"))


def _code_page(request: HttpRequest, template: str, run: Any, **shown: Any) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = Filled(CodeSheet, typed=typed)
    status = 200
    if typed is not None:
        answer = attempt(form, run)
        if isinstance(answer, HttpResponse):
            return answer
        status = answer
    return render(request, template, {"card": CodePage(form=form, **shown)}, status=status)


def _asked(account: Account, code: str) -> Device:
    try:
        return second_factor.verify(account, code)
    except Refusal as refusal:
        _write_down(refusal, account)
        raise


def _write_down(refusal: Refusal, account: Account) -> None:
    now = timezone.now()
    refused.write_down(
        refusal,
        "people.second_factor",
        {"ref": account.username},
        actor=person(account, at=now),
        at=now,
    )


def _keep(request: HttpRequest, device: Device) -> None:
    """Remember in the session that the code was right; the session gets a new key."""
    keep_factor(request, device)
    request.session[HAS_FACTOR] = True
    request.session.cycle_key()


def _bound_elsewhere(request: HttpRequest, account: Account) -> bool:
    """Test whether an app is bound that this session has not shown a code of."""
    verified = getattr(request.user, "otp_device", None) is not None
    return not verified and second_factor.device_of(account) is not None


def _required(request: HttpRequest) -> bool:
    return any(Role(post.role) in SECOND_FACTOR for post in seats_of(request))


def _plain_card() -> dict[str, str]:
    return {"section": ""}
