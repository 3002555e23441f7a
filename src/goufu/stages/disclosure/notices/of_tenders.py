"""The notices that the steps of a purchase put out; wired in ``config/switchboard.py``."""

from __future__ import annotations

from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import day_of
from goufu.law.methods import METHODS
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.forms import TENDERED, Form, form_of, lines_of
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.tender_facts import TenderFacts
from goufu.stages.procurement.tenders.models import Tender, TenderCorrection


def of_tender(entry: Entry) -> None:
    """Put the notice out, where one is due. Listens to ``tender.publish``."""
    if not entry.facts["announced"]:
        return
    tender = _tender(entry)
    title = f"{tender.title}{METHODS[tender.method]}公告"
    _put_out(entry, tender, NoticeKind.TENDER, form_of(tender.method), title=title)


def of_correction(entry: Entry) -> None:
    """Put the correction out: before and after, under what was corrected.

    Who was invited without a notice is told by letter, and nobody besides.

    Listens to ``tender.correct`` and ``….amend``.
    """
    tender = _tender(entry)
    announced = _announced(tender)
    if announced is None:
        return
    correction = TenderCorrection.objects.get(tender=tender, number=entry.facts["number"])
    _put_out(
        entry,
        tender,
        NoticeKind.CORRECTION,
        Form.CORRECTION,
        title=f"{tender.title}更正公告",
        correction=correction,
        corrects=announced,
    )


def of_result(entry: Entry) -> None:
    """Put the result notice out. Listens to ``tender.publish_result``."""
    tender = _tender(entry)
    words = "中标" if tender.method in TENDERED else "成交"
    _put_out(
        entry,
        tender,
        NoticeKind.RESULT,
        Form.RESULT,
        title=f"{tender.title}{words}结果公告",
        remark=str(entry.facts.get("remark", "")),
    )


def of_failure(entry: Entry) -> None:
    """Put the end out. Listens to ``tender.fail``, ``….annul``, ``….cancel``, ``….restart``."""
    tender = _tender(entry)
    if tender.published_at is not None:
        title = f"{tender.title}终止公告"
        _put_out(entry, tender, NoticeKind.FAILURE, Form.TERMINATION, title=title)


def _put_out(
    entry: Entry,
    tender: Tender,
    kind: NoticeKind,
    form: Form,
    *,
    title: str,
    correction: TenderCorrection | None = None,
    corrects: Notice | None = None,
    remark: str = "",
) -> Notice:
    announced = _announced(tender)
    first = announced.published_at if announced else None
    facts = TenderFacts(
        tender=tender,
        on=day_of(entry.happened_at),
        first_notice=day_of(first) if first else None,
        correction=correction,
        remark=remark,
    )
    about: dict[str, Any] = {
        "project_code": tender.project.project_code,
        "place": tender.project.place,
        "sample": tender.project.sample,
    }
    notice = owe(
        source_ref=entry.ref,
        at=entry.happened_at,
        clause=entry.clause,
        **about,
        kind=kind,
        title=title,
        publisher_id=tender.agency_id,
        lines=lines_of(form, facts),
        corrects=corrects,
    )
    return put_out(notice, actor=THE_CLOCK, at=entry.happened_at)


def _announced(tender: Tender) -> Notice | None:
    return Notice.objects.filter(source_ref=tender.ref, kind=NoticeKind.TENDER).first()


def _tender(entry: Entry) -> Tender:
    found: Tender = Tender.objects.select_related(
        "project__purchaser", "agency", "plan", "winner__provider"
    ).get(ref=entry.ref)
    return found
