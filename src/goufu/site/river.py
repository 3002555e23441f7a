"""The course of the river: which lines of the ledger bring a project past which step.

Rooms are named here by the events of their workflows alone (``kind.verb``), so that this page of
data needs to know none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.site.bank import SHORT
from goufu.site.cards import ClockCard, MarkCard, MiniReach, ReachCard, RiverCard, StepCard
from goufu.site.cards.river import StepState
from goufu.site.doors.clocks_of import clock_of


@dataclass(frozen=True)
class RiverStep:
    """One step midstream.

    Args:
        done: any of these events brings the water past the step.
        undone: any of these, where later, brings it back.
        duties: the duties whose clock stands under the step.
    """

    name: str
    done: tuple[str, ...]
    undone: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reach:
    """One of the four stages midstream."""

    number: str
    name: str
    steps: tuple[RiverStep, ...]


BACK_TO_DRAFT = ("project.return_for_correction", "project.reopen", "project.edit")
AGAIN = (
    "project.purchase_again",
    "plan.lapse",
    "tender.cancel",
    "tender.fail",
    "tender.annul",
)

COURSE: tuple[Reach, ...] = (
    Reach(
        say("一"),
        say("项目编审"),
        (
            RiverStep(say("需求征集"), ("need.take_up", "project.open")),
            RiverStep(say("可行论证"), ("project.assess",), BACK_TO_DRAFT),
            RiverStep(say("部门审核"), ("project.pass_department",), BACK_TO_DRAFT),
            RiverStep(say("财政审核"), ("project.approve",), BACK_TO_DRAFT),
            RiverStep(say("预算批复"), ("project.take_up",)),
        ),
    ),
    Reach(
        say("二"),
        say("实施购买"),
        (
            RiverStep(
                say("目录公布"), ("project.list",), duties=("publish_implementation_catalogue",)
            ),
            RiverStep(say("项目公告"), ("project.announce",), duties=("announce_project",)),
            RiverStep(say("计划申报"), ("plan.file", "plan.accept"), AGAIN),
            RiverStep(say("采购公告"), ("tender.publish",), AGAIN, ("response_period",)),
            RiverStep(
                say("采购评审"),
                ("tender.conclude", "tender.deliver_report"),
                AGAIN,
                ("deliver_assessment_report",),
            ),
            RiverStep(
                say("结果确定"),
                ("tender.publish_result",),
                AGAIN,
                ("decide_award", "publish_result"),
            ),
        ),
    ),
    Reach(
        say("三"),
        say("签订合同"),
        (
            RiverStep(
                say("订立合同"),
                ("contract.sign_for_purchaser",),
                duties=("sign_contract",),
            ),
            RiverStep(say("备案公告"), ("contract.file",), duties=("file_contract",)),
            RiverStep(say("履约跟踪"), ("delivery.accept",)),
            RiverStep(say("验收支付"), ("project.finish_performance",), duties=("pay_invoice",)),
        ),
    ),
    Reach(
        say("四"),
        say("绩效评审"),
        (
            RiverStep(say("开展评价"), ("evaluation.conclude",)),
            RiverStep(say("结果运用"), ("evaluation.use_result", "project.take_result")),
            RiverStep(say("办结归档"), ("project.close",)),
        ),
    ),
)
# Dossiers whose events are marks on a bank: supervision above, disclosure below.
WATCH_KINDS: dict[str, str] = {
    "inspection": say("监督检查"),
    "challenge": say("质疑"),
    "complaint": say("投诉"),
}
NOTICE_KIND = "notice"
# A mark is a word or two; two on one step would cover each other.
MARK_LENGTH = 8
NAME_LENGTH = 5


@dataclass(frozen=True)
class Mark:
    """A publication or an inspection, where it is put on a bank."""

    name: str
    on: date


@dataclass(frozen=True)
class Around:
    """What stands above and below a step, and what the bodies are called."""

    watch: Mark | None
    opened: Mark | None
    names: Mapping[int, str]


def river_of(
    entries: Sequence[Entry],
    deadlines: Sequence[Deadline],
    today: date,
    *,
    names: Mapping[int, str] | None = None,
) -> RiverCard:
    """Return the river of one project from its ledger, oldest line first.

    Args:
        names: the short names of bodies, by number.
    """
    shown = names or {}
    passed = _passed(entries)
    steps = [step for reach in COURSE for step in reach.steps]
    # The water does not jump: a step behind the farthest one is done, whatever its own line.
    reached = max((i for i, step in enumerate(steps) if step in passed), default=-1)
    states: dict[RiverStep, StepState] = {
        step: "done" if i <= reached else "now" if i == reached + 1 else "next"
        for i, step in enumerate(steps)
    }
    watch, opened = _marks(entries, steps, passed, reached)
    clocks = _clocks(deadlines, today)
    reaches = [
        ReachCard(
            gettext(reach.number),
            gettext(reach.name),
            _span(reach, passed),
            [
                _step(
                    step,
                    states[step],
                    passed,
                    clocks,
                    Around(watch.get(step), opened.get(step), shown),
                )
                for step in reach.steps
            ],
        )
        for reach in COURSE
    ]
    return RiverCard.of(reaches, summary=_summary(today))


def mini_river_of(events: Iterable[str]) -> list[MiniReach]:
    """Return the small river of a list's row from the events of a project."""
    happened = set(events)
    steps = [step for reach in COURSE for step in reach.steps]
    reached = max((i for i, s in enumerate(steps) if happened.intersection(s.done)), default=-1)
    minis, first = [], 0
    for reach in COURSE:
        last = first + len(reach.steps) - 1
        state: StepState = "done" if reached >= last else "now" if reached + 1 >= first else "next"
        minis.append(MiniReach(gettext(reach.name), state))
        first = last + 1
    return minis


