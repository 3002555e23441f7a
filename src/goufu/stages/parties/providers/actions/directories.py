"""The yearly directory: opened by the clock, compiled by one person, published by another."""

from __future__ import annotations

from datetime import date, datetime

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import Directory, DirectoryEntry, Provider
from goufu.stages.parties.providers.rules import directory as rules
from goufu.stages.parties.providers.sheets.life import (
    Because,
    CompileDirectory,
    OpenDirectory,
    PublishDirectory,
)
from goufu.stages.parties.providers.workflow import DIRECTORY, DIRECTORY_DUTIES

SERIES = "ML"


@action
def open_directory(*, sheet: OpenDirectory, actor: Actor, at: datetime) -> Directory:
    """Begin a year's directory of one's own authority, where the clock has not begun it.

    Raises:
        DirectoryIsThere: it has.
    """
    DIRECTORY.check_opener(actor)
    authority = Organisation.objects.select_for_update(no_key=True).get(
        pk=actor.organisation_id or 0
    )
    return _open(authority, sheet.year, actor=actor, at=at)


@action
def open_owed(*, authority_id: int, year: int, actor: Actor, at: datetime) -> Directory:
    """Begin the directory that an authority owes, with the clock of the law.

    Raises:
        DirectoryIsThere: somebody was quicker.
    """
    authority = Organisation.objects.select_for_update(no_key=True).get(pk=authority_id)
    return _open(authority, year, actor=actor, at=at)


@action
def compile_directory(
    *, ref: str, sheet: CompileDirectory, actor: Actor, at: datetime
) -> Directory:
    """Compile the directory of all who are fit; its page shows who is named and who is not.

    Raises:
        NothingToPublish: nobody is fit.
    """
    directory: Directory = Directory.objects.locked(ref)
    check_step(directory, "compile", actor=actor, at=at)
    count = queries.fit(directory.authority_id, on=day_of(at)).count()
    rules.check_not_empty(count)
    directory.set(introduction=sheet.introduction, made_by_id=actor.account_id, counted=count)
    advance(directory, "compile", actor=actor, at=at, counted=count)
    return directory


@action
def send_directory_back(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Directory:
    """Have the directory compiled anew."""
    directory: Directory = Directory.objects.locked(ref)
    directory.set(made_by_id=None, counted=None)
    advance(directory, "send_back", actor=actor, at=at, reason=sheet.reason)
    return directory


@action
def publish_directory(
    *, ref: str, sheet: PublishDirectory, actor: Actor, at: datetime
) -> Directory:
    """Publish the directory: its entries are written down and stand as they are.

    Raises:
        SamePersonPublishes: whoever compiled does not publish.
        PreviewIsOld: it is not what was looked at any more.
    """
    directory: Directory = Directory.objects.locked(ref)
    check_step(directory, "publish", actor=actor, at=at)
    today = day_of(at)
    rules.check_second_person(directory.made_by_id, actor.account_id, name=actor.name)
    # Nobody comes in or leaves while the entries are written.
    fit = list(queries.fit(directory.authority_id, on=today).select_for_update(of=("self",)))
    rules.check_preview(directory.counted or 0, len(fit))
    DirectoryEntry.objects.bulk_create(_entries(directory, fit, on=today))
    directory.set(published_on=today)
    advance(
        directory,
        "publish",
        actor=actor,
        at=at,
        entries=len(fit),
        opinion=sheet.opinion,
        year=directory.year,
        authority_id=directory.authority_id,
    )
    return directory


def role_of(authority: Organisation) -> Role:
    """Return the post that registers at an authority."""
    if authority.does(Function.CIVIL_AFFAIRS):
        return Role.CIVIL_AFFAIRS
    regulator = authority.does(Function.MARKET_REGULATOR)
    return Role.MARKET_REGULATOR if regulator else Role.SECTOR_HEAD


def _open(authority: Organisation, year: int, *, actor: Actor, at: datetime) -> Directory:
    there = Directory.objects.filter(authority=authority, year=year).first()
    if there is not None:
        raise rules.DirectoryIsThere(authority=authority.name, year=year, ref=there.ref)
    directory = Directory(
        ref=next_ref(authority.place, year, SERIES),
        title=f"{year} 年{authority.name}承接主体目录",
        place=authority.place,
        authority=authority,
        year=year,
    )
    open_dossier(directory, actor=actor, at=at, authority_id=authority.pk, year=year)
    # By the law of the first day of the year: the last day is one of that year.
    DIRECTORY_DUTIES[role_of(authority)].open(directory, since=date(year, 1, 1))
    return directory


def _entries(directory: Directory, fit: list[Provider], *, on: date) -> list[DirectoryEntry]:
    grades = queries.last_grades([one.pk for one in fit], on=on)
    return [
        DirectoryEntry(
            directory=directory,
            provider=one,
            number=number,
            name=one.title,
            former_names="、".join(one.former_names),
            uscc=one.uscc,
            registration_number=one.registration_number,
            kind=one.kind,
            sub_kind=one.sub_kind,
            legal_representative=one.legal_representative,
            address=one.address,
            services=one.services,
            yearly_check=grades.get(one.pk, ""),
            decoupling=one.decoupling,
        )
        for number, one in enumerate(fit, start=1)
    ]
