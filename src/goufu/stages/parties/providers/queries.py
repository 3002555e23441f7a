"""Questions to the register of providers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Appointment
from goufu.base.people.roles import WATCHERS, Actor, Party, Role
from goufu.stages.parties.providers.models import (
    BadConduct,
    CreditLine,
    Directory,
    DirectoryEntry,
    Grade,
    ParticipationRecord,
    Provider,
    Standard,
    YearlyCheck,
)
from goufu.stages.parties.providers.models.provider import LIVING
from goufu.stages.parties.providers.rules.entry import AUTHORITY_OF, LINE, OLD_WORD, SOCIAL
from goufu.stages.parties.providers.workflow import IN_REGISTER

BUYERS = frozenset({Party.PURCHASER, Party.SECTOR, Party.FINANCE})
KNOWN = (*IN_REGISTER, "ended")
_NOBODY = Q(pk__in=[])
_LINE_KINDS = [kind for kind, authority in AUTHORITY_OF.items() if authority == LINE]


def visible_to(actor: Actor) -> QuerySet[Provider]:
    """Return whom one registers, oneself, and for those who buy or watch whoever was checked."""
    return Provider.objects.select_related("organisation", "authority").filter(_seen_by(actor))


def _seen_by(actor: Actor) -> Q:
    mine = Q(authority_id=actor.organisation_id)
    if actor.party is Party.REGISTRAR:
        return mine
    if actor.party is Party.PROVIDER:
        return Q(organisation_id=actor.organisation_id) & Q(organisation__isnull=False)
    if actor.role in WATCHERS:
        return Q(place__startswith=actor.place)
    if actor.party is Party.SECTOR:
        return Q(state__in=KNOWN) | (mine & Q(kind__in=_LINE_KINDS))
    return Q(state__in=KNOWN) if actor.party in BUYERS else _NOBODY


def in_charge(actor: Actor) -> Q:
    """Return what is for the reader's own body to move on."""
    if actor.party in {Party.REGISTRAR, Party.SECTOR}:
        return Q(authority_id=actor.organisation_id)
    return Q(organisation_id=actor.organisation_id)


def papers_seen_by(actor: Actor) -> Q:
    """Return which papers of authorities one sees: one's own, and what is published."""
    if actor.role in WATCHERS:
        return Q(place__startswith=actor.place)
    published = Q(state__in=["published", "repealed"])
    if actor.party in {Party.REGISTRAR, Party.SECTOR}:
        return Q(authority_id=actor.organisation_id) | published
    return published if actor.party in BUYERS | {Party.PROVIDER} else _NOBODY


def papers_in_charge(actor: Actor) -> Q:
    return Q(authority_id=actor.organisation_id)


def directories_visible_to(actor: Actor) -> QuerySet[Directory]:
    """Return one's own directories, and those that are published."""
    return Directory.objects.select_related("authority").filter(papers_seen_by(actor))


def standards_visible_to(actor: Actor) -> QuerySet[Standard]:
    """Return one's own standards, and those that were ever published."""
    return Standard.objects.select_related("authority").filter(papers_seen_by(actor))


def records_visible_to(actor: Actor) -> QuerySet[ParticipationRecord]:
    """Return the records of the providers that one registers or is; watchers see their place's."""
    records = ParticipationRecord.objects.select_related("provider__organisation")
    if actor.role in WATCHERS:
        return records.filter(place__startswith=actor.place)
    mine = records.filter(provider__authority_id=actor.organisation_id)
    if actor.party is Party.REGISTRAR:
        return mine
    if actor.party is Party.SECTOR:
        return mine.filter(provider__kind__in=_LINE_KINDS)
    if actor.party is Party.PROVIDER:
        return records.filter(provider__organisation_id=actor.organisation_id or 0)
    return records.none()


def authorities() -> list[Organisation]:
    """Return who may check an application: civil affairs and regulators first, then line heads."""
    found = Organisation.objects.filter(
        functions__overlap=[
            Function.CIVIL_AFFAIRS,
            Function.MARKET_REGULATOR,
            Function.PURCHASER,
        ],
        parent__isnull=True,
        closed_on__isnull=True,
    ).order_by("place", "name", "id")
    first = (Function.CIVIL_AFFAIRS, Function.MARKET_REGULATOR)
    return sorted(found, key=lambda one: not any(one.does(function) for function in first))


def living(uscc: str) -> Provider | None:
    """Return the provider in the register, or on its way there, that has this code."""
    return Provider.objects.filter(uscc=uscc, state__in=LIVING).first() if uscc else None


def conduct_in_force(provider: Provider, *, on: date) -> BadConduct | None:
    """Return the entry on the list of bad conduct that bars the provider on a day."""
    return provider.conducts.filter(_in_force(on)).order_by("-until", "id").first()


