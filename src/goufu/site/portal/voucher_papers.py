"""Vouchers on their way to those who hold them: on paper, and as text messages."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base.ledger.lines import write as record
from goufu.site.doors.asking import behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.exports import csv_answer
from goufu.site.portal.vouchers import purchasers_alone
from goufu.site.printing.pdf import PDF
from goufu.site.printing.vouchers import PaperVoucher, VoucherSheets, as_pdf
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers.cards import amount_of
from goufu.stages.procurement.vouchers.models import Scheme, Voucher


@require_GET
@behind_sign_in
def sheets_pdf(request: HttpRequest, ref: str) -> HttpResponse:
    """Send all vouchers that can be used as a PDF to be cut; each has its QR code."""
    scheme = _own(request, ref, "print")
    paper = VoucherSheets(
        title=scheme.service,
        footer=scheme.purchaser.name,
        code_label=_("凭单码"),
        pin_label=_("密码"),
        vouchers=[_paper(scheme, one) for one in _usable(scheme)],
        empty=_("没有可以打印的凭单。"),
    )
    answer = HttpResponse(as_pdf(paper), content_type=PDF)
    answer["Content-Disposition"] = f'attachment; filename="vouchers-{ref}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
@behind_sign_in
def texts_csv(request: HttpRequest, ref: str) -> HttpResponseBase:
    """Send the text messages of all vouchers: code and password in two, for the sender's system."""
    scheme = _own(request, ref, "text")
    answer = csv_answer(_texts(scheme), name=f"texts-{ref}")
    answer["Cache-Control"] = "no-store"
    return answer


def _own(request: HttpRequest, ref: str, verb: str) -> Scheme:
    """Return the reader's own scheme; that codes were taken out goes into the ledger."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    scheme: Scheme = purchasers_alone(reader.actor, ref)
    record(
        f"voucher_scheme.{verb}",
        ref=scheme.ref,
        actor=reader.actor,
        at=reader.at,
        place=scheme.place,
        dossier_kind="voucher_scheme",
        project_code=scheme.project_code,
        facts={"vouchers": _usable(scheme).count()},
    )
    return scheme


def _usable(scheme: Scheme) -> QuerySet[Voucher]:
    found = Voucher.objects.filter(scheme=scheme, state="active", left__gt=0)
    return found.select_related("beneficiary").order_by("beneficiary__area", "id")


def _paper(scheme: Scheme, voucher: Voucher) -> PaperVoucher:
    code = codes.code_for(voucher.ref)
    return PaperVoucher(
        title=scheme.service,
        holder=voucher.beneficiary.name,
        area=voucher.beneficiary.area,
        face=amount_of(scheme, voucher.left),
        valid=_("有效期 {since} 至 {until}").format(since=scheme.valid_from, until=scheme.valid_to),
        code=codes.grouped(code),
        pin=codes.pin_for(voucher.ref),
        link=_link(code),
        number=voucher.ref,
        terms=scheme.terms,
    )


def _link(code: str) -> str:
    return f"{settings.GOUFU.base_url}{reverse('doors:vouchers')}?code={code}"


def _texts(scheme: Scheme) -> Iterator[list[str]]:
    yield [_("手机号码"), _("短信内容")]
    for voucher in _usable(scheme).exclude(beneficiary__phone="").iterator(chunk_size=2000):
        code, phone = codes.code_for(voucher.ref), voucher.beneficiary.phone
        yield [
            phone,
            _("【{body}】您的{service}凭单码 {code}，{until} 前有效，查询：{link}").format(
                body=scheme.purchaser.short_name,
                service=scheme.service,
                code=codes.grouped(code),
                until=scheme.valid_to,
                link=_link(code),
            ),
        ]
        words = _("【{body}】凭单密码 {pin}，请勿告诉他人。")
        pin = codes.pin_for(voucher.ref)
        yield [phone, words.format(body=scheme.purchaser.short_name, pin=pin)]
