"""The parts of a release that several sections have: values, periods, bodies, documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from goufu.base.documents.media import DOCX, PDF
from goufu.base.documents.models import Document
from goufu.base.organisations.models import Organisation
from goufu.law.calendar import BEIJING
from goufu.law.money import FEN_IN_YUAN
from goufu.stages.disclosure.notices.models import Notice, NoticeKind

Json = dict[str, Any]
CURRENCY, LANGUAGE, COUNTRY = "CNY", "zh", "中国"
USCC = "CN-USCC"  # 统一社会信用代码; org-id.guide has no list of its own for it
NOTICES: dict[str, str] = {
    NoticeKind.INTENTION: "plannedProcurementNotice",
    NoticeKind.TENDER: "tenderNotice",
    NoticeKind.PREQUALIFICATION: "tenderNotice",
    NoticeKind.SINGLE_SOURCE: "tenderNotice",
    NoticeKind.CORRECTION: "clarifications",
    NoticeKind.RESULT: "awardNotice",
    NoticeKind.FAILURE: "cancellationDetails",
    NoticeKind.CONTRACT: "contractNotice",
}


@dataclass(frozen=True)
class Publisher:
    """Who publishes, as the settings say.

    Args:
        prefix: of the ids of contracting processes, given out by the Open Contracting Partnership.
        address: of this site, without a slash at its end.
    """

    name: str
    uri: str
    prefix: str
    licence: str
    policy: str
    address: str


def value(fen: int) -> Json:
    """Return a sum in yuan."""
    whole, rest = divmod(fen, FEN_IN_YUAN)
    return {"amount": fen / FEN_IN_YUAN if rest else whole, "currency": CURRENCY}


def moment(at: datetime) -> str:
    """Return a moment as RFC 3339, in the time of Beijing."""
    return at.astimezone(BEIJING).isoformat(timespec="seconds")


def day(on: date) -> str:
    """Return the beginning of a day as a moment; OCDS has no days."""
    return moment(datetime.combine(on, time.min, tzinfo=BEIJING))


def without_empty(section: Json) -> Json:
    """Leave out what is not known: OCDS knows no empty texts, lists or objects."""
    return {name: said for name, said in section.items() if said not in (None, "", [], {})}


def id_of(body: Organisation) -> str:
    """Return the id of a body, the same in every release."""
    return f"{USCC}-{body.uscc}" if body.uscc else f"GOUFU-{body.pk}"


def reference(body: Organisation) -> Json:
    """Return how a section names a body."""
    return {"id": id_of(body), "name": body.name}


def party(body: Organisation, roles: Iterable[str]) -> Json:
    """Return a body with what it does here; contacts of providers are not public."""
    roles = sorted(set(roles))
    identifier = {"scheme": USCC, "id": body.uscc, "legalName": body.name} if body.uscc else {}
    address = {"streetAddress": body.address, "countryName": COUNTRY} if body.address else {}
    public_body = not {"tenderer", "supplier"} & set(roles)
    contact = {"name": body.contact} if body.contact and public_body else {}
    return without_empty(
        {
            "id": id_of(body),
            "name": body.name,
            "identifier": identifier,
            "address": address,
            "contactPoint": contact,
            "roles": roles,
        }
    )


def of_notice(notice: Notice, publisher: Publisher) -> Json:
    """Return a notice as a document."""
    assert notice.published_at is not None
    return {
        "id": notice.ref,
        "documentType": NOTICES.get(notice.kind, "x_notice"),
        "title": notice.title,
        "url": f"{publisher.address}/notices/{notice.ref}/",
        "datePublished": moment(notice.published_at),
        "format": "text/html",
        "language": LANGUAGE,
    }


def of_file(document: Document, publisher: Publisher) -> list[Json]:
    """Return every version of a public file; its digest stands in the description."""
    return [
        {
            "id": f"{document.pk}-{version.number}",
            "documentType": "biddingDocuments",
            "title": document.title,
            "description": f"SHA-256 {version.sha256}",
            "url": f"{publisher.address}/documents/{document.pk}/{version.number}/",
            "datePublished": moment(version.added_at),
            "format": version.media_type if version.media_type in {PDF.name, DOCX.name} else "",
            "language": LANGUAGE,
        }
        for version in document.versions.all()
    ]
