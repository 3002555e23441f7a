"""How long suppliers have, by method: the last day that is too early, and the first that is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from goufu.law.calendar import nth_working_day
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.rules import correcting, timing
from tests.rooms.tenders.conftest import kept
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
PLACE = "CN-3415"


def day(text: str) -> date:
    return date.fromisoformat(text)


# Published on a day; the last closing day that is too early; the first that is in time.
RESPONSE = [
    ("invited_tender", "2015-03-30", "2015-04-18", "2015-04-19"),
    ("consultation", "2015-03-30", "2015-04-08", "2015-04-09"),
    ("consultation", "2026-02-12", "2026-02-23", "2026-02-24"),
    ("negotiation", "2015-03-30", "2015-04-01", "2015-04-02"),
    ("negotiation", "2026-04-30", "2026-05-07", "2026-05-08"),
    ("inquiry", "2015-03-30", "2015-04-01", "2015-04-02"),
    ("inquiry", "2026-04-30", "2026-05-07", "2026-05-08"),
]


@pytest.mark.article("财政部令第74号 第二十九条第一款")
@pytest.mark.article("财政部令第74号 第四十五条第一款")
@pytest.mark.article("财库〔2014〕214号 第十条第一款")
@pytest.mark.parametrize(("method", "published", "early", "closing"), RESPONSE)
def test_the_time_to_respond(method, published, early, closing):
    facts = {"method": method, "on": day(published), "place": PLACE}
    with pytest.raises(timing.ClosesTooSoon) as refused:
        timing.check_response_period(closing=day(early), **facts)
    assert refused.value.params["earliest"] == closing
    timing.check_response_period(closing=day(closing), **facts)


def test_with_a_single_source_the_time_is_not_set():
    timing.check_response_period(
        closing=day("2015-03-30"), method="single_source", on=day("2015-03-30"), place=PLACE
    )


@pytest.mark.article("财库〔2014〕214号 第十条第三款")
def test_the_document_of_a_consultation_is_on_offer_for_five_working_days():
    facts = {
        "closing": day("2015-04-20"),
        "method": "consultation",
        "on": day("2015-03-30"),
        "place": PLACE,
    }
    with pytest.raises(timing.SupplyTooShort):
        timing.check_supply(until=day("2015-04-06"), **facts)
    timing.check_supply(until=day("2015-04-07"), **facts)
    # Of a negotiation the law sets none.
    timing.check_supply(until=day("2015-03-30"), **{**facts, "method": "negotiation"})


@pytest.mark.parametrize("method", ["negotiation", "consultation", "inquiry"])
def test_the_notice_stands_three_working_days_since_july_2015(method):
    def until(on: str) -> date | None:
        return timing.notice_until(method=method, on=day(on), place=PLACE)

    assert until("2015-07-16") is None
    assert until("2015-07-17") == day("2015-07-22")
    assert until("2026-09-24") == nth_working_day(3, after=day("2026-09-24"))


# Changed on a day; the last closing that needs to be put off; the first that does not.
LEADS = [
    ("negotiation", "2015-03-30", "2015-04-01", "2015-04-02"),
    ("inquiry", "2015-03-30", "2015-04-01", "2015-04-02"),
    ("consultation", "2015-03-30", "2015-04-03", "2015-04-04"),
    ("open_tender", "2015-03-30", "2015-04-13", "2015-04-14"),
    ("invited_tender", "2026-03-30", "2026-04-13", "2026-04-14"),
]


@pytest.mark.article("财政部令第74号 第二十九条第二款、第四十五条第二款")
@pytest.mark.article("财库〔2014〕214号 第十条第四款")
@pytest.mark.article("政府采购法实施条例 第三十一条第二款")
@pytest.mark.parametrize(("method", "changed", "late", "in_time"), LEADS)
def test_a_change_that_touches_offers_leaves_time(method, changed, late, in_time):
    def wanted(closing: str) -> correcting.Closing:
        return correcting.closing_after_correction(
            closing=moment_of(f"{changed}T11:00"),
            wanted=moment_of(closing),
            affects=True,
            method=method,
            at=moment_of(f"{changed}T10:00"),
            place=PLACE,
        )

    with pytest.raises(correcting.LeadTooShort) as refused:
        wanted(f"{late}T17:00")
    assert refused.value.params["earliest"] == in_time
    assert wanted(f"{in_time}T09:00").at == moment_of(f"{in_time}T09:00")


def _out(walk: MethodsWalk) -> None:
    walk.up_to_announcement()
    walk.ready_by("negotiation").called(on="2015-03-30", closes="2015-04-08T09:00")


@pytest.fixture(scope="module")
def negotiation(django_db_setup, django_db_blocker) -> Iterator[MethodsWalk]:
    """A negotiation whose document is out since 30 March, to be answered by 8 April."""
    with kept(django_db_blocker, _out, make=MethodsWalk) as walk:
        yield walk


class TestWhatIsMadeClearOfADocumentThatIsOut:
    CONTENT = "第二章所称持证，是指持有养老护理员职业技能等级证书"

    def test_stands_beside_it_and_puts_the_closing_off(self, negotiation):
        negotiation.corrected(on="2015-04-07", clarification=self.CONTENT)

        assert negotiation.tender.closes_at == moment_of("2015-04-10T09:00")
        (change,) = negotiation.tender.corrections.get().changes[:1]
        assert (change["label"], change["after"]) == ("采购文件澄清", self.CONTENT)
        assert "职业技能等级证书" not in negotiation.tender.service_requirements
        assert negotiation.tender.papers.count() == 1
        negotiation.ticked(at="2015-04-08T09:01")
        assert negotiation.tender.state == "open"
        negotiation.bid("alpha", at="2015-04-10T08:59").ticked(at="2015-04-10T09:00")
        assert negotiation.tender.state == "closed"

    def test_is_public_where_the_notice_was(self, negotiation):
        negotiation.corrected(on="2015-03-31", clarification=self.CONTENT)

        notice = Notice.objects.get(source_ref=negotiation.tender.ref, kind="correction")
        assert dict(notice.lines)["采购文件澄清"] == f"更正前：见原文件\n更正后：{self.CONTENT}"

    def test_that_touches_no_offer_may_come_late(self, negotiation):
        negotiation.corrected(
            on="2015-04-07", clarification="联系电话变更为十二三四五六七", affects_offers=False
        )
        assert negotiation.tender.closes_at == moment_of("2015-04-08T09:00")

    def test_never_brings_the_closing_forward(self, negotiation):
        with pytest.raises(correcting.ClosesSooner):
            negotiation.corrected(
                on="2015-03-31",
                clarification=self.CONTENT,
                closes_at=moment_of("2015-04-08T08:59"),
            )
        assert not negotiation.tender.corrections.exists()