def barred(organisation_id: int, *, on: date) -> BadConduct | None:
    """Return what bars a body from purchases on a day, for the rooms that choose one."""
    found = BadConduct.objects.filter(_in_force(on), provider__organisation_id=organisation_id)
    return found.order_by("-until", "id").first()


def _in_force(on: date) -> Q:
    return Q(since__lte=on, until__gte=on) & (Q(struck_on__isnull=True) | Q(struck_on__gt=on))


def fit(authority_id: int, *, on: date) -> QuerySet[Provider]:
    """Return whom the directory names: checked, not barred, not failed at the last check."""
    return _checked(authority_id).exclude(_not_fit(on)).order_by("title", "id")


def left_out(authority_id: int, *, on: date) -> QuerySet[Provider]:
    """Return who is checked and yet not named, being barred or having failed."""
    return _checked(authority_id).filter(_not_fit(on)).order_by("title", "id")


def _checked(authority_id: int) -> QuerySet[Provider]:
    return Provider.objects.filter(authority_id=authority_id, state__in=["verified", "changed"])


def _not_fit(on: date) -> Q:
    later = YearlyCheck.objects.filter(
        provider=OuterRef("provider"), year__gt=OuterRef("year"), checked_on__lte=on
    )
    last = YearlyCheck.objects.filter(~Exists(later), checked_on__lte=on, provider=OuterRef("pk"))
    barring = BadConduct.objects.filter(_in_force(on), provider=OuterRef("pk"))
    return Q(Exists(barring)) | Q(Exists(last.filter(grade=Grade.FAILED)))


def last_grades(provider_ids: Iterable[int], *, on: date) -> dict[int, str]:
    """Return the result of the last yearly check of each provider that had one."""
    checks = YearlyCheck.objects.filter(provider_id__in=list(provider_ids), checked_on__lte=on)
    return dict(checks.order_by("year").values_list("provider_id", "grade"))


def credit_of(organisation_id: int | None) -> QuerySet[CreditLine]:
    """Return the credit file, the newest line first."""
    lines = CreditLine.objects.filter(organisation_id=organisation_id or 0)
    return lines.order_by("-on", "-id")


def served(project_code: str) -> set[int]:
    """Return the bodies that have signed a contract in a project."""
    lines = CreditLine.objects.filter(project_code=project_code, happening="signed")
    return set(lines.order_by().values_list("organisation_id", flat=True))


def has_account(organisation_id: int) -> bool:
    """Test whether somebody was ever appointed to act for the body as a provider."""
    return Appointment.objects.filter(organisation_id=organisation_id, role=Role.PROVIDER).exists()


def standards_on(on: date, *, kind: str = "") -> QuerySet[Standard]:
    """Return the standards in force on a day."""
    found = Standard.objects.filter(
        Q(in_force_to__isnull=True) | Q(in_force_to__gte=on),
        state__in=["published", "repealed"],
        in_force_from__lte=on,
    )
    if kind:
        found = found.filter(kinds__contains=[kind])
    return found.select_related("authority").order_by("place", "title", "id")


def published_entries(
    *, year: int, text: str = "", kind: str = "", authority: int | None = None
) -> QuerySet[DirectoryEntry]:
    """Return the entries of a year's published directories, in the order of their numbers."""
    found = DirectoryEntry.objects.filter(directory__year=year, directory__state="published")
    if authority is not None:
        found = found.filter(directory__authority_id=authority)
    if kind:
        found = found.filter(kind=kind)
    if text:
        found = found.filter(_named(text))
    return found.select_related("directory__authority").order_by("directory_id", "number")


def _named(text: str) -> Q:
    """What was called 民间组织 before 2007 are the social organisations of today."""
    social = Q(kind__in=sorted(SOCIAL)) if text == OLD_WORD else _NOBODY
    return (
        social
        | Q(name__icontains=text)
        | Q(uscc=text.upper())
        | Q(registration_number=text)
        | Q(former_names__icontains=text)
        | Q(services__icontains=text)
    )


def published_years() -> list[int]:
    """Return the years of which a directory is published, the newest first."""
    years = Directory.objects.filter(state="published").order_by("-year")
    return list(years.values_list("year", flat=True).distinct())


def owing(year: int) -> Iterable[Organisation]:
    """Return the authorities that knew a provider before the year and have no directory of it."""
    before = Provider.objects.filter(
        authority=OuterRef("pk"), opened_at__lt=f"{year}-01-01T00:00+08:00"
    )
    begun = Directory.objects.filter(authority=OuterRef("pk"), year=year)
    return Organisation.objects.filter(
        Exists(before), ~Exists(begun), closed_on__isnull=True
    ).order_by("id")
