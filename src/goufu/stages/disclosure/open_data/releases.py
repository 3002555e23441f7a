"""A purchase as a release of OCDS 1.1.5, section by section."""

from __future__ import annotations

from typing import Any

from goufu.law.methods import METHODS
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import NoticeKind
from goufu.stages.disclosure.open_data.parts import (
    LANGUAGE,
    Json,
    Publisher,
    day,
    moment,
    of_file,
    of_notice,
    party,
    reference,
    value,
    without_empty,
)
from goufu.stages.disclosure.open_data.queries import Process
from goufu.stages.procurement.tenders.models import ENDED, Offer, Tender

VERSION = "1.1"
BIDS = "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/"
EXTENSIONS = [f"{BIDS}extension.json"]
SERVICES = "services"
# Prices are told aloud before all when a tender is opened; of other methods nothing is told.
OPENED_IN_PUBLIC = frozenset({"open_tender", "invited_tender"})
PROCEDURES = {
    "open_tender": "open",
    "invited_tender": "selective",
    "negotiation": "selective",
    "consultation": "selective",
    "inquiry": "selective",
    "framework": "selective",
    "single_source": "direct",
}
TENDER_STATES = {"result_published": "complete", "failed": "unsuccessful", "cancelled": "cancelled"}
BID_STATES = {"invalid": "disqualified", "won": "valid", "lost": "valid", "opened": "pending"}
CONTRACT_STATES = {"completed": "terminated", "terminated": "terminated"}


def ocid_of(tender: Tender, publisher: Publisher) -> str:
    """Return the id of the contracting process; it never changes."""
    return f"{publisher.prefix}-{tender.ref}"


def release_of(process: Process, publisher: Publisher, *, compiled: bool = False) -> Json:
    """Return all that is public of a purchase by now, as one release.

    Args:
        compiled: it is the summary of a record.
    """
    tender = process.tender
    sections: Json = {
        "planning": _planning(process, publisher),
        "tender": _tender(process, publisher),
        "bids": _bids(process),
        "awards": _awards(process, publisher),
        "contracts": [_contract(one, process, publisher) for one in process.contracts],
    }
    stamp = f"{process.changed_at:%Y%m%d%H%M%S}"
    return without_empty(
        {
            "ocid": ocid_of(tender, publisher),
            "id": f"{tender.ref}-{'compiled-' if compiled else ''}{stamp}",
            "date": moment(process.changed_at),
            "tag": ["compiled"] if compiled else _tags(process, sections),
            "initiationType": "tender",
            "language": LANGUAGE,
            "parties": _parties(process),
            "buyer": reference(tender.project.purchaser),
            **sections,
        }
    )


def _tags(process: Process, sections: Json) -> list[str]:
    tags = ["planning"]
    if process.tender.state in ENDED:
        tags.append("tenderCancellation")
    else:
        tags.append("tenderUpdate" if process.corrections else "tender")
    if sections["awards"]:
        tags.append("awardCancellation" if process.tender.state in ENDED else "award")
    if sections["contracts"]:
        tags.append("contract")
    return tags


def _parties(process: Process) -> list[Json]:
    tender = process.tender
    roles: dict[int, set[str]] = {}
    bodies: dict[int, Any] = {}
    taking_part = [(tender.project.purchaser, "buyer"), (tender.agency, "procuringEntity")]
    if _names_bidders(process):
        taking_part += [(one.provider, "tenderer") for one in process.offers]
    if process.result is not None and tender.winner is not None:
        taking_part.append((tender.winner.provider, "supplier"))
    taking_part += [(one.provider, "supplier") for one in process.contracts]
    for body, role in taking_part:
        bodies[body.pk] = body
        roles.setdefault(body.pk, set()).add(role)
    return [party(body, roles[pk]) for pk, body in bodies.items()]


def _planning(process: Process, publisher: Publisher) -> Json:
    tender = process.tender
    told = [one for one in process.notices if one.kind == NoticeKind.INTENTION]
    return without_empty(
        {
            "budget": {
                "id": tender.plan.ref,
                "description": "政府购买服务项目预算",
                "amount": value(tender.budget_fen),
                "project": tender.project.title,
                "projectID": tender.project_code,
            },
            "documents": [of_notice(one, publisher) for one in told],
        }
    )


