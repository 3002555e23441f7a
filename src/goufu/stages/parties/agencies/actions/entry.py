"""Into the register of agencies, and kept up to date there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.lists import named_in
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import AGENCIES, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import NotAParty, advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law import duties
from goufu.law.calendar import UnknownYear, day_of
from goufu.law.provisions import NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.parties.agencies import queries, rules
from goufu.stages.parties.agencies.models import AgencyEntry, Staff
from goufu.stages.parties.agencies.sheets import (
    Because,
    FileEntry,
    Information,
    ListEntry,
    StaffRow,
    Update,
)
from goufu.stages.parties.agencies.workflow import FILING, UPDATE

PLAIN = (
    "address", "phone", "legal_head", "liable", "own_office", "internal_rules", "own_rooms",
    "rooms", "monitoring", "strengths", "approval_number", "approved_until",
)  # fmt: skip


class NotPromised(Refusal):
    code = "agencies.truth_not_promised"
    status = 422
    field = "true"
    clause = FILING
    sentence = say("没有承诺所填信息真实。")
    remedy = say("代理机构对登记信息的真实性负责，请核对后勾选承诺。")


class SamePersonTwice(Refusal):
    code = "agencies.same_person_twice"
    status = 422
    field = "staff"
    sentence = say("从业人员“{name}”填写了两次。")
    remedy = say("请删去重复的一行；确为同名的，请在姓名后加以区分。")


@action
def file_entry(*, sheet: FileEntry, actor: Actor, at: datetime) -> AgencyEntry:
    """File an agency's information: the agency its own, finance anyone's at its place.

    Raises:
        NotAnAgency, AlreadyFiled, NotAParty, NotPromised.
    """
    body = Organisation.objects.get(pk=sheet.organisation_id)
    if actor.holds(AGENCIES) and body.pk != actor.organisation_id:
        raise NotAParty(organisation=actor.organisation, role=body.name, label=say("登记"))
    queries.check_may_file(body)
    bureau = finance_of(body.place)
    entry = AgencyEntry(
        ref=next_ref(bureau.place, day_of(at).year, "DL"),
        title=body.name,
        place=bureau.place,
        organisation=body,
        keeper=bureau,
        central=body.does(Function.CENTRAL_AGENCY),
        uscc=body.uscc or "",
        **_facts(sheet),
    )
    open_dossier(entry, actor=actor, at=at, central=entry.central)
    _staff(entry, sheet.staff)
    return entry


@action
def list_entry(*, ref: str, sheet: ListEntry, actor: Actor, at: datetime) -> AgencyEntry:
    """List the agency, if it has what the law of the day asks of one.

    Raises:
        TooFewStaff, ConditionsNotMet, NotApproved: see ``rules``; none of a central agency, which
            the government sets up.
    """
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    check_step(entry, "admit", actor=actor, at=at)
    if not entry.central:
        rules.check_listing(entry.facts(), on=day_of(at), place=entry.place)
    entry.set(reason="")
    staff = entry.facts().full_time
    advance(entry, "admit", actor=actor, at=at, full_time=staff, opinion=sheet.opinion)
    return entry


@action
def ask_completion(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> AgencyEntry:
    """Tell the agency what is missing."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    entry.set(reason=sheet.reason)
    advance(entry, "ask_completion", actor=actor, at=at, reason=sheet.reason)
    return entry


@action
def complete(*, ref: str, sheet: Information, actor: Actor, at: datetime) -> AgencyEntry:
    """Hand the completed information in again."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    check_step(entry, "complete", actor=actor, at=at)
    entry.set(**_facts(sheet))
    _staff(entry, sheet.staff)
    advance(entry, "complete", actor=actor, at=at)
    return entry


@action
def update(*, ref: str, sheet: Update, actor: Actor, at: datetime) -> AgencyEntry:
    """Update the information after a change; whether in time is written down."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    check_step(entry, "update", actor=actor, at=at)
    late = _is_late(sheet.changed_on, on=day_of(at), place=entry.place)
    entry.set(**_facts(sheet), changed_on=sheet.changed_on, updated_late=late)
    _staff(entry, sheet.staff)
    changed_on = sheet.changed_on.isoformat()
    advance(entry, "update", actor=actor, at=at, changed_on=changed_on, late=late)
    return entry


@action
def demand_update(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> AgencyEntry:
    """Tell the agency that its entry is out of date; its clock runs from today."""
    entry: AgencyEntry = AgencyEntry.objects.locked(ref)
    entry.set(reason=sheet.reason)
    advance(entry, "demand_update", actor=actor, at=at, reason=sheet.reason)
    return entry


def _is_late(changed_on: date, *, on: date, place: str) -> bool:
    """Test whether the period for an update has passed; where none is known it has not."""
    try:
        due_on = duties.due(UPDATE.name, since=changed_on, place=place).due_on
    except (NothingInForce, UnknownYear):
        return False
    return due_on is not None and on > due_on


def _facts(sheet: Information) -> dict[str, Any]:
    if not sheet.true:
        raise NotPromised
    regions = named_in(sheet.regions)
    facts = {name: getattr(sheet, name) for name in PLAIN}
    return {**facts, "grade": sheet.grade.value, "regions": regions}


def _staff(entry: AgencyEntry, rows: tuple[StaffRow, ...]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.name in seen:
            raise SamePersonTwice(name=row.name)
        seen.add(row.name)
    entry.staff.all().delete()
    Staff.objects.bulk_create(Staff(entry=entry, **row.model_dump()) for row in rows)
