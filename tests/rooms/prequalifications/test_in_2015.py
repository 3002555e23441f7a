"""A prequalification under the law of spring 2015: a longer notice, shorter contents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.prequalifications import rules
from tests.rooms.prequalifications.conftest import ready
from tests.rooms.tenders.conftest import kept
from tests.walk_prequalification import PrequalificationWalk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def invited_2015(django_db_setup, django_db_blocker) -> Iterator[PrequalificationWalk]:
    """An invited tender of March 2015 with its document confirmed."""
    with kept(django_db_blocker, ready("invited_tender"), 2015, make=PrequalificationWalk) as walk:
        yield walk


class TestTheNoticeOf2015StoodForSevenWorkingDays:
    def test_the_seventh_will_do_and_the_sixth_will_not(self, invited_2015):
        with pytest.raises(rules.ClosesTooSoon) as refused:
            invited_2015.applicants_sought(on="2015-03-30", closes="2015-04-08T17:00")
        assert refused.value.clause == "财政部令第18号 第十五条"
        invited_2015.applicants_sought(on="2015-03-30", closes="2015-04-09T09:00")
        assert str(invited_2015.prequalification.notice_until) == "2015-04-09"

    def test_of_2015_says_what_the_regulation_asks_for(self, invited_2015):
        invited_2015.applicants_sought(on="2015-03-30", closes="2015-04-09T09:00")
        said = dict(Notice.objects.get(kind=NoticeKind.PREQUALIFICATION).lines)
        assert {"采购人", "采购需求", "申请人的资格要求", "提交申请文件截止时间及地点"} <= set(said)

    def test_a_change_had_no_period_of_its_own(self, invited_2015):
        invited_2015.applicants_sought(on="2015-03-30", closes="2015-04-09T09:00")
        said = "证明材料可以为复印件，加盖单位公章。"
        invited_2015.prequalification_did(
            "clarify", on="2015-04-08", content=said, touches_applications=True
        )
        assert invited_2015.prequalification.clarifications.count() == 1
