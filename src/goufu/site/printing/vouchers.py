"""Set vouchers as PDF, to be printed and cut."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pylopdf_fonts_zh_cn as fonts
import segno
import typst

TEMPLATE = Path(__file__).with_name("vouchers.typ")


@dataclass(frozen=True)
class PaperVoucher:
    """One voucher as it is printed; its QR code holds ``link``."""

    title: str
    holder: str
    area: str
    face: str
    valid: str
    code: str
    pin: str
    link: str
    number: str
    terms: str


@dataclass(frozen=True)
class VoucherSheets:
    """All vouchers of a scheme, eight on a page."""

    title: str
    footer: str
    code_label: str
    pin_label: str
    vouchers: Sequence[PaperVoucher]
    empty: str


def as_pdf(sheets: VoucherSheets) -> bytes:
    """Return the vouchers as PDF."""
    said = asdict(sheets)
    for one in said["vouchers"]:
        one["qr"] = _qr(one.pop("link"))
    pdf = typst.compile(
        TEMPLATE,
        font_paths=[fonts.serif_path().parent],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(said, ensure_ascii=False)},
    )
    assert isinstance(pdf, bytes)
    return pdf


def _qr(link: str) -> str:
    """Return a QR code as SVG; quarter of it may be dirty or torn."""
    file = io.BytesIO()
    segno.make(link, error="q", micro=False).save(file, kind="svg", border=2, xmldecl=False)
    return file.getvalue().decode()
