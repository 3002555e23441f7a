"""The implementation catalogue of a year."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import ProgrammingError, transaction

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.models import Appointment
from goufu.base.people.roles import THE_PUBLIC, Actor, Role
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.base.workflow.dossier import NoSuchDossier
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue import actions, consequences, queries, rules, sheets
from goufu.stages.review.catalogue.cards import CatalogueCard
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    Correction,
    ImplementationCatalogue,
)
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def replied() -> Walk:
    walk = Walk()
    walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
    return walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")


def act(name: str, *, by: Actor, on: str, ref: str = "", **facts) -> ImplementationCatalogue:
    """Do one thing with the year's catalogue, in the morning of a day."""
    kind = getattr(sheets, getattr(actions, name).__wrapped__.__annotations__["sheet"])
    return getattr(actions, name)(
        ref=ref or ImplementationCatalogue.objects.get().ref,
        sheet=kind.model_validate(facts),
        actor=by,
        at=morning_of(on),
    )


def propose(walk: Walk, *, by: str = "budget", on: str = "2015-02-20") -> None:
    act("propose_catalogue", by=walk.who(by), on=on, introduction="示例")


def publish(walk: Walk, *, by: str = "supervision", on: str = "2015-02-25") -> None:
    propose(walk)
    act("publish_catalogue", by=walk.who(by), on=on)


def test_a_replied_project_is_listed_by_itself(replied):
    entry = CatalogueEntry.objects.get()
    assert (entry.project_code, entry.amount_fen) == (replied.ref, 168_000_000)
    assert replied.project.state == "approved"


def test_publishing_lists_every_project_and_starts_its_period(replied):
    publish(replied)
    assert replied.project.state == "catalogued"
    assert Deadline.objects.filter(duty="announce_project", met_on__isnull=True).count() == 1


@pytest.mark.parametrize(("on", "in_time"), [("2015-02-25", True), ("2015-02-26", False)])
def test_the_fifteenth_day_is_the_last(replied, on, in_time):
    publish(replied, on=on)
    assert Deadline.objects.get(duty="publish_implementation_catalogue").met_in_time is in_time


def test_it_is_published_once(replied):
    publish(replied)
    with pytest.raises(NotNow):
        act("publish_catalogue", by=replied.who("supervision"), on="2015-02-25")


def test_it_is_for_the_finance_bureau(replied):
    with pytest.raises(NotYours):
        publish(replied, by="head")


class TestASecondPairOfEyes:
    def test_who_proposes_does_not_publish(self, replied):
        propose(replied)
        with pytest.raises(rules.NeedsASecondPerson, match="钱预算"):
            act("publish_catalogue", by=replied.who("budget"), on="2015-02-25")
        assert ImplementationCatalogue.objects.get().state == "proposed"

    def test_one_person_in_two_posts_is_still_one_person(self, replied):
        propose(replied)
        both = replace(replied.who("budget"), role=Role.PROCUREMENT_SUPERVISION)
        with pytest.raises(rules.NeedsASecondPerson):
            act("publish_catalogue", by=both, on="2015-02-25")

    def test_two_people_of_the_same_post_are_enough(self, replied):
        replied.town.appoint("budget_2", Role.FINANCE_BUDGET, "finance")
        propose(replied)
        act("publish_catalogue", by=replied.who("budget_2"), on="2015-02-25")
        assert ImplementationCatalogue.objects.get().state == "published"

    def test_a_bureau_of_one_is_told_before_it_proposes(self, replied):
        Appointment.objects.filter(role=Role.PROCUREMENT_SUPERVISION).delete()
        with pytest.raises(rules.NobodyToApprove) as refused:
            propose(replied)
        assert "系统管理员" in refused.value.remedy
        assert ImplementationCatalogue.objects.get().state == "draft"

    def test_the_second_person_is_told(self, replied):
        propose(replied)
        assert Message.objects.filter(account__name="孙监管", event="catalogue.propose").exists()

    def test_what_is_sent_back_can_be_proposed_again(self, replied):
        propose(replied)
        act(
            "send_back_catalogue", by=replied.who("supervision"), on="2015-02-21", reason="请补说明"
        )
        publish(replied)
        assert ImplementationCatalogue.objects.get().state == "published"


def test_what_is_replied_later_goes_into_a_supplement(replied):
    propose(replied)
    actions.list_project(
        place="CN-3415",
        year=2015,
        at=morning_of("2015-02-22"),
        project_code="3415-2015-XM-9999",
        budget_ref="b",
        title="后批复的项目",
        purchaser="甲",
        item_code="A01",
        item_name="养老服务",
        class_name="基本公共服务",
        amount_fen=100,
    )
    later = ImplementationCatalogue.objects.latest("id")
    assert (later.supplement, later.state) == (1, "draft")
    assert later.title == "2015 年政府购买服务具体实施目录（第 1 次增补）"
    assert Deadline.objects.get(ref=later.ref).due_on.isoformat() == "2015-03-09"


