"""The official form of each notice of a purchase, by method and by the law of the day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from goufu.law.provisions import Answer
from goufu.law.values.notices import FORM_FIELDS, MINIMUM_CONTENTS
from goufu.stages.disclosure.notices.tender_facts import Lines, TenderFacts


class Form(StrEnum):
    """The notices of a purchase, as the law floor names their official forms."""

    TENDER = "notice_of_tender"
    INVITATION = "notice_of_invitation"
    PREQUALIFICATION = "notice_of_prequalification"
    RESULT = "notice_of_result"
    CORRECTION = "notice_of_correction"
    TERMINATION = "notice_of_termination"


ANNOUNCED = {"open_tender": Form.TENDER, "invited_tender": Form.TENDER}
TENDERED = frozenset(ANNOUNCED)
# Before the official forms: the contents that an order on the method asks for, the nearest first.
CONTENTS: dict[tuple[Form, str], tuple[str, ...]] = {
    (Form.INVITATION, "consultation"): ("notice_of_consultation",),
    (Form.RESULT, "consultation"): ("notice_of_consultation_result", "notice_of_result"),
    (Form.RESULT, "negotiation"): ("notice_of_deal_result", "notice_of_result"),
    (Form.RESULT, "inquiry"): ("notice_of_deal_result", "notice_of_result"),
    (Form.RESULT, "single_source"): ("notice_of_deal_result", "notice_of_result"),
    (Form.RESULT, "open_tender"): ("notice_of_tender_result", "notice_of_result"),
    (Form.RESULT, "invited_tender"): ("notice_of_tender_result", "notice_of_result"),
}
# Where the law of the day has neither form nor contents: what the house has always told.
OUR_OWN: dict[Form, tuple[str, ...]] = {
    Form.TENDER: (
        "project_number",
        "project_name",
        "method",
        "budget",
        "ceiling",
        "demand",
        "applicant_qualification",
        "document_time_place",
        "document_price",
        "bid_closing_opening",
        "notice_period",
        "other_matters",
        "contacts",
    ),
    Form.INVITATION: (
        "project_number",
        "project_name",
        "method",
        "budget",
        "ceiling",
        "demand",
        "applicant_qualification",
        "document_time_place",
        "response_closing",
        "other_matters",
        "contacts",
    ),
    Form.PREQUALIFICATION: (
        "project_number",
        "purchaser_and_project",
        "demand",
        "applicant_qualification",
        "contacts",
    ),
    Form.RESULT: (
        "project_number",
        "project_name",
        "winner",
        "main_subject",
        "expert_names",
        "agency_fee_standard_amount",
        "notice_period",
        "other_matters",
        "contacts",
        "result_attachments",
    ),
    Form.CORRECTION: (
        "project_number",
        "project_name",
        "first_notice_date",
        "corrected_matter",
        "corrected_content",
        "correction_date",
        "other_matters",
        "contacts",
        "changed_document",
    ),
    Form.TERMINATION: (
        "project_number",
        "project_name",
        "termination_reason",
        "other_matters",
        "contacts",
    ),
}


def form_of(method: str) -> Form:
    """Return the form in which a purchase is announced."""
    return ANNOUNCED.get(method, Form.INVITATION)


def law_of(form: Form, *, method: str, on: date, place: str) -> Answer | None:
    """Return what the law of the day says the notice must say; None where it says nothing."""
    official = FORM_FIELDS.find(on, place=place, form=form.value)
    if official is not None:
        return official
    for notice in CONTENTS.get((form, method), (form.value,)):
        least = MINIMUM_CONTENTS.find(on, place=place, notice=notice)
        if least is not None:
            return least
    return None


def lines_of(form: Form, facts: TenderFacts) -> Lines:
    """Return the lines of a notice, field by field in the order of the law of the day.

    Contents that are only a least are followed by what the house tells besides.
    """
    tender = facts.tender
    law = law_of(form, method=tender.method, on=facts.on, place=tender.place)
    codes = list(law.value) if law else []
    if FORM_FIELDS.find(facts.on, place=tender.place, form=form.value) is None:
        codes += [code for code in OUR_OWN[form] if code not in codes]
    lines: Lines = []
    for code in codes:
        lines += [line for line in getattr(facts, code)() if line not in lines]
    return lines
