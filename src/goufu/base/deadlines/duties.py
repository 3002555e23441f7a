"""Open a duty, meet a duty, stop and restart its clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from goufu.base.deadlines.models import Deadline
from goufu.base.people.roles import Role
from goufu.law import duties
from goufu.law.calendar import UnknownYear, later
from goufu.law.provisions import NothingInForce
from goufu.law.words import say

if TYPE_CHECKING:
    from goufu.base.workflow.dossier import Dossier


# Duties whose last day somebody sets, not the law.
BY_ORDER: dict[str, str] = {
    "correct_finding": say("整改检查发现的问题"),
    "renew_expert_term": say("续聘评审专家，逾期停止抽取"),
    "work_task": say("完成推进方案下达的任务"),
    "hand_in_budget": say("报送购买服务预算"),
}


@dataclass(frozen=True)
class Duty:
    """A thing to be done within a period that the law sets.

    Args:
        name: the duty's name in ``law.duties``, e.g. ``sign_contract``.
        who: the role that has to act; its organisation is the dossier's party.
    """

    name: str
    who: Role

    def open(self, dossier: Dossier, *, since: date) -> Deadline | None:
        """Start the period on ``since`` by the law in force that day.

        Where the law of the day and place sets no such period there is no deadline: None.
        Where the working days of the year are not known yet, the last day stays open
        until the year is entered.
        """
        try:
            due = duties.due(
                self.name,
                since=since,
                place=dossier.place,
                method=dossier.method_of_purchase(),
            )
        except NothingInForce:
            return None
        except UnknownYear:
            return self._record(dossier, since=since, due_on=None, clause="")
        if due.due_on is None:
            return None
        return self._record(
            dossier,
            since=since,
            due_on=due.due_on,
            clause=due.clause,
            unit=due.unit,
            value=due.value if isinstance(due.value, int) else None,
            law_in_force_from=due.in_force_from,
            verified=due.verified,
        )

    def order(self, dossier: Dossier, *, since: date, due_on: date) -> Deadline:
        """Set the last day by decision, where no law sets it; a new decision replaces it."""
        return self._record(
            dossier, since=since, due_on=due_on, unit="fixed_day", clause="", verified=True
        )

    def _record(self, dossier: Dossier, *, since: date, **facts: object) -> Deadline:
        # The dossier is locked by the step that opens the duty, so nobody comes in between.
        which = {"dossier_kind": dossier.WORKFLOW.name, "ref": dossier.ref, "duty": self.name}
        facts = {
            "project_code": dossier.project_code,
            "place": dossier.place,
            "title": dossier.title,
            "who": self.who,
            "organisation_id": dossier.one_party(self.who),
            "method": dossier.method_of_purchase() or "",
            "starts_on": since,
            **facts,
        }
        open_now = Deadline.objects.filter(**which, met_on__isnull=True, cancelled_on__isnull=True)
        if open_now.update(**facts):
            return open_now.get()
        return Deadline.objects.create(**which, **facts)


def meet(duties_met: Iterable[Duty], refs: Iterable[str], *, on: date) -> int:
    """Close the open deadlines of these duties of the dossiers ``refs``, in time or late.

    Returns how many were open.
    """
    names = [duty.name for duty in duties_met]
    return (
        Deadline.objects.filter(
            ref__in=list(refs), duty__in=names, met_on__isnull=True, cancelled_on__isnull=True
        )
        .order_by()
        .update(met_on=on)
    )


def suspend(project_code: str, *, on: date, but: str = "") -> int:
    """Stop every running clock of a project; return how many stopped.

    Args:
        but: the dossier on whose behalf the project stands still; its own clocks run on.
    """
    running = _running(project_code).filter(suspended_on__isnull=True)
    return running.exclude(ref=but).update(suspended_on=on)


def resume(project_code: str, *, on: date) -> int:
    """Let the stopped clocks run on; the days between do not count."""
    stopped = list(_running(project_code).filter(suspended_on__isnull=False))
    for deadline in stopped:
        assert deadline.suspended_on is not None
        if deadline.due_on is not None:
            deadline.due_on = later(
                deadline.due_on, deadline.unit, stopped=deadline.suspended_on, resumed=on
            )
        deadline.stops = [*deadline.stops, [deadline.suspended_on.isoformat(), on.isoformat()]]
        deadline.suspended_on = deadline.reminded_at = None
        deadline.save(update_fields=["due_on", "stops", "suspended_on", "reminded_at"])
    return len(stopped)


def cancel(ref: str, *, on: date) -> int:
    """Drop the open duties of a dossier that has come to its end another way."""
    return Deadline.objects.filter(ref=ref, met_on__isnull=True, cancelled_on__isnull=True).update(
        cancelled_on=on
    )


def _running(project_code: str) -> QuerySet[Deadline]:
    return Deadline.objects.filter(
        project_code=project_code, met_on__isnull=True, cancelled_on__isnull=True
    ).select_for_update()
