"""Who sees what: every list of every role in the sample city, and of officers from elsewhere.

Whatever a list shows must belong to its reader: by a part in the dossier or in its project, by the
reader's charge of the whole place, or because it is published. The test finds out by itself what
belongs to whom; a filter that lets too much through fails here, whatever its room's tests say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest
from django.db.models import Q

from goufu.base.doors.declare import Doors, all_doors
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Appointment
from goufu.base.people.roles import (
    ADMINISTRATORS,
    FINANCE,
    PURCHASERS,
    THE_PUBLIC,
    WATCHERS,
    Actor,
    Role,
)
from goufu.base.workflow.models import Standing
from goufu.config.sample.load import load
from goufu.stages.procurement.draws.models import Candidate
from goufu.stages.procurement.tenders.models import Member, Offer
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.queries import visible_to
from tests.walk import small_town

# What everybody may see.
PUBLISHED: dict[str, Q] = {
    "catalogue": Q(state__in=["published", "correcting"]),
    "framework": Q(published_on__isnull=False),  # open to all while it lasts
    "framework_deal": Q(published_on__isnull=False),
    "framework_entry": Q(state__in=("signed", "leaving")),
    "guidance_catalogue": Q(state__in=["opinions", "published", "superseded", "withdrawn"]),
    "agency_entry": Q(state__in=("listed", "barred")),  # the directory is public by law
    "third_party": Q(state="listed"),
    "method_change": Q(public_from__isnull=False),
    "notice": Q(state="published"),
    "provider_directory": Q(state="published"),
    "provider_standard": Q(state__in=("published", "repealed")),
    "question": Q(state="answered"),
    "tender": Q(published_at__isnull=False),
    "prequalification": Q(published_at__isnull=False),
    "purchase_paper": Q(tender__published_at__isnull=False) | Q(kind="prequalification"),
    "paper_template": Q(pk__gt=0),  # no secret: whoever buys finds those around its place
    "work_plan": Q(state__in=("in_force", "closed")),  # every department reads it
}
# Roles in charge of a whole place see what lies in it and below.
IN_CHARGE = FINANCE | WATCHERS
TOLD_TO_DEPARTMENTS = {"budget_call"}  # every purchaser of the place reads it
# Whoever buys looks up the register of providers, wherever a provider was checked.
LOOKED_UP = {"provider": Q(state__in=("verified", "changed", "suspended", "ended"))}
BUYERS = PURCHASERS | FINANCE | {Role.SECTOR_HEAD}
# What belongs to a reader by way of another body or dossier.
BY_WAY_OF = {
    "purchaser": (
        "organisation_id",
        "organisation__parent_id",
        "organisation__parent__parent_id",
    ),
    "participation_record": ("provider__organisation_id", "provider__authority_id"),
    "explanation": ("offer__provider_id",),
    "result_letter": (
        "offer__provider_id",
        "tender__agency_id",
        "tender__project__purchaser_id",
        "tender__project__purchaser__parent_id",
    ),
}
BY_WAY_OF["application"] = (
    "prequalification__tender__agency_id",
    "prequalification__tender__project__purchaser_id",
)
BY_WAY_OF["signal"] = BY_WAY_OF["result_letter"][1:]  # never a bidder
SITS_ON = {
    "tender": "pk",
    "explanation": "offer__tender_id",
    "signal": "tender_id",
    "offer": "tender_id",
    "purchase_paper": "tender_id",
}  # what an expert sees of a committee's tender
# Services that were given in a tender: whoever sat on its committee or made an offer has a part.
IN_A_TENDER = {"expert_service", "agency_service"}
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.mark.django_db
def test_every_list_shows_what_belongs_to_its_reader_and_nothing_else():
    """One loading of the sample for all that is asked of it."""
    load(at=NOW, tell=lambda _done, _all: None)
    posts = Appointment.objects.filter(valid_to__isnull=True).select_related("account")
    everybody = [post.actor() for post in posts.order_by("pk")]
    strangers = list(small_town("CN-3401").people.values())

    _there_is_something_to_see_in_every_list()
    _nobody_sees_what_is_not_theirs([*everybody, *strangers, THE_PUBLIC])
    _administrators_and_the_public_see_what_is_published(everybody)
    _whoever_is_in_charge_sees_all_projects_of_the_place(everybody)


def _there_is_something_to_see_in_every_list() -> None:
    empty = [doors.kind for doors in all_doors() if not doors.model.objects.exists()]
    assert empty == []


def _nobody_sees_what_is_not_theirs(readers: Sequence[Actor]) -> None:
    wrong = [
        f"{actor.role} {actor.name} ({actor.place}) sees {kind} {ref} {state}"
        for actor in readers
        for kind, ref, state in _not_theirs(actor)
    ]
    assert not wrong, f"{len(wrong)}: {wrong[:20]}"


def _administrators_and_the_public_see_what_is_published(everybody: Sequence[Actor]) -> None:
    for actor in [THE_PUBLIC, *(one for one in everybody if one.role in ADMINISTRATORS)]:
        for doors in all_doors():
            shown = doors.visible(actor).exclude(_published(doors))
            assert not shown.exists(), (actor.role, doors.kind)


def _whoever_is_in_charge_sees_all_projects_of_the_place(everybody: Sequence[Actor]) -> None:
    for actor in everybody:
        if actor.role in WATCHERS:
            here = Project.objects.filter(place__startswith=actor.place)
            assert visible_to(actor).count() == here.count(), actor
        elif actor.role in FINANCE:
            own = Project.objects.filter(finance_id=actor.organisation_id)
            assert visible_to(actor).count() == own.count(), actor


def _not_theirs(actor: Actor) -> Iterator[tuple[str, str, str]]:
    """Yield what the reader's lists show and does not belong to them."""
    for doors in all_doors():
        shown = doors.visible(actor).order_by().exclude(_published(doors))
        if actor.role in IN_CHARGE:
            shown = shown.exclude(place__startswith=actor.place)
        for dossier in shown.exclude(_belongs(doors, actor)):
            yield doors.kind, dossier.ref, dossier.state


