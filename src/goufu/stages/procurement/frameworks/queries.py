"""Questions to the framework agreements."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import doing
from goufu.base.people.models import Appointment
from goufu.base.people.queries import in_office
from goufu.base.people.roles import AGENCIES, FINANCE, PURCHASERS, WATCHERS, Actor, Role
from goufu.stages.procurement.frameworks.models import (
    IN_IT,
    Deal,
    Entry,
    Framework,
    FrameworkKey,
    FrameworkUnlocking,
    Users,
    Way,
)
from goufu.stages.procurement.frameworks.models.entry import ALIVE
from goufu.stages.procurement.sealing.models import Custodian, OpeningKey
from goufu.stages.procurement.sealing.opening import in_order
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF, LIVE
from goufu.stages.review.projects.models import Project

# What a provider has sealed is its own until the call closes.
SEALED = ("submitted", "withdrawn")


def visible_to(actor: Actor) -> QuerySet[Framework]:
    """Return what is published, and besides the plans of one's own side."""
    found = Framework.objects.select_related("collector", "finance", "project")
    if actor.role is Role.CLOCK:
        return found
    return found.filter(Q(published_on__isnull=False) | of_own_side(actor))


def of_own_side(actor: Actor, prefix: str = "") -> Q:
    """Return the condition that the agreement is the reader's to make, to approve or to watch."""
    own = actor.organisation_id or 0
    if actor.role in WATCHERS:
        return Q(**{f"{prefix}place__startswith": actor.place})
    if actor.role in FINANCE:
        return Q(**{f"{prefix}finance_id": own})
    if actor.role in PURCHASERS | AGENCIES:
        return Q(**{f"{prefix}collector_id": own})
    if actor.role is Role.SECTOR_HEAD:
        return Q(**{f"{prefix}collector__parent_id": own}) | Q(**{f"{prefix}collector_id": own})
    return Q(pk__in=[])


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """Return one's own entries; those of an agreement of one's own side once they are opened.

    Who is in an agreement is told to everybody.
    """
    found = Entry.objects.select_related("framework", "framework__collector", "provider")
    if actor.role is Role.CLOCK:
        return found
    in_it = Q(state__in=IN_IT)
    if actor.role is Role.PROVIDER:
        return found.filter(in_it | Q(provider_id=actor.organisation_id))
    sealed = Q(framework__form="closed_framework", state__in=SEALED)
    return found.filter(in_it | of_own_side(actor, "framework__") & ~sealed)


def deals_visible_to(actor: Actor) -> QuerySet[Deal]:
    """Return one's own deals, those one may bid for, and what is published."""
    found = Deal.objects.select_related(
        "framework", "framework__collector", "purchaser", "entry", "entry__provider"
    )
    if actor.role is Role.CLOCK:
        return found
    own = actor.organisation_id or 0
    published = Q(published_on__isnull=False)
    if actor.role is Role.PROVIDER:
        invited = Q(entry__isnull=True, framework__entries__in=_in_it(own))
        return found.filter(published | Q(entry__provider_id=own) | invited).distinct()
    if actor.role in PURCHASERS:
        return found.filter(published | Q(purchaser_id=own) | of_own_side(actor, "framework__"))
    return found.filter(published | of_own_side(actor, "framework__"))


def _in_it(provider_id: int) -> QuerySet[Entry]:
    return Entry.objects.filter(provider_id=provider_id, state__in=IN_IT)


def live_entry_of(framework: Framework, provider_id: int | None) -> Entry | None:
    """Return a provider's entry that has not come to an end."""
    return framework.entries.filter(provider_id=provider_id, state__in=ALIVE).first()


def was_removed(framework: Framework, provider_id: int | None) -> bool:
    """Test whether a provider has lost its place in this agreement."""
    return framework.entries.filter(provider_id=provider_id, state="removed").exists()


def receives(framework: Framework, on: date) -> bool:
    """Test whether responses or applications are taken; whether too late is another question.

    What came in time is taken although the clock was quicker, as long as nobody has unlocked.
    """
    if framework.is_open:
        return framework.is_running(on)
    return framework.state == "collecting" or (
        framework.state == "closed" and not unlockings(framework).exists()
    )


