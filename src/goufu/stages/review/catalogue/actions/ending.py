"""A version of the guidance catalogue from being handed in to its end."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.actions.entries import item_of, scheme_of
from goufu.stages.review.catalogue.models import (
    Change,
    GuidanceCatalogue,
    ItemMapping,
    ItemRequest,
)
from goufu.stages.review.catalogue.sheets import (
    ApproveGuidance,
    EndGuidance,
    MapItem,
    PublishGuidance,
    Remark,
    SendBack,
)

ONE_DAY = timedelta(days=1)


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Hand the draft in to be approved by a second person.

    Raises:
        NoItems, ItemSaysTooLittle: each item states kind, nature, content and projects.
        OpinionsNotAsked, ExpertsNotHeard: the law of the day asks for them.
        NobodyToApprove: the bureau has no second person.
    """
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "submit", actor=actor, at=at)
    _check_items(catalogue)
    rules.check_made_as_asked(
        asked=catalogue.opinions_until is not None,
        heard=bool(catalogue.experts),
        on=day_of(at),
        place=catalogue.place,
    )
    rules.check_somebody_can_approve(
        organisation=catalogue.finance.name,
        others=queries.others_who_may_approve(
            catalogue.finance_id, but=actor.account_id, on=day_of(at)
        ),
    )
    catalogue.set(submitted_by_id=actor.account_id)
    advance(catalogue, "submit", actor=actor, at=at, remark=sheet.remark)
    return catalogue


@action
def approve(*, ref: str, sheet: ApproveGuidance, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Approve the draft; whoever handed it in may not."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "approve", actor=actor, at=at)
    rules.check_second_person(
        name=actor.name, account_id=actor.account_id, first=catalogue.submitted_by_id
    )
    catalogue.set(document_number=sheet.document_number)
    advance(catalogue, "approve", actor=actor, at=at, **sheet.model_dump())
    return catalogue


@action
def send_back(*, ref: str, sheet: SendBack, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Send the draft back with what is wrong with it."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    advance(catalogue, "send_back", actor=actor, at=at, reason=sheet.reason)
    return catalogue


@action
def publish(*, ref: str, sheet: PublishGuidance, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Publish the version; it follows the one before from its first day on, without a gap."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "publish", actor=actor, at=at)
    last, begins = catalogue.follows, sheet.in_force_from
    rules.check_begins(
        day=begins, today=day_of(at), last=last.in_force_from if last is not None else None
    )
    if last is not None and last.state == "published":
        _end(last, begins - ONE_DAY)
        advance(last, "supersede", actor=THE_CLOCK, at=at, by=catalogue.ref)
    catalogue.items.exclude(change=Change.REMOVED).update(valid_from=begins)
    catalogue.set(in_force_from=begins, published_on=day_of(at))
    advance(
        catalogue,
        "publish",
        actor=actor,
        at=at,
        in_force_from=begins.isoformat(),
        document_number=catalogue.document_number,
        items=queries.listed(catalogue).count(),
    )
    for request in ItemRequest.objects.filter(item__catalogue=catalogue, state="taken_up"):
        advance(request, "list", actor=THE_CLOCK, at=at, catalogue=catalogue.ref)
    return catalogue


@action
def withdraw(*, ref: str, sheet: EndGuidance, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """End a catalogue; today is its last day, then the level above's holds."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "withdraw", actor=actor, at=at)
    assert catalogue.in_force_from is not None
    _end(catalogue, max(day_of(at), catalogue.in_force_from))
    catalogue.set(ending=sheet.reason)
    advance(catalogue, "withdraw", actor=actor, at=at, **sheet.model_dump())
    return catalogue


@action
def abandon(*, ref: str, sheet: EndGuidance, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Stop working on a version, with the reason."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "abandon", actor=actor, at=at)
    catalogue.set(ending=sheet.reason)
    advance(catalogue, "abandon", actor=actor, at=at, **sheet.model_dump())
    return catalogue


@action
def map_item(*, ref: str, sheet: MapItem, actor: Actor, at: datetime) -> GuidanceCatalogue:
    """Say what an item is called in another scheme, and where that is from."""
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(ref)
    check_step(catalogue, "map_item", actor=actor, at=at)
    item = item_of(catalogue, sheet.item)
    to_scheme, _, to_entry = sheet.entry.partition("|")
    ItemMapping.objects.update_or_create(
        scheme=scheme_of(catalogue),
        entry=item.name,
        to_scheme=to_scheme,
        to_entry=to_entry,
        defaults={
            "kind": sheet.kind,
            "source": sheet.source,
            "verified": sheet.verified,
            "catalogue": catalogue,
        },
    )
    advance(
        catalogue, "map_item", actor=actor, at=at, name=item.name, **sheet.model_dump(mode="json")
    )
    return catalogue


def _check_items(catalogue: GuidanceCatalogue) -> None:
    items = list(queries.listed(catalogue))
    rules.check_has_items(len(items))
    for item in items:
        said = {
            "种类": item.parent.name if item.parent else "",
            "性质": item.nature,
            "内容": item.content,
            "具体项目": item.projects,
        }
        rules.check_item_says_enough(name=item.name, said=said)


def _end(catalogue: GuidanceCatalogue, last_day: date) -> None:
    catalogue.items.filter(valid_from__isnull=False).update(valid_to=last_day)
    catalogue.set(in_force_to=last_day)