def _passed(entries: Sequence[Entry]) -> dict[RiverStep, Entry]:
    passed: dict[RiverStep, Entry] = {}
    for entry in entries:
        for reach in COURSE:
            for step in reach.steps:
                if entry.event in step.done:
                    passed.setdefault(step, entry)
                elif entry.event in step.undone:
                    passed.pop(step, None)
    return passed


def _step(
    step: RiverStep,
    state: StepState,
    passed: Mapping[RiverStep, Entry],
    clocks: Mapping[str, ClockCard],
    around: Around,
) -> StepCard:
    entry = passed.get(step) if state == "done" else None
    clock = next((clocks[name] for name in step.duties if name in clocks), None)
    return StepCard(
        name=gettext(step.name),
        state=state,
        date=day_of(entry.happened_at).strftime("%m-%d") if entry else "",
        who=_short(around.names.get(entry.organisation_id or 0, "")) if entry else "",
        clock=clock if state != "done" else None,
        watch_mark=_mark(around.watch),
        open_mark=_mark(around.opened),
    )


def _mark(mark: Mark | None) -> MarkCard | None:
    return MarkCard(mark.name, mark.on.isoformat()) if mark else None


def _clocks(deadlines: Sequence[Deadline], today: date) -> dict[str, ClockCard]:
    return {
        deadline.duty: clock_of(deadline, today)
        for deadline in deadlines
        if deadline.met_on is None and deadline.cancelled_on is None
    }


def _marks(
    entries: Sequence[Entry],
    steps: Sequence[RiverStep],
    passed: Mapping[RiverStep, Entry],
    reached: int,
) -> tuple[dict[RiverStep, Mark], dict[RiverStep, Mark]]:
    """Put each mark at the step that was under way when it happened, the latest one wins."""
    watch: dict[RiverStep, Mark] = {}
    opened: dict[RiverStep, Mark] = {}
    for entry in entries:
        if entry.dossier_kind not in WATCH_KINDS and entry.event != f"{NOTICE_KIND}.publish":
            continue
        behind = sum(step in passed and passed[step].pk < entry.pk for step in steps)
        step = steps[min(behind, reached + 1, len(steps) - 1)]
        day = day_of(entry.happened_at)
        if entry.dossier_kind in WATCH_KINDS:
            watch[step] = Mark(gettext(WATCH_KINDS[entry.dossier_kind]), day)
        else:
            opened[step] = Mark(_notice_name(entry), day)
    return watch, opened


def _notice_name(entry: Entry) -> str:
    kind = str(entry.facts.get("kind", ""))
    return str(SHORT[kind]) if kind in SHORT else gettext("公告")


def _span(reach: Reach, passed: Mapping[RiverStep, Entry]) -> str:
    days = sorted(day_of(passed[step].happened_at) for step in reach.steps if step in passed)
    if not days:
        return ""
    first, last = days[0].strftime("%Y-%m"), days[-1].strftime("%Y-%m")
    return first if first == last else gettext("{first} 至 {last}").format(first=first, last=last)


def _summary(today: date) -> str:
    return gettext("中流四段自左向右，两岸监督与公开贯穿始终。今日 {day}。").format(
        day=today.isoformat()
    )


def _short(name: str) -> str:
    """Return a name as it fits under a step."""
    return name if len(name) <= NAME_LENGTH else f"{name[: NAME_LENGTH - 1]}…"
