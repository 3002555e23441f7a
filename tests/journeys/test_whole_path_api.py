"""One project through all six stages over JSON, and what is refused at every step of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.doors.declare import doors_of
from goufu.base.ledger.models import Entry, Refused
from goufu.base.workflow.declare import Step
from goufu.stages.disclosure.notices.models import Notice
from tests.journeys import by_action
from tests.journeys.by_api import Programs, act_of
from tests.journeys.leg import LAW_OF_2015, LAW_OF_TODAY, Leg
from tests.journeys.path import path
from tests.visitors import Program, in_a_demo
from tests.walk import Town, small_town
from tests.walk_plans import list_agency

# Roles of finance see nearly everything of a project; the others are for what finance does itself.
ELSEWHERE = ("treasury", "performance", "budget", "handler", "head")
EVERYBODY_MAY = {"offer.submit", "plan.open"}  # any provider offers; a second plan is no plan
NEVER_A_STRANGER = {"project.open", "budget_line.enter", "department_budget.compile"}


@pytest.fixture
def programs(db, settings) -> Programs:
    in_a_demo(settings)
    return Programs(by_action.settled(year=2015))


@pytest.fixture
def other_town(programs: Programs) -> Town:
    """A town next door, with the same posts."""
    return small_town("CN-3401")


def test_a_project_walks_from_a_need_to_its_last_notice(programs: Programs, other_town: Town):
    steps = 0
    for leg in path(2015, LAW_OF_2015):
        if leg.who not in {"clock", "public"}:
            _others_may_not(leg, programs, other_town)
        _taken_once(leg, programs)
        steps += 1

    journey = programs.journey
    project = programs.get("handler", f"/projects/{journey.project}", at=leg.at).json()
    assert project["state"] == "closed"
    assert project["may"] == []
    assert {notice.state for notice in Notice.objects.all()} == {"published"}
    assert not Deadline.objects.filter(met_on=None).exists()
    assert all(deadline.met_in_time for deadline in Deadline.objects.all())
    assert Refused.objects.count() >= steps


def test_the_same_path_under_the_law_of_today(programs: Programs):
    programs.journey.year = 2026
    list_agency(programs.journey.town, on="2026-01-05")
    for leg in path(2026, LAW_OF_TODAY):
        programs.take(leg)

    project = programs.get("handler", f"/projects/{programs.journey.project}", at=leg.at).json()
    assert project["state"] == "closed"
    _can_be_read_back(programs, leg.at)


def _can_be_read_back(programs: Programs, at: datetime) -> None:
    """Finance reads the whole record, page by page, with the reasons of every step."""
    code, told, after = programs.journey.project, [], ""
    while True:
        page = programs.get("treasury", f"/projects/{code}/ledger?after={after}", at=at).json()
        told += page["items"]
        after = page["next"]
        if not after:
            break
    # Ratings are read by those who were served and those who watch, not by the treasury.
    written = Entry.objects.filter(project_code=code).order_by("-id")
    written = written.exclude(dossier_kind__endswith="_service")
    assert [line["id"] for line in told] == [entry.pk for entry in written]
    assert all(line["sentence"] for line in told)
    reasoned = next(line for line in told if line["event"] == "project.assess")
    assert any(why["clause"] for why in reasoned["why"])


def _others_may_not(leg: Leg, programs: Programs, other_town: Town) -> None:
    """The wrong role is refused with 403, the same role of another town finds nothing."""
    before = _last_line()
    wrong = programs.post(leg, who=_wrong_role(leg, programs))
    assert wrong.status_code == 403, (leg.act, wrong.status_code, wrong.json())
    _says_why(wrong)
    if leg.act not in EVERYBODY_MAY | NEVER_A_STRANGER:
        stranger = programs.post(leg, who=Program(other_town.people[leg.who]))
        assert stranger.status_code in {403, 404}, (leg.act, stranger.status_code)
        _says_why(stranger)
    assert _last_line() == before, f"{leg.act} left a line although it was refused"


def _taken_once(leg: Leg, programs: Programs) -> None:
    """The step is taken once: its state, line, duties; its key answers again, none other does."""
    running, last = _running(), _last_line()
    key = f"{leg.act} {leg.on} {leg.at:%m%d%H%M} {leg.who}"
    answer = programs.take(leg, key=key)
    ref = programs.journey.refs.get(leg.opened) or programs.journey.find(leg.on)
    event = f"{leg.kind}.{'open' if leg.opened else leg.verb}"

    assert _state(leg.kind, ref) == leg.then, leg.act
    assert Entry.objects.filter(pk__gt=last, event=event, ref=ref).count() == 1, leg.act
    assert _running() - running == leg.opens, leg.act
    assert running - _running() == leg.meets, leg.act
    if answer is None:
        return
    last = _last_line()
    again = programs.post(leg, key=key)
    assert (again.status_code, again.json()) == (answer.status_code, answer.json()), leg.act
    if leg.again:
        twice = programs.post(leg)
        assert twice.status_code == 409, (leg.act, twice.status_code, twice.json())
        _says_why(twice)
    assert _last_line() == last, f"{leg.act} was done twice"


def _says_why(answer: Any) -> None:
    problem = answer.json()
    assert answer["Content-Type"] == "application/problem+json"
    assert problem["status"] == answer.status_code
    assert problem["sentence"]
    assert problem["remedy"]
    assert isinstance(problem["clause"], str)


def _wrong_role(leg: Leg, programs: Programs) -> Program:
    doors = doors_of(leg.kind)
    assert doors is not None
    act = act_of(leg)
    steps: list[Step] = [step for step in doors.workflow.steps if step.verb == leg.verb]
    may = act.by if act.opens else frozenset(role for step in steps for role in step.by)
    word = next(
        word
        for word in ELSEWHERE
        if programs.journey.town.people[word].role not in may and _sees(word, leg, programs)
    )
    return programs.of(word)


def _sees(word: str, leg: Leg, programs: Programs) -> bool:
    """Whether this person sees the dossier at all; else it would not be there for them."""
    act = act_of(leg)
    kind = act.on if act.opens else leg.kind
    if not kind:
        return True
    doors = doors_of(kind)
    assert doors is not None
    ref = by_action.number_of(leg, programs.journey)
    return doors.visible(programs.journey.town.people[word]).filter(ref=ref).exists()


def _state(kind: str, ref: str) -> str:
    doors = doors_of(kind)
    assert doors is not None
    return doors.model.objects.get(ref=ref).state


def _last_line() -> int:
    last = Entry.objects.order_by("-id").first()
    return last.pk if last else 0


def _running() -> set[str]:
    """Return the duties whose clock runs."""
    return set(Deadline.objects.filter(met_on=None).values_list("duty", flat=True))
