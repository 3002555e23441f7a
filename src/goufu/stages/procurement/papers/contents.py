"""What the purchase document of one tender says: the dossier's facts, the law of the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.law import price_scores
from goufu.law.labels import UNITS, WORDS
from goufu.law.money import in_words, yuan
from goufu.law.provisions import Answer
from goufu.law.values.bids import DEPOSIT_FORMS, DEPOSIT_WITHHELD, INVALID_REASONS
from goufu.law.values.challenge import CHALLENGE_PERIOD
from goufu.law.values.contract import MANDATORY_CLAUSES
from goufu.law.values.credit import DOCUMENT_SAYS, LISTS_ASKED
from goufu.law.values.methods import WINNER
from goufu.law.values.procurement import PRICE_FORMULA
from goufu.stages.procurement.papers.fields import PREQUALIFICATION_FIELDS
from goufu.stages.procurement.papers.words import words_for
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.rules.document import FULL_SCORE

SERVICES = "services"
NOT_SAID = "法律没有统一规定，以本文件和合同为准。"
NONE = "无"


def values_of(tender: Tender, *, kind: str, on: date) -> dict[str, Any]:
    """Return a value for each field of ``fields.FIELDS``.

    Args:
        kind: the kind of document: the method, or a prequalification.
        on: the day whose law the document follows.
    """
    return {
        **_names(kind),
        **_parties(tender),
        **_money(tender),
        **_texts(tender),
        **_of_law(tender, on),
        **_assessed(tender, on),
        **{one.name: [] if one.rows else "" for one in PREQUALIFICATION_FIELDS},
        "drawn_up_on": f"{on.year}年{on.month}月{on.day}日",
    }


def _names(kind: str) -> dict[str, Any]:
    words = words_for(kind)
    return {
        "document_name": words.document,
        "offer_name": words.offer,
        "provider_name": words.provider,
        "body_name": words.body,
        "winner_name": words.winner,
        "invitation_name": words.invitation,
        "assessment_name": words.assessment,
    }


def _parties(tender: Tender) -> dict[str, Any]:
    purchaser = tender.project.purchaser
    return {
        "project_name": tender.title,
        "number": tender.ref,
        "plan_number": tender.plan.ref,
        "project_code": tender.project_code,
        "method": str(tender.get_method_display()),
        "purchaser": purchaser.name,
        "purchaser_contact": _contact(purchaser),
        "agency": tender.agency.name,
        "agency_contact": _contact(tender.agency),
    }


def _contact(body: Organisation) -> str:
    return "，".join(part for part in (body.address, body.contact) if part) or body.name


def _money(tender: Tender) -> dict[str, Any]:
    ceiling = "不另设" if tender.ceiling_fen is None else f"{yuan(tender.ceiling_fen)} 元"
    deposit = f"{yuan(tender.deposit_fen)} 元" if tender.deposit_fen else "不收取"
    return {
        "budget": yuan(tender.budget_fen),
        "budget_words": in_words(tender.budget_fen),
        "ceiling": ceiling,
        "deposit": deposit,
    }


def _texts(tender: Tender) -> dict[str, Any]:
    return {
        "qualification": tender.qualification or NONE,
        "service_requirements": tender.service_requirements or NONE,
        "commercial_terms": tender.commercial_terms or NONE,
        "price_requirements": tender.price_requirements or NONE,
        "may_change": tender.may_change,
        "contract_text": tender.contract_text or NONE,
    }


def _of_law(tender: Tender, on: date) -> dict[str, Any]:
    place, method = tender.place, tender.method
    clauses = MANDATORY_CLAUSES.find(on, place=place)
    forms = DEPOSIT_FORMS.find(on, place=place)
    withheld = DEPOSIT_WITHHELD.find(on, place=place, method=method)
    invalid = INVALID_REASONS.find(on, place=place) if method.endswith("tender") else None
    challenge = CHALLENGE_PERIOD.find(on, place=place)
    credit = [DOCUMENT_SAYS.find(on, place=place), LISTS_ASKED.find(on, place=place)]
    cuts = price_scores.deduction_ranges(subject=SERVICES, on=on, place=place)
    found = [clauses, forms, withheld, invalid, challenge, *credit, *cuts]
    return {
        "contract_clauses": _words(clauses) or [NOT_SAID],
        "deposit_forms": _sentence(forms) if tender.deposit_fen else NONE,
        "deposit_withheld": _sentence(withheld) if tender.deposit_fen else NONE,
        "invalid_reasons": _sentence(invalid),
        "challenge": _challenge(challenge),
        "credit": "；".join(_sentence(one) for one in credit if one) or NOT_SAID,
        "policies": _policies(cuts),
        "sme_declaration": _policies(cuts),
        "law": sorted({one.cite for one in found if one}) or [NOT_SAID],
    }


def _assessed(tender: Tender, on: date) -> dict[str, Any]:
    principle = WINNER.find(on, place=tender.place, method=tender.method)
    formula = PRICE_FORMULA.find(on, place=tender.place, method=tender.method, subject=SERVICES)
    criteria = [
        {"number": one.number, "name": one.name, "maximum": _plain(one.maximum), "how": one.how}
        for one in tender.criteria.order_by("number")
    ]
    return {
        "winner_principle": _sentence(principle),
        "price_formula": WORDS.get(str(formula.value), str(formula.value)) if formula else NOT_SAID,
        "price_weight": "" if tender.price_weight is None else _plain(tender.price_weight),
        "full_score": _plain(FULL_SCORE),
        "criteria": criteria,
    }


def _policies(cuts: Iterable[Answer]) -> str:
    lines = [
        f"{'联合体或者大中型企业分包给小微企业的' if number else '小微企业的'}报价，"
        f"给予 {one.value[0]}% 至 {one.value[1]}% 的扣除，用扣除后的价格参加评审（{one.cite}）。"
        for number, one in enumerate(cuts)
    ]
    return "\n".join(lines) or NOT_SAID


def _challenge(law: Answer | None) -> str:
    if law is None:
        return NOT_SAID
    return (
        f"自知道或者应知权益受到损害之日起 {law.value}{UNITS[law.unit]}内，"
        f"以书面形式向采购人、采购代理机构提出（{law.cite}）。"
    )


def _sentence(law: Answer | None) -> str:
    words = _words(law)
    return f"{'；'.join(words)}（{law.cite}）。" if law and words else NOT_SAID


def _words(law: Answer | None) -> list[str]:
    if law is None:
        return []
    codes = law.value if isinstance(law.value, list | tuple) else [law.value]
    return [WORDS.get(str(code), str(code)) for code in codes]


def _plain(number: Any) -> str:
    return f"{number.normalize():f}"