def keys_in_order(framework: Framework) -> list[FrameworkKey]:
    """Return the three keys to which the responses of the running round are sealed."""
    found = framework.keys.filter(round=framework.round)
    return in_order(found.select_related("key", "key__organisation"))


def key_of(framework: Framework, actor: Actor) -> FrameworkKey | None:
    """Return the key of the running round that the reader's office holds."""
    return next(
        (
            one
            for one in keys_in_order(framework)
            if one.key.organisation_id == actor.organisation_id
            and one.key.custodian == CUSTODIAN_OF.get(actor.role)
        ),
        None,
    )


def unlockings(framework: Framework) -> QuerySet[FrameworkUnlocking]:
    """Return who has unlocked the responses of the running round."""
    return framework.unlockings.filter(round=framework.round).order_by("id")


def sealed(framework: Framework) -> list[Entry]:
    """Return the responses of the running round that are to be opened."""
    found = framework.entries.filter(state="submitted", round=framework.round).exclude(envelope="")
    return list(found.select_related("provider").order_by("id"))


def keepers(place: str, on: date) -> QuerySet[Organisation]:
    """Return the agencies that could keep the third key: they have a key of their own in use."""
    live = OpeningKey.objects.filter(
        state=LIVE, custodian=Custodian.AGENCY, valid_until__gte=on, place__startswith=place
    )
    return (
        doing(Function.AGENCY)
        .filter(pk__in=live.values("organisation_id"))
        .exclude(functions__contains=[Function.CENTRAL_AGENCY])
    )


def in_charge(actor: Actor) -> Q:
    """Return the condition that something is left for the reader's body to do."""
    if actor.role in AGENCIES:
        return of_own_side(actor) | Q(keeper_id=actor.organisation_id or 0)
    return of_own_side(actor)


def opened(framework: Framework) -> list[Entry]:
    """Return the responses of the running round, in the order in which they came."""
    found = framework.entries.filter(state="opened", round=framework.round)
    return list(found.select_related("provider").order_by("id"))


def entrants(framework: Framework) -> list[Entry]:
    """Return who may be given deals, the best first."""
    found = framework.entries.filter(state__in=IN_IT).select_related("provider")
    return list(found.order_by("round", "rank", "id"))


def ever_entered(framework: Framework) -> int:
    """Return how many have been in the agreement so far."""
    return framework.entries.filter(signed_on__isnull=False).count()


def turns_had(entry: Entry) -> int:
    """Return how many contracts an entrant was given by turns."""
    return entry.deals.filter(way=Way.TURNS).exclude(state="void").count()


def may_use(framework: Framework, body: Organisation) -> bool:
    """Test whether a purchaser is one for whom the agreement was made."""
    if framework.users == Users.PLACE:
        return body.place == framework.place
    own = body.pk == framework.collector_id
    if framework.users == Users.SYSTEM:
        return own or body.parent_id == framework.collector_id
    return own


def to_buy_for(framework: Framework, actor: Actor) -> QuerySet[Project]:
    """Return the purchaser's projects whose money a deal may spend."""
    own = Project.objects.filter(purchaser_id=actor.organisation_id or 0)
    ready = Q(state="announced") | Q(pk=framework.project_id, state__in=["purchasing"])
    return own.filter(ready).order_by("-id")


def to_close(at: datetime) -> QuerySet[Framework]:
    """Return the calls whose closing moment has come."""
    return Framework.objects.filter(state="collecting", closes_at__lte=at).order_by("id")


def expired(on: date) -> QuerySet[Framework]:
    """Return the agreements whose last day is over."""
    states = ("in_force", "collecting", "closed", "opened", "evaluated", "entered")
    return Framework.objects.filter(state__in=states, expires_on__lt=on).order_by("id")


def possible_members(framework: Framework, on: date) -> QuerySet[Appointment]:
    """Return who may evaluate: experts, and the collector's own people."""
    return (
        Appointment.objects.filter(in_office(on), account__is_active=True)
        .filter(Q(role=Role.EXPERT) | Q(role=Role.HANDLER, organisation_id=framework.collector_id))
        .select_related("account", "organisation")
        .order_by("role", "id")
    )
