"""Who takes the document: a receipt, a register that nobody reads before the closing."""

from __future__ import annotations

import hashlib

import pytest

from goufu.base.documents.reading import NoSuchDocument, version_for
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.roles import THE_PUBLIC
from goufu.law.calendar import day_of
from goufu.law.values.bids import TAKERS_SECRET_UNTIL
from goufu.stages.procurement.papers import queries, rules
from goufu.stages.procurement.papers.cards import PaperCard
from goufu.stages.procurement.papers.doors import may_take
from goufu.stages.procurement.papers.models import Download, Taking
from tests.opened_papers import content_of, pdf_words
from tests.visitors import in_a_demo, visitor
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db
OTHERS = ("agency", "handler", "head", "supervision", "inspector", "auditor", "beta", "expert_1")


@pytest.fixture
def announced() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_notice()
    return walk


def _registered(walk: ProcurementWalk) -> ProcurementWalk:
    walk.up_to_tender().prepared(on="2015-03-26").confirmed(on="2015-03-27")
    return walk.published(
        on="2015-03-30", closes="2015-04-20T09:00", supply="2015-04-10", registration=True
    )


@pytest.fixture
def registered() -> ProcurementWalk:
    return _registered(ProcurementWalk())


class TestTheReceipt:
    def test_says_what_was_taken_and_when(self, announced):
        announced.took("alpha", at="2015-04-01T15:20")

        taking = Taking.objects.get()
        said = pdf_words(content_of(taking.receipt))

        paper = announced.tender.papers.get()
        for words in (taking.ref, announced.tender.ref, "2015-04-0115:20", paper.pdf_sha256):
            assert words in said
        assert taking.pdf_sha256 == hashlib.sha256(content_of(paper.pdf)).hexdigest()

    def test_is_given_on_the_last_day_and_not_on_the_day_after(self, announced):
        announced.took("alpha", at="2015-04-10T23:59")

        with pytest.raises(rules.SupplyIsOver) as refused:
            announced.took("beta", at="2015-04-11T00:00")

        assert refused.value.clause == "政府采购法实施条例 第三十一条第一款"
        assert Taking.objects.count() == 1
        last, after = day_of(moment_of("2015-04-10T09:00")), day_of(moment_of("2015-04-11T09:00"))
        assert may_take(announced.tender, announced.who("beta"), last)
        assert not may_take(announced.tender, announced.who("beta"), after)

    def test_is_given_once(self, announced):
        announced.took("alpha", at="2015-04-01T09:00")

        with pytest.raises(rules.AlreadyTaken):
            announced.took("alpha", at="2015-04-01T09:01")

        assert Taking.objects.count() == 1

    def test_is_not_given_before_the_notice(self):
        walk = ProcurementWalk()
        walk.up_to_tender().prepared(on="2015-03-26").confirmed(on="2015-03-27")

        with pytest.raises(rules.NotHandedOut):
            walk.took("alpha", at="2015-03-28T09:00")


@pytest.mark.article("财政部令第87号 第二十八条")
class TestBeforeTheClosingNobodyMayLearnWhoHasTakenTheDocumentNorHowMany:
    """投标截止时间前，采购人、采购代理机构和有关人员不得向他人透露已获取招标文件的潜在投标人的名称、数量。"""

    def test_the_law_of_today_keeps_them_secret_until_the_closing(self):
        found = TAKERS_SECRET_UNTIL.on(day_of(moment_of("2026-03-30T09:00")))

        assert found.value == "bid_closing"
        assert TAKERS_SECRET_UNTIL.find(day_of(moment_of("2017-09-30T09:00"))) is None

    def test_only_the_taker_sees_the_entry(self, announced):
        announced.took("alpha", at="2015-04-01T09:00")

        assert [one.provider_id for one in queries.takings_visible_to(announced.who("alpha"))] == [
            announced.who("alpha").organisation_id
        ]
        for word in OTHERS:
            assert not queries.takings_visible_to(announced.who(word)).exists(), word

    def test_no_page_of_those_who_buy_tells_of_it(self, announced, settings):
        in_a_demo(settings)
        announced.took("alpha", at="2015-04-01T09:00")
        taking = Taking.objects.get()

        for word in ("agency", "head", "supervision"):
            reader = visitor(announced.who(word))
            for path in ("/taking/", f"/projects/{announced.ref}/", "/desk/"):
                answer = reader.get(path)
                assert taking.ref not in answer.content.decode()
            assert reader.get(f"/taking/{taking.ref}/").status_code == 404

    def test_the_number_of_a_receipt_tells_no_count(self, announced):
        announced.took("alpha", "beta", at="2015-04-01T09:00")

        refs = set(Taking.objects.values_list("ref", flat=True))

        assert not any(ref.startswith(announced.tender.ref) for ref in refs)

    def test_downloads_are_counted_and_shown_to_nobody(self, announced):
        paper = announced.tender.papers.get()
        answer = visitor(announced.who("alpha")).get(f"/documents/{paper.pdf_id}/1/")
        assert b"".join(answer.streaming_content).startswith(b"%PDF")

        assert Download.objects.count() == 1
        for word in ("agency", "head", "supervision"):
            assert PaperCard.of(paper, announced.who(word)).downloads is None

    def test_after_it_those_who_buy_may_read_the_register(self, announced):
        announced.took("alpha", at="2015-04-01T09:00").three_bids(on="2015-04-15")
        announced.ticked(at="2015-04-20T08:59")
        assert not queries.takings_visible_to(announced.who("agency")).exists()

        announced.ticked(at="2015-04-20T09:00")

        for word in ("agency", "handler", "head", "supervision"):
            assert queries.takings_visible_to(announced.who(word)).count() == 3, word
        assert queries.takings_visible_to(announced.who("beta")).count() == 1
        paper = announced.tender.papers.get()
        assert PaperCard.of(paper, announced.who("agency")).downloads == 0


