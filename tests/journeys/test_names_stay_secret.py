"""Until the result is published nobody learns who assesses: every door is tried by everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from goufu.base.doors.declare import all_doors
from goufu.base.ledger.models import Entry, Refused
from goufu.base.people.roles import Actor
from goufu.law.refusals import Refusal
from goufu.site.api.names import plural
from tests.journeys import by_action
from tests.journeys.by_api import standing_at
from tests.journeys.leg import LAW_OF_TODAY, Journey, before
from tests.journeys.path import COMMITTEE, EXPERTS, path
from tests.visitors import Program, in_a_demo, visitor

# Everybody but the members and the agency: they meet, and it checks who comes.
OTHERS = (
    "handler", "head", "reviewer", "sector_head", "budget", "supervision", "performance",
    "alpha", "delta", "central", "third", "inspector", "auditor", "school_handler", "expert_7",
)  # fmt: skip
# The register names experts, but not what they assess.
NAMES_EXPERTS_ANYHOW = {"expert"}


@pytest.fixture
def journey(db, settings) -> Journey:
    in_a_demo(settings)
    walked = by_action.settled(year=2026)
    legs = before(path(2026, LAW_OF_TODAY), "tender.publish_result")
    by_action.walk(legs, walked)
    return walked


def test_no_door_tells_a_name_before_the_result_but_whom_one_has_sent_oneself(journey):
    town = journey.town
    names = {town.people[word].name for word in COMMITTEE}
    at = before(path(2026, LAW_OF_TODAY), "tender.publish_result")[-1].at
    told, tried, tender = [], 0, journey.find("{project}-ZB1")
    with standing_at(at):
        for word in OTHERS:
            actor = town.people[word]
            for address, text in _everything(actor, journey):
                tried += 1
                told += [(word, address, name) for name in names if name in text]
        for address in (
            "/",
            "/draws/",
            "/notices/",
            f"/draws/{journey.find('{project}')}-ZB1-CQ1/",
        ):
            page = Client().get(address).content.decode()
            told += [("public", address, name) for name in names if name in page]
    own = {town.people[word].name for word in COMMITTEE if word not in EXPERTS}
    assert {(word, name) for word, _, name in told} == {("head", name) for name in own}
    assert {address.split()[-1] for _, address, _ in told} <= {"draws", f"{tender}-CQ1"}
    assert tried > 200


def test_neither_the_ledger_nor_the_log_of_refusals_holds_one(journey):
    names = {journey.town.people[word].name for word in COMMITTEE}
    lines = Entry.objects.filter(project_code=journey.project)
    for line in lines:
        assert not [name for name in names if name in line.canonical().decode()], line
    assert lines.filter(event="tender.declare").count() == len(COMMITTEE)

    in_turn = [leg for leg in path(2026, LAW_OF_TODAY) if leg.act == "draw.accept"]
    for leg in in_turn:
        with pytest.raises(Refusal):
            by_action.take(leg, journey)
    refused = Refused.objects.filter(event="draws.accept")
    assert refused.count() == len(EXPERTS)
    assert {one.actor for one in refused} == {"评审专家"}


def _everything(actor: Actor, journey: Journey) -> Iterator[tuple[str, str]]:
    """Yield every page, file and answer that is about this purchase, as this person gets it."""
    browser, program = visitor(actor), Program(actor)
    for address in ("/desk/", "/messages/", f"/projects/{journey.project}/", "/search/?q=专家"):
        yield address, _text(browser.get(address))
    yield "ledger", _text(program.get(f"/projects/{journey.project}/ledger"))
    for doors in all_doors():
        if doors.kind in NAMES_EXPERTS_ANYHOW:
            continue
        here = doors.visible(actor).filter(project_code=journey.project)
        refs = list(here.values_list("ref", flat=True))
        if refs:
            for address in (f"/{doors.kind}/", f"/{doors.kind}/export.csv"):
                yield address, _text(browser.get(address))
            yield plural(doors.kind), _text(program.get(f"/{plural(doors.kind)}"))
        for ref in refs:
            yield ref, _text(browser.get(f"/{doors.kind}/{ref}/"))
            yield f"api {ref}", _text(program.get(f"/{plural(doors.kind)}/{ref}"))


def _text(answer: object) -> str:
    content = getattr(answer, "content", None)
    if content is None:
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    text = content.decode("utf-8", errors="replace")
    return text.encode().decode("unicode_escape", errors="ignore") + text if "\\u" in text else text