class TestAMistakeIsCorrectedByANewNotice:
    @pytest.fixture
    def published(self, replied) -> Walk:
        publish(replied)
        return replied

    def propose(self, walk: Walk, **facts) -> None:
        act(
            "propose_correction",
            by=walk.who("budget"),
            on="2015-03-02",
            **{"entry": walk.ref, "reason": "录入有误", **facts},
        )

    def test_the_entry_stays_and_a_new_one_takes_its_place(self, published):
        self.propose(published, amount_fen=160_000_000)
        act("publish_correction", by=published.who("supervision"), on="2015-03-03")

        old, new = CatalogueEntry.objects.order_by("id")
        assert (old.amount_fen, old.ended_on.isoformat()) == (168_000_000, "2015-03-03")
        assert (new.amount_fen, new.replaces, new.ended_on) == (160_000_000, old, None)

    def test_society_is_told_what_it_said_before_and_says_now(self, published):
        self.propose(published, amount_fen=160_000_000)
        act("publish_correction", by=published.who("supervision"), on="2015-03-03")

        notice = Notice.objects.get(kind="correction")
        assert notice.corrects == Notice.objects.get(kind="catalogue")
        assert dict(notice.lines)["更正内容"] == "预算金额：1,680,000.00 元 → 1,600,000.00 元"

    def test_the_list_is_public_while_a_correction_waits(self, published):
        self.propose(published, title="新名称")
        assert queries.visible_to(THE_PUBLIC).get().state == "correcting"
        assert CatalogueEntry.objects.get().title == "居家养老上门服务"

    def test_who_proposes_a_correction_does_not_publish_it(self, published):
        self.propose(published, title="新名称")
        with pytest.raises(rules.NeedsASecondPerson):
            act("publish_correction", by=published.who("budget"), on="2015-03-03")
        assert CatalogueEntry.objects.get().ended_on is None

    def test_a_correction_that_is_dropped_changes_nothing(self, published):
        self.propose(published, title="新名称")
        act("drop_correction", by=published.who("supervision"), on="2015-03-03", reason="原名无误")

        assert ImplementationCatalogue.objects.get().state == "published"
        assert CatalogueEntry.objects.get().ended_on is None
        assert not Notice.objects.filter(kind="correction").exists()

    def test_one_that_changes_nothing_is_refused(self, published):
        with pytest.raises(rules.NothingChanged):
            self.propose(published, title="居家养老上门服务")

    def test_a_project_is_struck_off_and_can_be_listed_again(self, published):
        self.propose(published, strikes_off=True)
        act("publish_correction", by=published.who("supervision"), on="2015-03-03")

        assert not queries.entries_of(ImplementationCatalogue.objects.get()).exists()
        assert CatalogueEntry.objects.get().ended_on.isoformat() == "2015-03-03"

    def test_what_was_decided_cannot_be_rewritten(self, published):
        self.propose(published, title="新名称")
        act("publish_correction", by=published.who("supervision"), on="2015-03-03")
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            Correction.objects.update(reason="别的理由")


@pytest.mark.article("六安市财政局讲座 第19行")
class TestEverythingGoesThroughProcurementInPrinciple:
    FACTS = {"grounds": "由服务对象自主选择机构", "clause": "（示例）某号文", "instead": "凭单"}

    def test_an_exception_is_recorded_with_its_grounds(self, replied):
        act(
            "except_entry",
            by=replied.who("budget"),
            on="2015-02-18",
            entry=replied.ref,
            **self.FACTS,
        )
        card = CatalogueCard.of(ImplementationCatalogue.objects.get(), THE_PUBLIC)
        assert [(one.project_code, one.instead) for one in card.exceptions] == [
            (replied.ref, "凭单")
        ]

    def test_it_is_recorded_once(self, replied):
        act(
            "except_entry",
            by=replied.who("budget"),
            on="2015-02-18",
            entry=replied.ref,
            **self.FACTS,
        )
        with pytest.raises(rules.AlreadyExcepted):
            act(
                "except_entry",
                by=replied.who("budget"),
                on="2015-02-18",
                entry=replied.ref,
                **self.FACTS,
            )

    def test_a_project_of_another_list_is_not_found(self, replied):
        with pytest.raises(NoSuchDossier):
            act(
                "except_entry",
                by=replied.who("budget"),
                on="2015-02-18",
                entry="none",
                **self.FACTS,
            )


class TestAProjectThatIsWithdrawn:
    def withdraw(self, walk: Walk, on: str) -> None:
        """Tell the switchboard what the projects' room tells it."""
        project = walk.project
        entry = Entry.objects.filter(ref=project.ref).latest("id")
        entry.pk, entry.event, entry.happened_at = None, "project.withdraw", morning_of(on)
        entry.save()
        consequences.drop_withdrawn(entry)

    @pytest.mark.parametrize("proposed", [False, True])
    def test_is_dropped_from_a_list_that_is_not_out(self, replied, proposed):
        act(
            "except_entry",
            by=replied.who("budget"),
            on="2015-02-18",
            entry=replied.ref,
            grounds="示例",
            clause="示例",
            instead="凭单",
        )
        if proposed:
            propose(replied)
        self.withdraw(replied, "2015-02-21")
        assert not CatalogueEntry.objects.exists()

    def test_stays_in_one_that_is_and_its_keeper_is_told(self, replied):
        publish(replied)
        self.withdraw(replied, "2015-03-02")
        assert CatalogueEntry.objects.get().ended_on is None
        told = Message.objects.get(event="project.withdraw")
        assert (told.account.name, "从目录中撤下" in told.sentence) == ("钱预算", True)