class TestTheDocument:
    def test_can_be_had_by_anybody_where_the_notice_asks_for_no_registration(self, announced):
        paper, at = announced.tender.papers.get(), moment_of("2015-04-01T09:00")

        assert version_for(THE_PUBLIC, document=paper.pdf_id, number=None, at=at)

    def test_downloaded_by_the_public_is_counted_and_nothing_else_written_down(
        self, announced, client
    ):
        paper = announced.tender.papers.get()

        answer = client.get(f"/documents/{paper.pdf_id}/1/")

        assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == paper.pdf_sha256
        one = Download.objects.get()
        assert (one.tender, one.organisation_id, one.account_id) == (announced.tender, None, None)

    def test_is_only_for_takers_where_it_asks_for_registration(self, registered):
        paper, at = registered.tender.papers.get(), moment_of("2015-04-02T09:00")
        registered.took("alpha", at="2015-04-01T09:00")

        assert version_for(registered.who("alpha"), document=paper.pdf_id, number=None, at=at)
        for reader in (THE_PUBLIC, registered.who("beta")):
            with pytest.raises(NoSuchDocument):
                version_for(reader, document=paper.pdf_id, number=None, at=at)

    @pytest.mark.article("政府采购法实施条例 第四十三条第三款")
    def test_is_published_with_the_result(self, registered):
        """招标文件、竞争性谈判文件、询价通知书随中标、成交结果同时公告。"""
        registered.three_bids(on="2015-04-15").ticked(at="2015-04-20T09:00")
        registered.bids_opened(on="2015-04-20").seated(on="2015-04-20")
        registered.scored(on="2015-04-20").concluded(on="2015-04-20").reported(on="2015-04-21")
        assert not registered.awarded(on="2015-04-23").tender.papers.get().pdf.public

        registered.result_published(on="2015-04-24")

        assert registered.tender.papers.get().pdf.public


class TestWhoHasTakenIt:
    def test_is_told_of_every_correction(self, announced):
        announced.took("alpha", at="2015-04-01T09:00")

        announced.corrected(on="2015-04-02", price_requirements="分项报价")

        told = Message.objects.filter(event="taking.tell_change")
        assert {one.account_id for one in told} == {announced.who("alpha").account_id}

    def test_is_told_too_when_it_has_offered_without_taking(self, announced):
        announced.bid("beta", at="2015-04-01T10:00")

        announced.corrected(on="2015-04-02", price_requirements="分项报价")

        told = Message.objects.filter(event="taking.tell_change")
        assert {one.account_id for one in told} == {announced.who("beta").account_id}

    @pytest.mark.article("财政部令第87号 第二十九条")
    def test_is_told_that_the_purchase_was_ended(self, announced):
        """终止招标的，采购人或者采购代理机构应当以书面形式通知已经获取招标文件的潜在投标人。"""
        announced.took("alpha", at="2015-04-01T09:00")

        announced.tender_did(
            "cancel", on="2015-04-02", by="head", reason="因重大变故，采购任务取消"
        )

        assert Taking.objects.get().state == "ended"
        told = Message.objects.get(event="taking.tell_end")
        assert told.account_id == announced.who("alpha").account_id

    def test_stands_in_no_line_of_the_projects_record_before_the_closing(self, announced):
        announced.took("alpha", at="2015-04-01T09:00")

        lines = Entry.objects.filter(event__startswith="taking.")

        assert lines.exists()
        assert set(lines.values_list("project_code", flat=True)) == {""}
