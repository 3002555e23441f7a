"""Vouchers: what is left and who may be chosen, for the holder; taking one, for the provider."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goufu.base import clock
from goufu.base.codes import plain
from goufu.base.doors.filled import Filled
from goufu.base.masking import masked
from goufu.base.people.roles import THE_PUBLIC, Actor, Role
from goufu.base.workflow.action import once
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.site import cards
from goufu.site.doors.acting import key_of
from goufu.site.doors.addresses import page_of
from goufu.site.doors.asking import behind_sign_in, must_be_signed_in, reader_of
from goufu.site.portal.visitors import not_too_many
from goufu.stages.procurement.vouchers import actions, queries
from goufu.stages.procurement.vouchers.cards import amount_of
from goufu.stages.procurement.vouchers.models import Redemption, Voucher
from goufu.stages.procurement.vouchers.sheets import Feedback, Redeem

LOOKS_AN_HOUR = 60
LONGEST = 40
SAYING = {"rate": actions.rate, "complain": actions.complain}
WORST, BEST = 1, 5


@require_http_methods(["GET", "POST"])
def voucher_page(request: HttpRequest) -> HttpResponse:
    """Ask for code and password; show what they open; take in what the holder says.

    The password is never kept and never stands in an address; the page sends it back with each
    form, and nothing of the page may be stored by the browser.
    """
    code = request.POST.get("code", request.GET.get("code", ""))[:LONGEST]
    actor = reader_of(request).actor
    redeem = reverse("doors:voucher_redeem") if actor.role is Role.PROVIDER else ""
    redeem_url = f"{redeem}?code={code}" if redeem and code else redeem
    facts: dict[str, Any] = {"code": code, "redeem_url": redeem_url}
    status = 200
    if request.method == "POST":
        not_too_many(request, "vouchers", LOOKS_AN_HOUR)
        try:
            facts |= _opened(request, code)
        except Refusal as no:
            facts["wrong"] = _in_words(no)
            status = no.status
    card = cards.VoucherPageCard(action_url=reverse("doors:vouchers"), key=uuid4().hex, **facts)
    page = render(request, "site/pages/voucher.html", {"card": card}, status=status)
    page["Cache-Control"] = "no-store"
    return page


@require_http_methods(["GET", "POST"])
@behind_sign_in
def redeem_page(request: HttpRequest) -> HttpResponse:
    """Take a voucher: the code typed or brought along by its QR code, the holder's password."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    if reader.actor.role is not Role.PROVIDER:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    begun = {"code": request.GET.get("code", "")[:LONGEST], "amount": 1}
    form: Filled[Redeem] = Filled(Redeem, typed=posted, initial=begun)
    facts: dict[str, Any] = {}
    status = 200
    if posted is not None and form.is_right() and form.sheet is not None:
        try:
            with once(key_of(request)):
                done = actions.redeem(sheet=form.sheet, actor=reader.actor, at=clock.now())
            facts = _taken(done)
            form = Filled(Redeem)
        except Refusal as no:
            facts = {"refused": _in_words(no), "remedy": _(no.remedy).format(**no.params)}
            status = no.status
    elif form.errors:
        status = 422
    card = cards.RedeemPageCard(
        form=form,
        action_url=reverse("doors:voucher_redeem"),
        key=uuid4().hex,
        provider=reader.actor.organisation,
        **facts,
    )
    page = render(request, "site/pages/voucher_redeem.html", {"card": card}, status=status)
    page["Cache-Control"] = "no-store"
    return page


def _opened(request: HttpRequest, code: str) -> dict[str, Any]:
    """Say first what the holder wants to say, then show the voucher as it is."""
    pin = request.POST.get("pin", "")[:LONGEST]
    at, done = clock.now(), ""
    said = SAYING.get(request.POST.get("say", ""))
    if said is not None:
        sheet = Feedback(
            code=code,
            pin=pin,
            stars=_stars(request.POST.get("stars", "")),
            said=request.POST.get("said", "")[:1000],
        )
        with once(key_of(request)):
            ref = request.POST.get("redemption", "")[:60]
            said(ref=ref, sheet=sheet, actor=THE_PUBLIC, at=at)
        done = (
            _("已收到，谢谢。") if said is actions.rate else _("异议已收到，购买主体将核实处理。")
        )
    voucher = actions.show(code=code, pin=pin, actor=THE_PUBLIC, at=at)
    return {"voucher": _held(voucher), "pin": pin, "done": done, "code": plain(code)}


def _stars(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and WORST <= int(typed) <= BEST else None


def _held(voucher: Voucher) -> cards.HeldVoucher:
    scheme, today = voucher.scheme, day_of(clock.now())
    running = scheme.state == "in_force" and scheme.valid_from <= today <= scheme.valid_to
    uses = Redemption.objects.filter(voucher=voucher).select_related("provider", "statement")
    return cards.HeldVoucher(
        number=voucher.ref,
        service=scheme.service,
        holder=masked(voucher.beneficiary.name, head=1, tail=0),
        body=scheme.purchaser.name,
        left=amount_of(scheme, voucher.left),
        face=amount_of(scheme, voucher.face),
        percent=voucher.left * 100 // voucher.face,
        valid_from=scheme.valid_from,
        valid_to=scheme.valid_to,
        over=not running,
        terms=scheme.terms,
        points=[_point(one, money=scheme.holds_money) for one in queries.by_provider(scheme)],
        uses=[_use(one) for one in uses.order_by("-id")],
    )


def _point(one: queries.AtProvider, *, money: bool) -> cards.PointLine:
    point = one.point
    return cards.PointLine(
        name=point.provider.name,
        location=point.location,
        contact=point.contact,
        price="" if money else _("{sum} 元").format(sum=yuan(point.price_fen)),
        stars="" if one.stars is None else f"{one.stars:.1f}",
        count=one.count,
    )


def _use(one: Redemption) -> cards.VoucherUse:
    tones = {"redeemed": "ok", "disputed": "warn", "undone": "ink"}
    return cards.VoucherUse(
        number=one.ref,
        provider=one.provider.name,
        at=one.at,
        amount=amount_of(one.scheme, one.amount),
        tag=cards.TagCard(_(one.state_name), tones[one.state]),  # type: ignore[arg-type]
        stars=one.stars,
        said=one.said,
        may_say=one.state == "redeemed",
    )


def _taken(done: Redemption) -> dict[str, Any]:
    done.voucher.refresh_from_db()
    return {
        "done": _("核销成功"),
        "number": done.ref,
        "amount": amount_of(done.scheme, done.amount),
        "left": amount_of(done.scheme, done.voucher.left),
        "url": page_of("redemption", done.ref, done.project_code),
    }


def _in_words(no: Refusal) -> str:
    words = {name: _(str(value)) for name, value in no.params.items()}
    return _(no.sentence).format(**words)


def purchasers_alone(actor: Actor, ref: str) -> Any:
    """Return a scheme to the purchaser's own handlers and nobody else.

    Raises:
        Http404: it is another's.
    """
    found = queries.visible_to(actor).filter(ref=ref, purchaser_id=actor.organisation_id).first()
    if found is None or actor.role is not Role.HANDLER:
        raise Http404
    return found
