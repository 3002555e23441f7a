"""Questions to the register of agencies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import AGENCIES, PURCHASERS, WATCHERS, Actor, Role
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.parties.agencies.models import AgencyEntry, AgencyService
from goufu.stages.parties.agencies.rules import check_listing
from goufu.stages.parties.agencies.workflow import LIVE

PROVINCE = len("CN-34")


class NotAnAgency(Refusal):
    code = "agencies.not_an_agency"
    status = 422
    field = "organisation_id"
    sentence = say("{name}没有登记为采购代理机构或者集中采购机构。")
    remedy = say("请先在主体库中登记其职能。")


class AlreadyFiled(Refusal):
    code = "agencies.already_filed"
    sentence = say("{name}已有登记 {ref}，状态为“{state}”。")
    remedy = say("请在原登记上更新，不重复登记。")


class NotOnTheCommittee(Refusal):
    code = "agencies.not_on_the_committee"
    status = 403
    sentence = say("只有参加本次评审的专家可以评价。")
    remedy = say("请由评审委员会成员评价。")


@dataclass(frozen=True)
class Entrustable:
    """An agency, and every reason why it may not be entrusted; none where it may."""

    entry: AgencyEntry
    reasons: tuple[str, ...]


def visible_to(actor: Actor) -> QuerySet[AgencyEntry]:
    """Return one's own entry; finance and watchers see their place's; purchasers who is listed."""
    entries = AgencyEntry.objects.select_related("organisation")
    if actor.role in WATCHERS or actor.role is Role.PROCUREMENT_SUPERVISION:
        return entries.filter(place__startswith=actor.place)
    if actor.role in AGENCIES:
        return entries.filter(organisation_id=actor.organisation_id or 0)
    if actor.role in PURCHASERS:
        # 名录信息全国共享并向社会公开 (财库〔2018〕2号 第六条).
        return entries.filter(state__in=("listed", "barred"))
    return entries.none()


def services_visible_to(actor: Actor) -> QuerySet[AgencyService]:
    """Return the purchases in which one was served, one's own as the agency, the register's."""
    services = AgencyService.objects.all()
    if actor.role in WATCHERS or actor.role is Role.PROCUREMENT_SUPERVISION:
        return services.filter(place__startswith=actor.place)
    if actor.role in AGENCIES:
        return services.filter(agency_id=actor.organisation_id)
    if actor.role is Role.EXPERT:
        return services.filter(served__accounts__contains=[actor.account_id])
    if actor.role in PURCHASERS or actor.role is Role.PROVIDER:
        return services.filter(
            **{f"served__{actor.party.value}__contains": [actor.organisation_id]}
        )
    return services.none()


def entrustable(on: date, place: str) -> list[Entrustable]:
    """Return every live entry with the reasons why it may not be entrusted at a place on a day."""
    entries = AgencyEntry.objects.filter(state__in=LIVE).prefetch_related("staff")
    return [Entrustable(one, tuple(obstacles(one, on=on, place=place))) for one in entries]


def obstacles(entry: AgencyEntry, *, on: date, place: str) -> Iterable[str]:
    """Yield why an agency may not be entrusted; nothing where it may."""
    if entry.state != "listed":
        yield say("尚未列入名录或者被禁止代理")
    if not _works_at(entry, place):
        yield say("没有开通该地区的业务权限")
    if not entry.central:
        try:
            check_listing(entry.facts(), on=on, place=entry.place)
        except Refusal as no:
            yield str(no)


def _works_at(entry: AgencyEntry, place: str) -> bool:
    """Test whether the agency works there: in its own province, or where it is admitted too.

    A central agency works for its own level and those below it.
    """
    home = entry.place if entry.central else entry.place[:PROVINCE]
    return any(place.startswith(one) for one in (home, *entry.regions))


def check_may_file(body: Organisation) -> None:
    """Refuse who is no agency, and a second live entry.

    Raises:
        NotAnAgency, AlreadyFiled.
    """
    if not (body.does(Function.AGENCY) or body.does(Function.CENTRAL_AGENCY)):
        raise NotAnAgency(name=body.name)
    found = AgencyEntry.objects.filter(organisation=body, state__in=LIVE).first()
    if found is not None:
        raise AlreadyFiled(name=body.name, ref=found.ref, state=found.state_name)


def without_entry(place: str) -> QuerySet[Organisation]:
    """Return the agencies of a place that have no live entry."""
    live = AgencyEntry.objects.filter(state__in=LIVE).values("organisation_id")
    is_agency = Q(functions__contains=[Function.AGENCY]) | Q(
        functions__contains=[Function.CENTRAL_AGENCY]
    )
    found = Organisation.objects.filter(is_agency, place__startswith=place, closed_on=None)
    return found.exclude(pk__in=live).order_by("name")