def _tender(process: Process, publisher: Publisher) -> Json:
    tender = process.tender
    most = value(tender.most_fen)
    of_tender = (NoticeKind.TENDER, NoticeKind.CORRECTION, NoticeKind.FAILURE)
    documents = [of_notice(one, publisher) for one in process.notices if one.kind in of_tender]
    for document in process.documents:
        documents += [without_empty(one) for one in of_file(document, publisher)]
    bidders = [reference(one.provider) for one in process.offers] if _names_bidders(process) else []
    counted = len(process.offers) if tender.bids_opened_at and _may_count(process) else None
    return without_empty(
        {
            "id": tender.ref,
            "title": tender.title,
            "description": tender.service_requirements,
            "status": TENDER_STATES.get(tender.state, "active"),
            "statusDetails": tender.failure_reasons if tender.state in ENDED else "",
            "procuringEntity": reference(tender.agency),
            "items": [_item(process)],
            "value": most,
            "procurementMethod": PROCEDURES[tender.method],
            "procurementMethodDetails": METHODS[tender.method],
            "mainProcurementCategory": SERVICES,
            "awardCriteria": "ratedCriteria" if tender.price_weight is not None else "priceOnly",
            "awardCriteriaDetails": _criteria(tender),
            "submissionMethod": ["electronicSubmission"],
            "submissionMethodDetails": tender.where,
            "tenderPeriod": _tender_period(tender),
            "eligibilityCriteria": tender.qualification,
            "numberOfTenderers": counted,
            "tenderers": bidders,
            "documents": documents,
            "amendments": _amendments(process),
        }
    )


def _tender_period(tender: Tender) -> Json:
    if tender.published_at is None or tender.closes_at is None:
        return {}
    return {"startDate": moment(tender.published_at), "endDate": moment(tender.closes_at)}


def _item(process: Process) -> Json:
    tender = process.tender
    return {"id": "1", "description": tender.title}


def _criteria(tender: Tender) -> str:
    rows = [f"{one.name} {one.maximum.normalize():f}" for one in tender.criteria.order_by("number")]
    if tender.price_weight is not None:
        rows.insert(0, f"价格 {tender.price_weight.normalize():f}")
    return "；".join(rows)


def _amendments(process: Process) -> list[Json]:
    return [
        {
            "id": f"{process.tender.ref}-{one.number}",
            "date": moment(one.at),
            "rationale": one.reason,
            "description": "；".join(
                f"{change['label']}：{change['before']} → {change['after']}"
                for change in one.changes
            ),
        }
        for one in process.corrections
    ]


def _names_bidders(process: Process) -> bool:
    """Test whether it is public who has offered: a tender was opened before all."""
    tender = process.tender
    return tender.bids_opened_at is not None and tender.method in OPENED_IN_PUBLIC


def _may_count(process: Process) -> bool:
    return _names_bidders(process) or process.result is not None


def _bids(process: Process) -> Json:
    tender = process.tender
    if tender.bids_opened_at is None or not _may_count(process):
        return {}
    valid = [one for one in process.offers if one.state != "invalid"]
    counts = (("bids", len(process.offers)), ("validBids", len(valid)))
    statistics = [
        {
            "id": name,
            "measure": name,
            "value": count,
            "date": moment(tender.bids_opened_at),
        }
        for name, count in counts
    ]
    details = [_bid(one) for one in process.offers] if _names_bidders(process) else []
    return without_empty({"statistics": statistics, "details": details})


def _bid(offer: Offer) -> Json:
    return {
        "id": offer.ref,
        "date": moment(offer.submitted_at),
        "status": BID_STATES.get(offer.state, "withdrawn"),
        "tenderers": [reference(offer.provider)],
        "value": value(offer.price_fen),
    }


def _awards(process: Process, publisher: Publisher) -> list[Json]:
    tender, result = process.tender, process.result
    winner = tender.winner
    if result is None or result.published_at is None or winner is None:
        return []
    return [
        {
            "id": award_id(tender),
            "title": tender.title,
            "status": "cancelled" if tender.state in ENDED else "active",
            "date": day(tender.awarded_on) if tender.awarded_on else moment(result.published_at),
            "value": value(winner.price_fen),
            "suppliers": [reference(winner.provider)],
            "items": [_item(process)],
            "documents": [of_notice(result, publisher)],
        }
    ]


def award_id(tender: Tender) -> str:
    """Return the id of an award: the number of its letter."""
    return tender.letter_number or f"{tender.ref}-award"


def _contract(contract: Contract, process: Process, publisher: Publisher) -> Json:
    told = [one for one in process.notices if one.source_ref == contract.ref]
    period = {}
    if contract.starts_on and contract.ends_on:
        period = {"startDate": day(contract.starts_on), "endDate": day(contract.ends_on)}
    return without_empty(
        {
            "id": contract.ref,
            "awardID": award_id(process.tender),
            "title": contract.title,
            "status": CONTRACT_STATES.get(contract.state, "active"),
            "period": period,
            "value": value(contract.price_fen or 0),
            "items": [_item(process)],
            "dateSigned": day(contract.signed_on) if contract.signed_on else "",
            "documents": [of_notice(one, publisher) for one in told],
        }
    )