def _published(doors: Doors) -> Q:
    return PUBLISHED.get(doors.kind, Q(pk__in=[]))


def _belongs(doors: Doors, actor: Actor) -> Q:
    """Return the condition that the reader, or the reader's body, has a part in a dossier."""
    body = actor.organisation_id or 0
    mine = Q(project_code__in=Standing.objects.filter(organisation_id=body).values("project_code"))
    for way in BY_WAY_OF.get(doors.kind, ()):
        mine |= Q(**{way: body})
    for field in doors.model._meta.get_fields():
        if field.many_to_one and field.related_model is Organisation:
            mine |= Q(**{f"{field.name}_id": body})
    return mine | _as_a_buyer(doors.kind, actor) | _on_a_committee(doors.kind, actor)


def _as_a_buyer(kind: str, actor: Actor) -> Q:
    told = Q(pk__in=[])
    if kind in TOLD_TO_DEPARTMENTS and actor.role in PURCHASERS:
        told |= Q(place=actor.place)
    if kind in LOOKED_UP and actor.role in BUYERS:
        told |= LOOKED_UP[kind]
    return told


def _on_a_committee(kind: str, actor: Actor) -> Q:
    """What an expert sees of the tenders of his committees, a provider of those it offered in."""
    if actor.role is Role.PROVIDER and kind in IN_A_TENDER:
        offers = Offer.objects.filter(provider_id=actor.organisation_id)
        return Q(about_ref__in=offers.values("tender__ref"))
    if actor.role is not Role.EXPERT:
        return Q(pk__in=[])
    sits_on = Member.objects.filter(account_id=actor.account_id)
    if kind in SITS_ON:
        return Q(**{f"{SITS_ON[kind]}__in": sits_on.values("tender_id")})
    if kind == "draw":
        called = Candidate.objects.filter(expert__account_id=actor.account_id)
        return Q(pk__in=called.filter(called_at__isnull=False).values("draw_id"))
    if kind in IN_A_TENDER:
        return Q(about_ref__in=sits_on.values("tender__ref"))
    return Q(account_id=actor.account_id) if kind == "expert" else Q(pk__in=[])
