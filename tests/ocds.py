"""What of OCDS 1.1.5 the open data uses, as a JSON schema of our own, stricter than the standard's.

Written field by field after the reference of the standard and of its bid extension: which fields
there are, which are asked for, of which kind, and the values of the closed codelists. Unlike the
standard it lets nothing pass that it does not name, so that a slip of the pen is found.
``tests/official_ocds.py`` has the official schemas; where they were brought, they are asked too.
"""

from __future__ import annotations

from typing import Any

import jsonschema_rs

from tests import official_ocds

Json = dict[str, Any]
TEXT: Json = {"type": "string", "minLength": 1}
MOMENT: Json = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$",
}
ADDRESS: Json = {"type": "string", "format": "uri", "pattern": "^https?://"}
COUNT: Json = {"type": "integer", "minimum": 0}


def section(needed: str = "", **fields: Any) -> Json:
    """Return an object with these fields, of which the ones named first are asked for."""
    return {
        "type": "object",
        "properties": fields,
        "required": needed.split(),
        "additionalProperties": False,
        "minProperties": 1,
    }


def many(of: Json) -> Json:
    """Return a list with something in it, each thing once."""
    return {"type": "array", "items": of, "minItems": 1, "uniqueItems": True}


def one_of(words: str) -> Json:
    return {"enum": words.split()}


VALUE = section(
    "amount currency", amount={"type": "number", "minimum": 0}, currency={"const": "CNY"}
)
PERIOD = section("startDate endDate", startDate=MOMENT, endDate=MOMENT)
BODY = section("id name", id=TEXT, name=TEXT)
DOCUMENT = section(
    "id documentType title url datePublished",
    id=TEXT,
    documentType=one_of(
        "plannedProcurementNotice tenderNotice clarifications awardNotice cancellationDetails"
        " contractNotice biddingDocuments"
    ),
    title=TEXT,
    description=TEXT,
    url=ADDRESS,
    datePublished=MOMENT,
    format={
        "enum": [
            "text/html",
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ]
    },
    language={"const": "zh"},
)
ITEM = section("id", id=TEXT, description=TEXT)
PARTY = section(
    "id name roles",
    id=TEXT,
    name=TEXT,
    identifier=section("scheme id", scheme=TEXT, id=TEXT, legalName=TEXT),
    address=section(streetAddress=TEXT, countryName=TEXT),
    contactPoint=section(name=TEXT),
    roles=many(one_of("buyer procuringEntity tenderer supplier")),
)
PLANNING = section(
    "budget",
    budget=section(
        "id amount", id=TEXT, description=TEXT, amount=VALUE, project=TEXT, projectID=TEXT
    ),
    documents=many(DOCUMENT),
)
TENDER = section(
    "id status title value procurementMethod procuringEntity items documents",
    id=TEXT,
    title=TEXT,
    description=TEXT,
    status=one_of("planning planned active cancelled unsuccessful complete withdrawn"),
    statusDetails=TEXT,
    procuringEntity=BODY,
    items=many(ITEM),
    value=VALUE,
    procurementMethod=one_of("open selective limited direct"),
    procurementMethodDetails=TEXT,
    mainProcurementCategory=one_of("goods works services"),
    awardCriteria=one_of("priceOnly costOnly qualityOnly ratedCriteria"),
    awardCriteriaDetails=TEXT,
    submissionMethod=many(one_of("electronicSubmission electronicAuction written inPerson")),
    submissionMethodDetails=TEXT,
    tenderPeriod=PERIOD,
    eligibilityCriteria=TEXT,
    numberOfTenderers=COUNT,
    tenderers=many(BODY),
    documents=many(DOCUMENT),
    amendments=many(
        section("id date rationale", id=TEXT, date=MOMENT, rationale=TEXT, description=TEXT)
    ),
)
BIDS = section(
    "statistics",
    statistics=many(section("id measure value", id=TEXT, measure=TEXT, value=COUNT, date=MOMENT)),
    details=many(
        section(
            "id status tenderers value",
            id=TEXT,
            date=MOMENT,
            status=one_of("invited pending valid disqualified withdrawn"),
            tenderers=many(BODY),
            value=VALUE,
        )
    ),
)
AWARD = section(
    "id status date value suppliers",
    id=TEXT,
    title=TEXT,
    status=one_of("pending active cancelled unsuccessful"),
    date=MOMENT,
    value=VALUE,
    suppliers=many(BODY),
    items=many(ITEM),
    documents=many(DOCUMENT),
)
CONTRACT = section(
    "id awardID status value",
    id=TEXT,
    awardID=TEXT,
    title=TEXT,
    status=one_of("pending active cancelled terminated"),
    period=PERIOD,
    value=VALUE,
    items=many(ITEM),
    dateSigned=MOMENT,
    documents=many(DOCUMENT),
)
TAGS = "planning tender tenderUpdate tenderCancellation award awardCancellation contract compiled"
RELEASE = section(
    "ocid id date tag initiationType parties buyer planning tender",
    ocid={"type": "string", "pattern": "^ocds-[a-z0-9]{6}-.+$"},
    id={"type": "string", "pattern": "^[^#]+$"},
    date=MOMENT,
    tag=many(one_of(TAGS)),
    initiationType={"const": "tender"},
    language={"const": "zh"},
    parties=many(PARTY),
    buyer=BODY,
    planning=PLANNING,
    tender=TENDER,
    bids=BIDS,
    awards=many(AWARD),
    contracts=many(CONTRACT),
)
HEAD: Json = {
    "uri": ADDRESS,
    "version": {"const": "1.1"},
    "extensions": many(ADDRESS),
    "publishedDate": MOMENT,
    "publisher": section("name", name=TEXT, uri=ADDRESS),
    "license": ADDRESS,
    "publicationPolicy": ADDRESS,
}
ASKED = "uri version publishedDate publisher"
RELEASES = section(
    f"{ASKED} releases",
    **HEAD,
    releases={"type": "array", "items": RELEASE},
    links=section("next", next=ADDRESS),
)
RECORDS = section(
    f"{ASKED} records",
    **HEAD,
    records=many(
        section(
            "ocid releases compiledRelease",
            ocid=TEXT,
            releases=many(RELEASE),
            compiledRelease=RELEASE,
        )
    ),
)


def faults(package: Json, schema: Json) -> list[str]:
    """Return what the schemas find, and what no schema can: ids that lead nowhere."""
    checked = jsonschema_rs.Draft7Validator(schema, validate_formats=True)
    found = [f"{one.instance_path}: {one.message}" for one in checked.iter_errors(package)]
    releases = list(package.get("releases", []))
    for record in package.get("records", []):
        releases += [*record["releases"], record["compiledRelease"]]
    for source in official_ocds.brought():
        found += official_ocds.faults(package, source)
    return found + [fault for one in releases for fault in _dangling(one)]


def _dangling(release: Json) -> list[str]:
    """Return the references of a release to bodies and awards that it does not have."""
    parties = {one["id"] for one in release.get("parties", [])}
    awards = {one["id"] for one in release.get("awards", [])}
    named = [release.get("buyer", {}), release.get("tender", {}).get("procuringEntity", {})]
    named += release.get("tender", {}).get("tenderers", [])
    for one in release.get("awards", []):
        named += one["suppliers"]
    for one in release.get("bids", {}).get("details", []):
        named += one["tenderers"]
    lost = [f"no party {one.get('id')}" for one in named if one.get("id") not in parties]
    return lost + [
        f"no award {one['awardID']}"
        for one in release.get("contracts", [])
        if one["awardID"] not in awards
    ]
