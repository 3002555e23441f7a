"""Notices stand as they were published."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_PUBLIC
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow
from goufu.stages.disclosure.notices import actions, queries, rules
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.sheets import Correct, Publish
from tests.walk import Walk, morning_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.article("政府购买服务流程规范（讲座） 信息公开"),
]


@pytest.fixture
def walk() -> Walk:
    return Walk().up_to_announcement()


@pytest.fixture
def owed(walk) -> Notice:
    return actions.owe(
        source_ref=walk.ref,
        at=morning_of("2015-06-01"),
        kind=NoticeKind.CONTRACT,
        project_code=walk.ref,
        place=walk.project.place,
        title="合同公告",
        publisher=walk.project.purchaser,
        lines=[["合同编号", "X"]],
    )


def publish(notice: Notice, walk: Walk, *, by: str = "handler", checked: bool = True) -> Notice:
    return actions.publish(
        ref=notice.ref,
        sheet=Publish(checked=checked),
        actor=walk.who(by),
        at=morning_of("2015-06-02"),
    )


def test_what_is_owed_is_not_public_until_it_is_out(walk, owed):
    assert not queries.published().filter(kind="contract").exists()
    publish(owed, walk)
    assert queries.visible_to(THE_PUBLIC).filter(kind="contract").exists()


def test_the_ledger_line_holds_all_that_a_reader_sees(walk, owed):
    publish(owed, walk)
    facts = Entry.objects.get(event="notice.publish", ref=owed.ref).facts
    assert (facts["title"], facts["lines"]) == ("合同公告", [["合同编号", "X"]])


def test_nothing_goes_out_without_the_secrecy_check(walk, owed):
    with pytest.raises(rules.NotChecked):
        publish(owed, walk, checked=False)


def test_another_body_cannot_publish_it(walk, owed):
    with pytest.raises(NotAParty):
        publish(owed, walk, by="civil_handler")


def test_it_is_published_once(walk, owed):
    publish(owed, walk)
    with pytest.raises(NotNow):
        publish(owed, walk)


@pytest.mark.parametrize(
    "sql", ["UPDATE notices_notice SET title='改'", "DELETE FROM notices_notice"]
)
def test_a_published_notice_cannot_be_changed_behind_the_applications_back(walk, owed, sql):
    publish(owed, walk)
    refused = pytest.raises(ProgrammingError, match="Cannot update or delete")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"{sql} WHERE id = %s", [owed.pk])


def test_a_correction_is_a_notice_of_its_own(walk, owed):
    publish(owed, walk)
    correction = actions.correct(
        parent_ref=owed.ref,
        sheet=Correct(item="合同金额", before="100 元", after="101 元"),
        actor=walk.who("handler"),
        at=morning_of("2015-06-03"),
    )
    assert correction.corrects == owed
    assert Notice.objects.get(pk=owed.pk).lines == [["合同编号", "X"]]


def test_what_is_not_out_yet_needs_no_correction(walk, owed):
    with pytest.raises(rules.OnlyPublishedIsCorrected):
        actions.correct(
            parent_ref=owed.ref,
            sheet=Correct(item="合同金额", before="100 元", after="101 元"),
            actor=walk.who("handler"),
            at=morning_of("2015-06-03"),
        )
