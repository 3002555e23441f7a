"""An open tender with a prequalification: all who are qualified may offer, nobody else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.base.workflow.declare import NotNow
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.tenders.queries import visible_to
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.rooms.prequalifications.conftest import ready
from tests.rooms.tenders.conftest import kept
from tests.walk_prequalification import PrequalificationWalk

pytestmark = pytest.mark.django_db
CLOSES, DAY = "2026-04-10T09:00", "2026-04-10"
FOUR = ("pool_1", "pool_2", "pool_3", "alpha")


@pytest.fixture(scope="module")
def open_tender(django_db_setup, django_db_blocker) -> Iterator[PrequalificationWalk]:
    """An open tender of March 2026 with its document confirmed."""
    with kept(django_db_blocker, ready("open_tender"), 2026, make=PrequalificationWalk) as walk:
        yield walk


@pytest.mark.article("财政部令第87号 第十八条第三款")
@pytest.mark.article("政府采购法实施条例 第二十一条第一款")
class TestAnOpenTender:
    def qualified(self, walk, *words):
        walk.prequalified(*words, on="2026-03-30", closes=CLOSES, examined=DAY)
        return walk.called(on="2026-04-13", closes="2026-05-08T09:00")

    def test_asks_all_who_are_qualified_and_nobody_else(self, open_tender):
        self.qualified(open_tender, *FOUR)
        assert open_tender.tender.candidates.filter(invited=True).count() == 4
        with pytest.raises(offer_rules.NotInvited):
            open_tender.bid("beta", at="2026-04-20T10:00")
        assert visible_to(open_tender.who("alpha")).get() == open_tender.tender
        assert not visible_to(open_tender.who("beta")).exists()

    def test_is_announced_publicly_all_the_same(self, open_tender):
        self.qualified(open_tender, *FOUR)
        assert Notice.objects.filter(kind=NoticeKind.TENDER).count() == 1
        assert open_tender.tender.notice_until is not None

    def test_does_not_check_qualifications_again(self, open_tender):
        self.qualified(open_tender, *FOUR)
        for word in FOUR:
            open_tender.bid(word, at="2026-04-20T10:00")
        open_tender.ticked(at="2026-05-08T09:00").unlocked(on="2026-05-08")
        open_tender.of_tender("open_bids", at="2026-05-08T09:30", by="agency")
        open_tender.seated(on="2026-05-08")
        assert open_tender.tender.state == "evaluating"

    def test_after_the_document_is_out_it_is_too_late(self, open_tender):
        open_tender.called(on="2026-03-30", closes="2026-04-21T09:00", supply="2026-04-10")
        with pytest.raises(NotNow):
            open_tender.applicants_sought(on="2026-03-31", closes="2026-04-13T09:00")
