"""A prequalification is announced, and made clear while applications come in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.parties import PROVIDER_CONDITIONS
from goufu.stages.procurement.papers import actions as papers
from goufu.stages.procurement.prequalifications import queries, rules
from goufu.stages.procurement.prequalifications.actions.moments import current_closing
from goufu.stages.procurement.prequalifications.models import Change, Item, Prequalification
from goufu.stages.procurement.prequalifications.sheets import (
    Announcement,
    Clarification,
    Reasons,
)
from goufu.stages.procurement.prequalifications.workflow import AGENT, PREQUALIFICATION
from goufu.stages.procurement.tenders.actions import checks
from goufu.stages.procurement.tenders.actions.applicants import seek_applicants
from goufu.stages.procurement.tenders.models import CheckStage, Invitation, Tender
from goufu.stages.procurement.tenders.rules import correcting, inviting, timing


@action
def announce(
    *, parent_ref: str, sheet: Announcement, actor: Actor, at: datetime
) -> Prequalification:
    """Publish the notice and hand out the document; now providers may apply.

    What applicants are examined for is what the purchase document says, as the purchaser has
    confirmed it, and the conditions of the law.

    Raises:
        NotAWayHere: the law of the day does not find suppliers of this method so.
        UnderWay, AlreadyDrawn, NotNow: it is there already, or the tender has gone past it.
        NothingToExamine: the document asks for no qualification.
        IntentionTooRecent, ClosesTooSoon, SupplyTooShort, DaysOutOfOrder: see ``rules``.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(tender, by=AGENT, label=PREQUALIFICATION.opened, actor=actor)
    items = _check(tender, sheet, at)
    closing = sheet.closes_at
    prequalification = Prequalification(
        ref=child_ref(tender.project_code, "ZS"),
        project_code=tender.project_code,
        title=tender.title,
        place=tender.place,
        tender=tender,
        **sheet.model_dump(exclude={"closes_at"}),
        published_at=at,
        announced_closing=closing,
        closes_at=closing,
        notice_until=rules.notice_until(on=day_of(at), place=tender.place),
    )
    seek_applicants(tender, at=at, by=prequalification.ref)
    prequalification.paper = papers.freeze_prequalification(
        tender,
        ref=prequalification.ref,
        values={
            "application_closing": timing.moment(closing),
            "examined_on": sheet.examined_on.isoformat(),
            "examination": sheet.examination,
            "application_makeup": sheet.makeup,
            "examined_items": [
                {"number": number, "text": text} for number, text in enumerate(items, start=1)
            ],
        },
        at=at,
    )
    open_dossier(prequalification, actor=actor, at=at, **_said(prequalification, items))
    Item.objects.bulk_create(
        Item(prequalification=prequalification, number=number, text=text)
        for number, text in enumerate(items, start=1)
    )
    return prequalification


@action
def clarify(*, ref: str, sheet: Clarification, actor: Actor, at: datetime) -> Prequalification:
    """Make the document clear or change it while it is out; put the closing off where needed.

    Raises:
        ClosesSooner, ChangedTooLate, DaysOutOfOrder.
    """
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "clarify", actor=actor, at=at)
    closing = current_closing(prequalification)
    wanted = sheet.closes_at or closing
    correcting.check_not_sooner(wanted=wanted, closing=closing)
    if sheet.touches_applications:
        rules.check_change_lead(closing=wanted, at=at, place=prequalification.place)

    Change.objects.create(
        prequalification=prequalification,
        number=prequalification.clarifications.count() + 1,
        content=sheet.content,
        closes_at=wanted,
        at=at,
    )
    if wanted != closing:
        # The time of earlier suspensions is in it already, see ``current_closing``.
        announced = wanted - (closing - prequalification.announced_closing)
        prequalification.set(
            announced_closing=announced,
            closes_at=wanted,
            examined_on=max(prequalification.examined_on, day_of(wanted)),
        )
    advance(
        prequalification,
        "clarify",
        actor=actor,
        at=at,
        content=sheet.content,
        touches_applications=sheet.touches_applications,
        closes_at=wanted.isoformat(),
        earlier=closing.isoformat(),
    )
    return prequalification


@action
def amend(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Prequalification:
    """Change the document as the answer to a challenge says; the closing is put off as needed."""
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    closing = rules.closing_after_change(
        current_closing(prequalification), at=at, place=prequalification.place
    )
    changed = Clarification(content=sheet.reason, touches_applications=True, closes_at=closing)
    return clarify(ref=ref, sheet=changed, actor=actor, at=at)


def _check(tender: Tender, sheet: Announcement, at: datetime) -> list[str]:
    """Ask everything that may stand in the way; return what is examined."""
    on, place = day_of(at), tender.place
    way = Invitation.PREQUALIFICATION.value
    inviting.check_way(way=way, method=tender.method, on=on, place=place)
    live = queries.live_of(tender)
    if live is not None:
        raise rules.UnderWay(tender=tender.ref, prequalification=live.ref)
    check_step(tender, "seek_applicants", actor=THE_CLOCK, at=at)
    closing = day_of(sheet.closes_at)
    checks.run(checks.of_contents(tender))
    checks.run(checks.of_intention(tender, sheet.urgency, on))
    rules.check_period(closing=closing, on=on, place=place)
    rules.check_supply(until=sheet.supply_until, on=on, place=place)
    rules.check_order(
        supply_until=sheet.supply_until, closing=closing, examined_on=sheet.examined_on
    )
    asked = tender.requirements.filter(stage=CheckStage.QUALIFICATION.value).order_by("number")
    texts = list(asked.values_list("text", flat=True))
    if not texts:
        raise rules.NothingToExamine
    law = PROVIDER_CONDITIONS.find(on, place=place)
    return [*([f"符合{law.cite.replace(' ', '')}规定的条件"] if law else []), *texts]


def _said(prequalification: Prequalification, items: list[str]) -> dict[str, Any]:
    tender, paper = prequalification.tender, prequalification.paper
    assert paper is not None
    until = prequalification.notice_until
    return {
        "tender": tender.ref,
        "method": tender.method,
        "purchaser": tender.project.purchaser.name,
        "agency": tender.agency.name,
        "items": items,
        "closes_at": prequalification.closes_at.isoformat(),
        "supply_until": prequalification.supply_until.isoformat(),
        "notice_until": until.isoformat() if until else None,
        "examined_on": prequalification.examined_on.isoformat(),
        "document_sha256": paper.pdf_sha256,
    }
