"""A department asks for an item that its project needs; finance answers."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.actions.entries import put_in
from goufu.stages.review.catalogue.models import GuidanceCatalogue, ItemRequest
from goufu.stages.review.catalogue.sheets import (
    AskForItem,
    DeclineRequest,
    Remark,
    TakeUpRequest,
)


@action
def ask_for_item(*, sheet: AskForItem, actor: Actor, at: datetime) -> ItemRequest:
    """Ask finance to put an item into the catalogue.

    Raises:
        ItemIsThere: the catalogue in force has it already.
    """
    assert actor.organisation_id is not None
    purchaser = Organisation.objects.get(pk=actor.organisation_id)
    there = queries.items_on(day_of(at), place=purchaser.place).filter(name=sheet.title).first()
    if there is not None:
        raise rules.ItemIsThere(name=there.name, code=there.code)
    request = ItemRequest(
        ref=next_ref(purchaser.place, day_of(at).year, "MLTZ"),
        place=purchaser.place,
        purchaser=purchaser,
        finance=finance_of(purchaser.place),
        sample=purchaser.sample,
        **sheet.model_dump(mode="json"),
    )
    open_dossier(request, actor=actor, at=at, **sheet.model_dump(mode="json"))
    return request


@action
def take_up_request(*, ref: str, sheet: TakeUpRequest, actor: Actor, at: datetime) -> ItemRequest:
    """Put the item into the draft that is being made; it counts once that is published.

    Raises:
        NoDraft: no version is being drawn up to take it in.
    """
    request: ItemRequest = ItemRequest.objects.locked(ref)
    check_step(request, "take_up", actor=actor, at=at)
    draft = queries.draft_at(request.place)
    if draft is None or draft.state not in queries.CHANGEABLE:
        raise rules.NoDraft(place=request.finance.name)
    catalogue: GuidanceCatalogue = GuidanceCatalogue.objects.locked(draft.ref)
    item = put_in(
        catalogue,
        on=day_of(at),
        class_name=request.class_name,
        name=request.title,
        code="",
        service_class=str(sheet.service_class),
        nature=request.nature,
        content=request.content,
        projects=request.projects,
        source=f"{request.purchaser.name}申请 {request.ref}",
        reason=request.grounds,
        clause=request.basis[:160],
    )
    request.set(answer=sheet.answer, item=item)
    advance(request, "take_up", actor=actor, at=at, answer=sheet.answer, catalogue=catalogue.ref)
    return request


@action
def decline_request(*, ref: str, sheet: DeclineRequest, actor: Actor, at: datetime) -> ItemRequest:
    """Say why the item is not taken into the catalogue."""
    request: ItemRequest = ItemRequest.objects.locked(ref)
    check_step(request, "decline", actor=actor, at=at)
    request.set(answer=sheet.answer)
    advance(request, "decline", actor=actor, at=at, answer=sheet.answer)
    return request


@action
def take_back_request(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> ItemRequest:
    """Take the request back before it is answered."""
    request: ItemRequest = ItemRequest.objects.locked(ref)
    advance(request, "take_back", actor=actor, at=at, remark=sheet.remark)
    return request
