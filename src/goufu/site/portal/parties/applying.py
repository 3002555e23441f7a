"""How a body comes in without an account: apply, follow, put right, claim the account."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from goufu.base import clock
from goufu.base.doors.filled import Filled
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.action import once
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.site import cards
from goufu.site.doors.acting import key_of
from goufu.site.portal.parties.tabs import tabs
from goufu.site.portal.visitors import not_too_many
from goufu.site.refusals import RefusalCard, attempting
from goufu.stages.parties.providers import actions
from goufu.stages.parties.providers.actions.entry import check_applicant
from goufu.stages.parties.providers.doors import as_applied, authorities
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.queries import has_account
from goufu.stages.parties.providers.rules.entry import NotTheApplicant
from goufu.stages.parties.providers.sheets.entry import Apply, Ask, Claim, Resubmit

FORM = "site/pages/party_form.html"
Parts = Sequence[cards.PartyForm]


@require_http_methods(["GET", "POST"])
def apply_page(request: HttpRequest) -> HttpResponse:
    """Take an application in; show its number and what comes next."""
    choices = {"authority_id": authorities(None, THE_PUBLIC, day_of(clock.now()))}
    form = _filled(request, Apply, choices=choices)
    attempting(request, _("申请登记承接主体"))

    def take_in(sheet: Apply) -> HttpResponse:
        provider = actions.apply(sheet=sheet, actor=THE_PUBLIC, at=clock.now())
        return _received(request, provider)

    return _answer(request, form, take_in, lambda: [_apply_form(request, form)], _apply_card)


@require_http_methods(["GET", "POST"])
def mine_page(request: HttpRequest) -> HttpResponse:
    """Show an applicant how the application stands, and what can be done now."""
    form = _filled(request, Ask)
    attempting(request, _("查询进度"))

    def show(sheet: Ask) -> HttpResponse:
        provider = _own(sheet.ref, sheet.secret)
        return render(request, FORM, {"card": _standing(provider)})

    return _answer(request, form, show, lambda: [_ask_form(request, form)], _mine_card)


@require_POST
def resubmit_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Take in what was put right."""
    form = _filled(request, Resubmit)
    attempting(request, _("补正后重新提交"))

    def take_in(sheet: Resubmit) -> HttpResponse:
        provider = actions.resubmit(ref=ref, sheet=sheet, actor=THE_PUBLIC, at=clock.now())
        return _received(request, provider)

    return _answer(request, form, take_in, lambda: [_again_form(ref, form)], _mine_card)


@require_POST
def claim_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Make the applicant's account."""
    form = _filled(request, Claim)
    attempting(request, _("领取账号"))

    def take_in(sheet: Claim) -> HttpResponse:
        actions.claim_account(ref=ref, sheet=sheet, actor=THE_PUBLIC, at=clock.now())
        card = _mine_card(
            (),
            said=_("账号 {username} 已可使用，请登录。").format(username=sheet.username),
            steps=[_("登录后可报送治理档案、报变更、出具参与记录。")],
        )
        return render(request, FORM, {"card": card})

    return _answer(request, form, take_in, lambda: [_claim_form(ref, form)], _mine_card)


def _answer(
    request: HttpRequest,
    form: Filled[Any],
    take_in: Callable[[Any], HttpResponse],
    parts: Callable[[], Parts],
    card: Callable[[Parts], cards.PartyFormCard],
) -> HttpResponse:
    """Do it where the form is right; else show it again with all that was typed."""
    refusal, status = None, 200
    if request.method == "POST":
        status = 422
        if form.is_right() and form.sheet is not None:
            not_too_many(request)
            try:
                with once(key_of(request)):
                    return take_in(form.sheet)
            except Refusal as no:
                refusal, status = RefusalCard.of(request, no), no.status
    context = {"card": card(parts()), "refusal": refusal}
    return render(request, FORM, context, status=status)


