"""Qualification standards: drafted, published by a second person, repealed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.providers.models import Standard
from goufu.stages.parties.providers.rules import directory as rules
from goufu.stages.parties.providers.sheets.standards import (
    DraftStandard,
    PublishStandard,
    RepealStandard,
)
from goufu.stages.parties.providers.workflow import STANDARD

SERIES = "BZ"


@action
def draft_standard(*, sheet: DraftStandard, actor: Actor, at: datetime) -> Standard:
    """Draft what an authority asks of providers.

    Raises:
        BeginsBeforeTheLast: it would not follow the one it replaces.
    """
    STANDARD.check_opener(actor)
    authority = Organisation.objects.get(pk=actor.organisation_id or 0)
    standard = Standard(
        ref=next_ref(authority.place, day_of(at).year, SERIES),
        place=authority.place,
        authority=authority,
        made_by_id=actor.account_id,
        **_facts(sheet, authority.pk),
    )
    open_dossier(standard, actor=actor, at=at, document_number=sheet.document_number)
    return standard


@action
def revise_standard(*, ref: str, sheet: DraftStandard, actor: Actor, at: datetime) -> Standard:
    """Change a draft; whoever did it last does not publish it."""
    standard: Standard = Standard.objects.locked(ref)
    check_step(standard, "revise", actor=actor, at=at)
    facts = _facts(sheet, standard.authority_id)
    standard.set(made_by_id=actor.account_id, **facts)
    advance(standard, "revise", actor=actor, at=at, document_number=sheet.document_number)
    return standard


@action
def publish_standard(*, ref: str, sheet: PublishStandard, actor: Actor, at: datetime) -> Standard:
    """Publish a standard; the one it replaces ends on the day before.

    Raises:
        SamePersonPublishes: whoever drafted does not publish.
        BeginsBeforeTheLast: the other was changed in between.
    """
    standard: Standard = Standard.objects.locked(ref)
    check_step(standard, "publish", actor=actor, at=at)
    rules.check_second_person(standard.made_by_id, actor.account_id, name=actor.name)
    before = standard.replaces
    if before is not None:
        rules.check_follows(standard.in_force_from, before.in_force_from)
        ends = standard.in_force_from - timedelta(days=1)
        before.set(in_force_to=min(before.in_force_to or ends, ends))
    facts = {"opinion": sheet.opinion, "in_force_from": str(standard.in_force_from)}
    advance(standard, "publish", actor=actor, at=at, **facts)
    return standard


@action
def repeal_standard(*, ref: str, sheet: RepealStandard, actor: Actor, at: datetime) -> Standard:
    """End a standard that nothing replaces.

    Raises:
        EndsBeforeItBegins: the last day is before the first.
    """
    standard: Standard = Standard.objects.locked(ref)
    check_step(standard, "repeal", actor=actor, at=at)
    rules.check_order(standard.in_force_from, sheet.last_day)
    standard.set(in_force_to=sheet.last_day)
    facts = {"last_day": str(sheet.last_day), "reason": sheet.reason}
    advance(standard, "repeal", actor=actor, at=at, **facts)
    return standard


def _facts(sheet: DraftStandard, authority_id: int) -> dict[str, Any]:
    replaced = Standard.objects.filter(
        pk=sheet.replaces_id or 0, authority_id=authority_id, state="published"
    ).first()
    if replaced is not None:
        rules.check_follows(sheet.in_force_from, replaced.in_force_from)
    return {
        **sheet.model_dump(exclude={"replaces_id", "kinds"}),
        "kinds": [kind.value for kind in sheet.kinds],
        "replaces": replaced,
    }
