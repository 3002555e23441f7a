"""Questions to the register of third parties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import PURCHASERS, WATCHERS, Actor, Role
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.parties.third_parties import rules
from goufu.stages.parties.third_parties.models import ThirdParty, ThirdPartyService
from goufu.stages.parties.third_parties.workflow import LIVE


class NotAThirdParty(Refusal):
    code = "third_parties.not_a_third_party"
    status = 422
    field = "organisation_id"
    sentence = say("{name}没有登记为第三方机构。")
    remedy = say("请先在主体库中登记其职能。")


class AlreadyFiled(Refusal):
    code = "third_parties.already_filed"
    sentence = say("{name}已有登记 {ref}，状态为“{state}”。")
    remedy = say("请在原登记上办理，不重复登记。")


def visible_to(actor: Actor) -> QuerySet[ThirdParty]:
    """Return one's own entry; finance and watchers see their place's; purchasers who is listed."""
    entries = ThirdParty.objects.all()
    if actor.role in WATCHERS or actor.role is Role.PERFORMANCE:
        return entries.filter(place__startswith=actor.place)
    if actor.role is Role.THIRD_PARTY:
        return entries.filter(organisation_id=actor.organisation_id or 0)
    if actor.role in PURCHASERS:
        return entries.filter(state="listed")
    return entries.none()


def services_visible_to(actor: Actor) -> QuerySet[ThirdPartyService]:
    """Return the evaluations in which one was a side, and one's own."""
    services = ThirdPartyService.objects.all()
    if actor.role in WATCHERS:
        return services.filter(place__startswith=actor.place)
    if actor.role is Role.THIRD_PARTY:
        return services.filter(third_party_id=actor.organisation_id)
    if actor.role in PURCHASERS | {Role.PROVIDER, Role.PERFORMANCE}:
        return services.filter(
            **{f"served__{actor.party.value}__contains": [actor.organisation_id]}
        )
    return services.none()


def entry_of(organisation_id: int) -> ThirdParty | None:
    """Return the live entry of an organisation, where there is one."""
    return ThirdParty.objects.filter(organisation_id=organisation_id, state__in=LIVE).first()


def tied_to(organisation_id: int, *, sides: Mapping[int, str], on: date) -> list[str]:
    """Return the names of the sides to which a third party has declared a tie that holds.

    Args:
        sides: the names of the sides by number.
    """
    entry = entry_of(organisation_id)
    if entry is None:
        return []
    bonds = [
        rules.Bond(one.organisation_id, one.name, one.since, one.until) for one in entry.bonds.all()
    ]
    ids, names = frozenset(sides), frozenset(sides.values())
    return [bond.name for bond in rules.bonds_with(bonds, ids=ids, names=names, on=on)]


def is_suspended(organisation_id: int) -> bool:
    """Test whether the register has put a third party aside."""
    entry = entry_of(organisation_id)
    return entry is not None and entry.state == "suspended"


def check_may_file(body: Organisation) -> None:
    """Refuse who is no third party, and a second live entry.

    Raises:
        NotAThirdParty, AlreadyFiled.
    """
    if not body.does(Function.THIRD_PARTY):
        raise NotAThirdParty(name=body.name)
    found = entry_of(body.pk)
    if found is not None:
        raise AlreadyFiled(name=body.name, ref=found.ref, state=found.state_name)


def without_entry() -> QuerySet[Organisation]:
    """Return the third parties that have no live entry."""
    live = ThirdParty.objects.filter(state__in=LIVE).values("organisation_id")
    return doing(Function.THIRD_PARTY).exclude(pk__in=live)