def _own(ref: str, secret: str) -> Provider:
    """Return the application of whoever knows its secret.

    Raises:
        NotTheApplicant: there is none, or the secret is another's; which of the two is not said.
    """
    provider = Provider.objects.select_related("authority").filter(ref=ref).first()
    if provider is None:
        raise NotTheApplicant
    check_applicant(provider, secret)
    return provider


def _received(request: HttpRequest, provider: Provider) -> HttpResponse:
    card = cards.PartyFormCard(
        title=_("申请登记承接主体"),
        intro="",
        tabs=tabs("doors:provider_apply"),
        said=_("申请已收到，由{authority}核验。").format(authority=provider.authority.name),
        number=provider.ref,
        steps=[
            _("请记下受理编号和查询口令。"),
            _("凭编号和口令可以查进度；需要补正的，在线补正。"),
            _("核验通过后，凭编号和口令领取账号，即可登录。"),
        ],
    )
    return render(request, FORM, {"card": card})


def _standing(provider: Provider) -> cards.PartyFormCard:
    """Return how an application stands, with the one form that leads on."""
    facts = [
        cards.FactLine(_("受理编号"), provider.ref),
        cards.FactLine(_("单位名称"), provider.title),
        cards.FactLine(_("状态"), _(provider.state_name)),
        cards.FactLine(_("核验机关"), provider.authority.name),
    ]
    if provider.opinion:
        facts.append(cards.FactLine(_("核验情况"), provider.opinion))
    parts: list[cards.PartyForm] = []
    if provider.state == "returned":
        begun = as_applied(provider, THE_PUBLIC, day_of(clock.now()))
        parts.append(_again_form(provider.ref, Filled(Resubmit, initial=begun)))
    if provider.state == "verified" and not has_account(provider.organisation_id or 0):
        parts.append(_claim_form(provider.ref, Filled(Claim, initial={"name": provider.contact})))
    return _mine_card(parts, facts=facts)


def _apply_card(parts: Parts) -> cards.PartyFormCard:
    return cards.PartyFormCard(
        title=_("申请登记承接主体"),
        intro=_(
            "社会组织、企业、机构等自行申报，不需要账号，不收费。登记机关核验后进入承接主体库。"
        ),
        tabs=tabs("doors:provider_apply"),
        forms=parts,
    )


def _mine_card(parts: Parts, **more: Any) -> cards.PartyFormCard:
    return cards.PartyFormCard(
        title=_("查进度、领账号"),
        intro=_("凭受理编号和申请时设定的查询口令办理。"),
        tabs=tabs("doors:provider_mine"),
        forms=parts,
        **more,
    )


def _apply_form(request: HttpRequest, form: Filled[Any]) -> cards.PartyForm:
    return cards.PartyForm(
        _("单位情况"),
        form,
        request.path,
        _("提交申请"),
        key=key_of(request) or uuid4().hex,
    )


def _ask_form(request: HttpRequest, form: Filled[Any]) -> cards.PartyForm:
    return cards.PartyForm(_("查询进度"), form, request.path, _("查询"), key=uuid4().hex)


def _again_form(ref: str, form: Filled[Any]) -> cards.PartyForm:
    return cards.PartyForm(
        _("补正后重新提交"),
        form,
        reverse("doors:provider_resubmit", args=[ref]),
        _("重新提交"),
        key=uuid4().hex,
        hint=_("请改正核验机关指出的内容，再输入一次查询口令。"),
    )


def _claim_form(ref: str, form: Filled[Any]) -> cards.PartyForm:
    return cards.PartyForm(
        _("领取账号"),
        form,
        reverse("doors:provider_claim", args=[ref]),
        _("领取账号"),
        key=uuid4().hex,
        hint=" ".join([_("账号由本单位经办人使用。"), *password_validators_help_texts()]),
    )


def _filled(
    request: HttpRequest,
    sheet: type[Any],
    *,
    choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> Filled[Any]:
    typed = request.POST if request.method == "POST" else None
    return Filled(sheet, typed=typed, choices=choices)
