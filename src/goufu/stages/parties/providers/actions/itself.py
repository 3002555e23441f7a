"""What a provider does with its own entry."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.parties.providers.actions.facts import SUB_NAMES, check_decoupled
from goufu.stages.parties.providers.models import GovernanceFiling, Provider
from goufu.stages.parties.providers.rules import entry as rules
from goufu.stages.parties.providers.rules import life
from goufu.stages.parties.providers.sheets.entry import Change
from goufu.stages.parties.providers.sheets.life import FileGovernance


@action
def report_change(*, ref: str, sheet: Change, actor: Actor, at: datetime) -> Provider:
    """Report what has changed; until it is checked, what was checked before stands.

    Raises:
        NothingChanged: all is as it stands in the register.
        SubKindDoesNotFit, DecouplingOfNoAssociation: see their sentences.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "report_change", actor=actor, at=at)
    sub_kind = str(sheet.sub_kind.value) if sheet.sub_kind else ""
    rules.check_sub_kind(provider.kind, sub_kind, names=SUB_NAMES)
    check_decoupled(sheet.sub_kind, sheet.decoupling, sheet.decoupled_on)
    told = {
        **sheet.model_dump(exclude={"reason"}),
        "sub_kind": sub_kind,
        "decoupling": str(sheet.decoupling.value),
    }
    standing = provider.checked_facts()
    changed = {name: _plain(value) for name, value in told.items() if standing[name] != value}
    life.check_changed(len(changed))
    provider.set(proposed=changed)
    advance(
        provider, "report_change", actor=actor, at=at, changed=sorted(changed), reason=sheet.reason
    )
    return provider


@action
def file_governance(*, ref: str, sheet: FileGovernance, actor: Actor, at: datetime) -> Provider:
    """File a year's rules, finances, staff and accounts; filing the year again replaces it.

    Raises:
        MoreFullTimeThanStaff: the numbers cannot be.
        YearToCome: nothing can be told of that year yet.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "file_governance", actor=actor, at=at)
    life.check_staff(sheet.staff, sheet.full_time)
    life.check_year(sheet.year, on=day_of(at))
    facts = sheet.model_dump(exclude={"year"}) | {"filed_on": day_of(at)}
    GovernanceFiling.objects.update_or_create(provider=provider, year=sheet.year, defaults=facts)
    advance(provider, "file_governance", actor=actor, at=at, year=sheet.year)
    return provider


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
