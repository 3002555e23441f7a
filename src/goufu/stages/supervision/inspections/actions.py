"""What people do in an inspection."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.review.projects.models import Project
from goufu.stages.supervision.inspections import rules
from goufu.stages.supervision.inspections.models import Inspection
from goufu.stages.supervision.inspections.sheets import (
    Correction,
    Finding,
    Nothing,
    OpenInspection,
    Verification,
)
from goufu.stages.supervision.inspections.workflow import CORRECT, INSPECTION, INSPECTORS


@action
def open_inspection(
    *, parent_ref: str, sheet: OpenInspection, actor: Actor, at: datetime
) -> Inspection:
    """Look into a project; at any stage."""
    project: Project = Project.objects.numbered(parent_ref)
    check_opening(project, by=INSPECTORS, label=INSPECTION.opened, actor=actor, through_hold=True)
    assert actor.organisation_id is not None
    inspection = Inspection(
        ref=child_ref(project.project_code, "JC"),
        project_code=project.project_code,
        title=project.title,
        place=project.place,
        project=project,
        inspector_id=actor.organisation_id,
        manner=sheet.manner.value,
        subject=sheet.subject,
    )
    open_dossier(inspection, actor=actor, at=at, manner=sheet.manner.value)
    return inspection


@action
def find(*, ref: str, sheet: Finding, actor: Actor, at: datetime) -> Inspection:
    """Write down what is wrong, under which clause, and by when it has to be put right."""
    inspection: Inspection = Inspection.objects.locked(ref)
    rules.check_due(sheet.correct_by, today=day_of(at))
    inspection.set(finding=sheet.finding, basis=sheet.basis, correct_by=sheet.correct_by)
    CORRECT.order(inspection, since=day_of(at), due_on=sheet.correct_by)
    advance(
        inspection,
        "find",
        actor=actor,
        at=at,
        finding=sheet.finding,
        basis=sheet.basis,
        correct_by=sheet.correct_by.isoformat(),
    )
    return inspection


@action
def find_nothing(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Inspection:
    """Close an inspection that found nothing."""
    inspection: Inspection = Inspection.objects.locked(ref)
    inspection.set(verification=sheet.verification)
    advance(inspection, "find_nothing", actor=actor, at=at, conclusion=sheet.verification)
    return inspection


@action
def correct(*, ref: str, sheet: Correction, actor: Actor, at: datetime) -> Inspection:
    """Report what was put right."""
    inspection: Inspection = Inspection.objects.locked(ref)
    inspection.set(correction=sheet.correction)
    advance(
        inspection,
        "correct",
        actor=actor,
        at=at,
        correction=sheet.correction,
        in_time=inspection.correct_by is None or day_of(at) <= inspection.correct_by,
    )
    return inspection


@action
def verify(*, ref: str, sheet: Verification, actor: Actor, at: datetime) -> Inspection:
    """Verify the correction and close."""
    inspection: Inspection = Inspection.objects.locked(ref)
    inspection.set(verification=sheet.verification)
    advance(inspection, "verify", actor=actor, at=at, verification=sheet.verification)
    return inspection


@action
def send_back(*, ref: str, sheet: Finding, actor: Actor, at: datetime) -> Inspection:
    """Ask for more correction by a new day."""
    inspection: Inspection = Inspection.objects.locked(ref)
    rules.check_due(sheet.correct_by, today=day_of(at))
    inspection.set(finding=sheet.finding, basis=sheet.basis, correct_by=sheet.correct_by)
    CORRECT.order(inspection, since=day_of(at), due_on=sheet.correct_by)
    advance(inspection, "send_back", actor=actor, at=at, finding=sheet.finding)
    return inspection
