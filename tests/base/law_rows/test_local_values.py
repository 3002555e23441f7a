"""The open-tender threshold is the place's; none is shipped, finance enters it with its source."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.law_rows import actions
from goufu.base.law_rows.models import LocalValue
from goufu.base.law_rows.sheets import SetLocalValue
from goufu.base.workflow.declare import NotYours
from goufu.law.provisions import NothingInForce, Provision

THRESHOLD = Provision("procurement/open_tender_threshold")
DAY = date(2026, 3, 2)


def sheet(**facts) -> SetLocalValue:
    return SetLocalValue(
        **{
            "key": "procurement/open_tender_threshold",
            "subject": "services",
            "value": 400_000_000,
            "in_force_from": date(2026, 1, 1),
            "cite": "某省集中采购目录及标准",
            "source": "省财政厅网站",
            **facts,
        }
    )


def test_no_threshold_is_shipped(db):
    with pytest.raises(NothingInForce):
        THRESHOLD.on(DAY, place="CN-3415", subject="services")


def test_what_finance_enters_holds_in_its_place_and_below(supervisor, now):
    actions.set_local_value(sheet=sheet(), actor=supervisor, at=now)

    answer = THRESHOLD.on(DAY, place="CN-341502", subject="services")

    assert (answer.value, answer.cite, answer.place) == (
        400_000_000,
        "某省集中采购目录及标准",
        "CN-3415",
    )
    assert answer.verified
    assert not answer.sample
    with pytest.raises(NothingInForce):
        THRESHOLD.on(DAY, place="CN-3401", subject="services")
    with pytest.raises(NothingInForce):
        THRESHOLD.on(DAY, place="CN-3415", subject="works")
    with pytest.raises(NothingInForce):
        THRESHOLD.on(date(2025, 12, 31), place="CN-3415", subject="services")


def test_an_example_is_never_taken_for_law(supervisor, now):
    actions.set_local_value(sheet=sheet(sample=True), actor=supervisor, at=now)

    answer = THRESHOLD.on(DAY, place="CN-3415", subject="services")

    assert answer.sample
    assert not answer.verified


def test_it_ends_on_its_last_day(supervisor, now):
    actions.set_local_value(sheet=sheet(in_force_to=date(2026, 3, 2)), actor=supervisor, at=now)

    assert THRESHOLD.on(date(2026, 3, 2), place="CN-3415", subject="services").value
    with pytest.raises(NothingInForce):
        THRESHOLD.on(date(2026, 3, 3), place="CN-3415", subject="services")


def test_the_same_is_entered_once_and_can_be_taken_back(supervisor, now):
    value = actions.set_local_value(sheet=sheet(), actor=supervisor, at=now)
    with pytest.raises(actions.ValueIsKnown):
        actions.set_local_value(sheet=sheet(), actor=supervisor, at=now)

    actions.withdraw_local_value(pk=value.pk, actor=supervisor, at=now)
    actions.set_local_value(sheet=sheet(value=1), actor=supervisor, at=now)

    assert THRESHOLD.on(DAY, place="CN-3415", subject="services").value == 1


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"key": "contract/signing_period"}, actions.NotSettable),
        ({"in_force_to": date(2025, 1, 1)}, actions.EndsBeforeItBegins),
    ],
)
def test_what_the_nation_says_is_not_set_here(supervisor, now, facts, refusal):
    with pytest.raises(refusal):
        actions.set_local_value(sheet=sheet(**facts), actor=supervisor, at=now)


def test_only_procurement_supervision_sets_it(handler, operator, now):
    for actor in (handler, operator):
        with pytest.raises(NotYours):
            actions.set_local_value(sheet=sheet(), actor=actor, at=now)


def test_another_place_cannot_take_it_back(supervisor, appoint, found, now):
    value = actions.set_local_value(sheet=sheet(), actor=supervisor, at=now)
    stranger = appoint("外人", "procurement_supervision", found("外市财政局", place="CN-3401"))

    with pytest.raises(actions.NoSuchValue):
        actions.withdraw_local_value(pk=value.pk, actor=stranger, at=now)


def test_the_page_takes_it_and_marks_examples(signed_in, supervisor):
    client = signed_in(supervisor)
    typed = {
        "key": "procurement/open_tender_threshold",
        "subject": "services",
        "value": "4,000,000",
        "in_force_from": "2026-01-01",
        "cite": "文件",
        "source": "网站",
        "sample": "on",
    }

    assert client.post("/law/local-values/", typed).status_code == 302
    page = client.get("/law/local-values/").content.decode()
    value = LocalValue.objects.get()

    assert value.value == 400_000_000
    assert "4,000,000.00" in page
    assert "示例" in page
    assert client.post("/law/local-values/", {"value": "x"}).status_code == 422
    assert client.post(f"/law/local-values/{value.pk}/withdraw/").status_code == 302
    assert "4,000,000.00" not in client.get("/law/local-values/").content.decode()


def test_others_see_it_and_have_no_form(signed_in, handler):
    page = signed_in(handler).get("/law/local-values/")

    assert page.status_code == 200
    assert "录入标准" not in page.content.decode()
