"""A guidance catalogue from the first draft to its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from goufu.base.notifications.models import Message
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.people.roles import THE_PUBLIC, Actor, Role
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.catalogue import actions, queries, rules, sheets
from goufu.stages.review.catalogue.cards import GuidanceCard
from goufu.stages.review.catalogue.models import GuidanceCatalogue, GuidanceItem, Opinion
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db

OLD, NEW = "2015-03-02", "2026-03-02"  # before and after the ministry's rule on how it is made
CARE = {
    "class_name": "基本公共服务",
    "name": "居家养老服务",
    "nature": "basic",
    "service_class": "2",
    "content": "为高龄独居老人提供上门照料",
    "projects": "居家养老上门服务\n助餐服务",
    "source": "（示例）",
    "reason": "老龄化加快，需求增长",
}
JOBS = {**CARE, "name": "就业培训服务", "content": "为失业人员提供培训", "projects": "技能培训"}


class Keeper:
    """Keeps the guidance catalogue of a town, on days that are said."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.ref = ""

    def do(self, verb: str, /, *, on: str, by: str | Actor = "budget", **facts) -> Keeper:
        fn = getattr(actions, verb)
        kind = getattr(sheets, fn.__wrapped__.__annotations__["sheet"])
        actor = self.town.people[by] if isinstance(by, str) else by
        which = {} if verb == "draw_up" else {"ref": self.ref}
        done = fn(sheet=kind.model_validate(facts), actor=actor, at=morning_of(on), **which)
        self.ref = done.ref
        return self

    @property
    def catalogue(self) -> GuidanceCatalogue:
        return GuidanceCatalogue.objects.get(ref=self.ref)

    def drafted(self, *, on: str, base: str = "blank", items: tuple[dict, ...] = (CARE,)) -> Keeper:
        self.do("draw_up", on=on, title="六安市政府购买服务指导性目录", base=base)
        for item in items:
            self.do("add_entry", on=on, **item)
        return self

    def heard(self, *, on: str, until: str, closed: str) -> Keeper:
        self.do("ask_opinions", on=on, until=until)
        return self.do("close_opinions", on=closed)

    def published(self, *, on: str, begins: str = "") -> Keeper:
        self.do("submit", on=on)
        self.do("approve", on=on, by="supervision", document_number="（示例）1号", opinion="同意")
        return self.do("publish", on=on, in_force_from=begins or on)

    def item(self, name: str) -> GuidanceItem:
        return GuidanceItem.objects.get(catalogue=self.catalogue, name=name)


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def keeper(town) -> Keeper:
    return Keeper(town)


@pytest.mark.article("六安市财政局讲座 第17行")
class TestACatalogueIsRevisedInTime:
    def test_a_version_is_published_and_holds_from_its_day(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD, begins="2015-04-01")

        assert not queries.items_on(date(2015, 3, 31))
        assert [one.name for one in queries.items_on(date(2015, 4, 1))] == ["居家养老服务"]

    def test_the_next_version_begins_the_day_after_the_last_ends(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        first = keeper.catalogue
        keeper.drafted(on="2016-01-04", base=first.ref, items=(JOBS,))
        keeper.published(on="2016-01-05", begins="2016-02-01")

        first.refresh_from_db()
        assert (first.state, str(first.in_force_to)) == ("superseded", "2016-01-31")
        names = {
            day: [one.name for one in queries.items_on(date.fromisoformat(day))]
            for day in ("2016-01-31", "2016-02-01")
        }
        assert names["2016-01-31"] == ["居家养老服务"]
        assert set(names["2016-02-01"]) == {"居家养老服务", "就业培训服务"}

    def test_an_item_keeps_its_line_through_the_versions(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        old = keeper.item("居家养老服务")
        keeper.drafted(on="2016-01-04", base=keeper.ref, items=())
        keeper.do("change_entry", on="2016-01-04", item=keeper.item("居家养老服务").pk,
                  name="居家和社区养老服务", reason="扩大到社区")  # fmt: skip
        keeper.published(on="2016-01-05")

        new = keeper.item("居家和社区养老服务")
        assert list(queries.versions_of(new)) == [new, old]
        assert (new.change, old.name) == ("changed", "居家养老服务")

    def test_what_is_taken_out_says_why_and_is_no_longer_in_force(self, keeper):
        keeper.drafted(on=OLD, items=(CARE, JOBS)).published(on=OLD)
        keeper.drafted(on="2016-01-04", base=keeper.ref, items=())
        keeper.do("remove_entry", on="2016-01-04", item=keeper.item("就业培训服务").pk,
                  reason="转由事业单位承担", clause="（示例）3号文")  # fmt: skip
        keeper.published(on="2016-01-05")

        assert [one.name for one in queries.items_on(date(2016, 1, 5))] == ["居家养老服务"]
        card = GuidanceCard.of(keeper.catalogue, THE_PUBLIC)
        assert [one.reason for one in card.removed] == ["转由事业单位承担；（示例）3号文"]

    @pytest.mark.parametrize(("begins", "good"), [("2015-03-02", True), ("2015-03-01", False)])
    def test_it_does_not_reach_back(self, keeper, begins, good):
        keeper.drafted(on=OLD)
        if good:
            assert keeper.published(on=OLD, begins=begins).catalogue.state == "published"
        else:
            with pytest.raises(rules.BeginsInThePast):
                keeper.published(on=OLD, begins=begins)

    @pytest.mark.parametrize(("begins", "good"), [("2015-06-01", False), ("2015-06-02", True)])
    def test_a_version_begins_after_the_one_before_it(self, keeper, begins, good):
        keeper.drafted(on=OLD).published(on=OLD, begins="2015-06-01")
        keeper.drafted(on="2015-03-03", base="blank")
        GuidanceCatalogue.objects.filter(ref=keeper.ref).update(
            follows=GuidanceCatalogue.objects.earliest("id")
        )
        if good:
            assert keeper.published(on="2015-03-04", begins=begins).catalogue.state == "published"
        else:
            with pytest.raises(rules.BeginsBeforeTheLast):
                keeper.published(on="2015-03-04", begins=begins)

    def test_what_is_in_force_cannot_be_rewritten(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            GuidanceItem.objects.filter(name="居家养老服务").update(content="别的内容")
        with pytest.raises(NotNow):
            keeper.do("change_entry", on=OLD, item=keeper.item("居家养老服务").pk,
                      content="别的", reason="改一改")  # fmt: skip

    def test_a_change_in_the_database_without_a_reason_is_refused(self, keeper):
        keeper.drafted(on=OLD)
        with pytest.raises(IntegrityError), transaction.atomic():
            GuidanceItem.objects.filter(name="居家养老服务").update(change="changed", reason="")

    def test_one_version_is_made_at_a_time(self, keeper):
        keeper.drafted(on=OLD)
        with pytest.raises(rules.DraftIsThere):
            keeper.do("draw_up", on=OLD, title="又一份", base="blank")

    def test_after_one_is_given_up_another_can_begin(self, keeper):
        keeper.drafted(on=OLD)
        keeper.do("abandon", on=OLD, reason="等待省级目录出台后再行起草")
        assert keeper.drafted(on=OLD).catalogue.version == 2

    def test_withdrawn_it_holds_to_the_end_of_that_day(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        keeper.do("withdraw", on="2015-07-01", reason="改按省级指导性目录执行")

        assert queries.items_on(date(2015, 7, 1))
        assert not queries.items_on(date(2015, 7, 2))


@pytest.mark.article("财政部令第102号 第十三条")
class TestOpinionsAreAskedAndExpertsHeard:
    def test_without_opinions_it_is_not_handed_in(self, keeper):
        keeper.drafted(on=NEW)
        with pytest.raises(rules.OpinionsNotAsked) as refused:
            keeper.do("submit", on=NEW)
        assert refused.value.clause == "财政部令第102号 第十三条"

    def test_without_experts_it_is_not_handed_in(self, keeper):
        keeper.drafted(on=NEW).heard(on=NEW, until="2026-04-01", closed="2026-04-02")
        with pytest.raises(rules.ExpertsNotHeard):
            keeper.do("submit", on="2026-04-02")

    def test_with_both_it_is(self, keeper):
        keeper.drafted(on=NEW).heard(on=NEW, until="2026-04-01", closed="2026-04-02")
        keeper.do("hear_experts", on="2026-04-03", heard_on="2026-04-03",
                  experts=[{"name": "某", "unit": "某校 教授", "opinion": "同意"}])  # fmt: skip
        assert keeper.published(on="2026-04-07").catalogue.state == "published"

    def test_the_heads_of_the_departments_are_told(self, keeper):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        told = Message.objects.get(event="guidance_catalogue.ask_opinions")
        assert (told.account.name, told.title) == ("张主任", keeper.catalogue.title)

    def test_before_the_rule_neither_was_asked_for(self, keeper):
        assert keeper.drafted(on="2020-02-28").published(on="2020-02-29").catalogue.state == (
            "published"
        )

    def test_from_its_first_day_on_they_are(self, keeper):
        keeper.drafted(on="2020-02-28")
        with pytest.raises(rules.OpinionsNotAsked):
            keeper.do("submit", on="2020-03-01")

    def test_a_hearing_to_come_is_not_written_down(self, keeper):
        keeper.drafted(on=NEW).heard(on=NEW, until="2026-04-01", closed="2026-04-02")
        with pytest.raises(rules.NotYetHappened):
            keeper.do("hear_experts", on="2026-04-02", heard_on="2026-04-03",
                      experts=[{"name": "某", "unit": "某校", "opinion": "同意"}])  # fmt: skip

    @pytest.mark.parametrize(("on", "taken"), [("2026-04-01", True), ("2026-04-02", False)])
    def test_the_last_day_is_still_open_to_the_public(self, keeper, on, taken):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        if taken:
            keeper.do("say_opinion", on=on, by=THE_PUBLIC, text="建议增加助餐", name="市民")
            assert Opinion.objects.get().text == "建议增加助餐"
        else:
            with pytest.raises(rules.AskingIsOver):
                keeper.do("say_opinion", on=on, by=THE_PUBLIC, text="建议增加助餐")

    @pytest.mark.parametrize(("on", "ends"), [("2026-04-01", False), ("2026-04-02", True)])
    def test_it_is_not_ended_before_its_last_day_is_over(self, keeper, on, ends):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        if ends:
            assert keeper.do("close_opinions", on=on).catalogue.state == "heard"
        else:
            with pytest.raises(rules.StillAsking):
                keeper.do("close_opinions", on=on)

    @pytest.mark.parametrize(("until", "good"), [(NEW, False), ("2026-03-03", True)])
    def test_there_is_time_to_answer(self, keeper, until, good):
        keeper.drafted(on=NEW)
        if good:
            assert keeper.do("ask_opinions", on=NEW, until=until).catalogue.state == "opinions"
        else:
            with pytest.raises(rules.PeriodIsNotAhead):
                keeper.do("ask_opinions", on=NEW, until=until)

    def test_every_opinion_is_answered_before_the_end(self, keeper):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        for text in ("增加助餐", "取消培训"):
            keeper.do("say_opinion", on=NEW, by="handler", text=text)
        first = Opinion.objects.get(number=1)
        keeper.do("answer_opinion", on=NEW, opinion=first.pk, outcome="adopted", answer="已采纳")

        with pytest.raises(rules.OpinionsUnanswered, match="第 2 条"):
            keeper.do("close_opinions", on="2026-04-02")

    def test_who_said_it_is_shown_to_the_keeper_alone(self, keeper, town):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        keeper.do("say_opinion", on=NEW, by="handler", text="增加助餐", name="王某")

        by = {
            word: GuidanceCard.of(keeper.catalogue, town.people[word]).opinions[0].by
            for word in ("budget", "handler", "inspector")
        }
        assert "王某" in by["budget"]
        assert (by["handler"], by["inspector"]) == ("", "")

    def test_while_it_is_out_for_opinions_it_stays_as_it_is(self, keeper):
        keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
        with pytest.raises(NotNow):
            keeper.do("add_entry", on=NEW, **JOBS)


@pytest.mark.article("六安市财政局讲座 第71行")
class TestAnItemStatesKindNatureContentAndProjects:
    @pytest.mark.parametrize(("gap", "missing"), [("content", "内容"), ("projects", "具体项目")])
    def test_one_that_leaves_one_out_is_not_handed_in(self, keeper, gap, missing):
        keeper.drafted(on=OLD, items=({**CARE, gap: ""},))
        with pytest.raises(rules.ItemSaysTooLittle, match=missing):
            keeper.do("submit", on=OLD)

    def test_an_empty_catalogue_is_not_handed_in(self, keeper):
        keeper.drafted(on=OLD, items=())
        with pytest.raises(rules.NoItems):
            keeper.do("submit", on=OLD)

    def test_it_is_published_to_society(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        notice = Notice.objects.get(kind="guidance")
        assert notice.state == "published"
        assert notice.table["rows"][0][2:] == [
            CARE["name"], "基本公共服务", CARE["content"], CARE["projects"],
        ]  # fmt: skip


class TestCodesAreNotInvented:
    def test_a_code_that_the_source_gives_is_kept(self, keeper):
        item = keeper.drafted(on=OLD, items=({**CARE, "code": "0401"},)).item("居家养老服务")
        assert (item.code, item.code_given) == ("0401", True)

    def test_without_one_the_item_gets_an_ordinal_that_says_it_is_ours(self, keeper):
        keeper.drafted(on=OLD, items=(CARE, JOBS))
        item = keeper.item("就业培训服务")
        assert (item.code, item.code_given) == ("A02", False)
        keeper.published(on=OLD)
        assert "A02（自编序号）" in str(Notice.objects.get(kind="guidance").table)

    def test_a_code_is_given_once(self, keeper):
        keeper.drafted(on=OLD, items=({**CARE, "code": "0401"},))
        with pytest.raises(rules.CodeTaken, match="居家养老服务"):
            keeper.do("add_entry", on=OLD, **{**JOBS, "code": "0401"})

    def test_a_name_is_listed_once(self, keeper):
        keeper.drafted(on=OLD)
        with pytest.raises(rules.NameTaken):
            keeper.do("add_entry", on=OLD, **CARE)


class TestOnlyWhatMayBeBoughtIsListed:
    @pytest.mark.parametrize(("service_class", "good"), [("1", False), ("2", True), ("3", True)])
    def test_a_class_one_service_is_not(self, keeper, service_class, good):
        keeper.drafted(on=OLD, items=())
        facts = {**CARE, "service_class": service_class}
        if good:
            assert keeper.do("add_entry", on=OLD, **facts).item("居家养老服务").pk
        else:
            with pytest.raises(rules.ItemMayNotBeBought) as refused:
                keeper.do("add_entry", on=OLD, **facts)
            assert refused.value.clause == "六安市财政局讲座 第48行"


class TestTwoPeople:
    def test_who_hands_in_does_not_approve(self, keeper, town):
        keeper.drafted(on=OLD).do("submit", on=OLD)
        both = replace(town.people["budget"], role=Role.PROCUREMENT_SUPERVISION)
        with pytest.raises(rules.NeedsASecondPerson):
            keeper.do("approve", on=OLD, by=both, document_number="1", opinion="同意")

    def test_what_is_sent_back_is_changed_and_handed_in_again(self, keeper):
        keeper.drafted(on=OLD).do("submit", on=OLD)
        keeper.do("send_back", on=OLD, by="supervision", reason="补充就业类")
        assert keeper.do("add_entry", on=OLD, **JOBS).published(on=OLD).catalogue.state == (
            "published"
        )

    def test_a_department_does_not_write_the_catalogue(self, keeper):
        with pytest.raises(NotYours):
            keeper.do("draw_up", on=OLD, by="handler", title="某", base="blank")

    def test_another_places_bureau_does_not_either(self, keeper):
        keeper.drafted(on=OLD)
        town = small_town("CN-3401")
        with pytest.raises(NotAParty):
            keeper.do("add_entry", on=OLD, by=town.people["budget"], **JOBS)


@pytest.mark.article("六安市财政局讲座 第70行")
class TestEachLevelHasItsOwn:
    @pytest.fixture
    def province(self) -> Keeper:
        town = Town("CN-34")
        town.settle("finance", "省财政厅", Kind.STATE_ORGAN, Function.FINANCE, level=Level.PROVINCE)
        town.appoint("budget", Role.FINANCE_BUDGET, "finance")
        town.appoint("supervision", Role.PROCUREMENT_SUPERVISION, "finance")
        return Keeper(town)

    def names(self, place: str, day: str = "2015-06-01") -> list[str]:
        found = queries.items_on(date.fromisoformat(day), place=place)
        return [one.name for one in found]

    def test_before_anybody_publishes_the_platforms_items_hold(self):
        actions.load_guidance(valid_from=date(2014, 1, 1))
        assert "养老服务" in self.names("CN-341502")

    def test_the_citys_own_goes_before_the_provinces(self, keeper, province):
        province.drafted(on=OLD, items=(CARE, JOBS)).published(on=OLD)
        assert set(self.names("CN-3415")) == {"居家养老服务", "就业培训服务"}

        keeper.drafted(on="2015-04-01").published(on="2015-04-01")
        assert self.names("CN-3415") == ["居家养老服务"]
        assert self.names("CN-341502") == ["居家养老服务"]
        assert set(self.names("CN-3401")) == {"居家养老服务", "就业培训服务"}

    def test_the_city_draws_on_the_provinces(self, keeper, province):
        province.drafted(on=OLD, items=(CARE, JOBS)).published(on=OLD)
        keeper.drafted(on="2015-04-01", base=province.ref, items=())

        assert keeper.catalogue.drawn_from == province.catalogue
        assert keeper.item("居家养老服务").origin == province.item("居家养老服务").origin

    def test_when_the_citys_ends_the_provinces_holds_again(self, keeper, province):
        province.drafted(on=OLD, items=(CARE, JOBS)).published(on=OLD)
        keeper.drafted(on="2015-04-01").published(on="2015-04-01")
        keeper.do("withdraw", on="2015-05-31", reason="改按省级指导性目录执行")

        assert self.names("CN-3415", "2015-05-31") == ["居家养老服务"]
        assert len(self.names("CN-3415", "2015-06-01")) == 2

    def test_the_choices_say_the_class(self, keeper):
        keeper.drafted(on=OLD).published(on=OLD)
        assert [words for _, words in queries.item_choices(date(2015, 3, 2), place="CN-3415")] == [
            "A01 居家养老服务（基本公共服务）"
        ]


class TestWhoSeesADraft:
    @pytest.mark.parametrize(
        ("word", "seen"),
        [("budget", True), ("treasury", True), ("handler", False), ("alpha", False),
         ("inspector", True)],
    )  # fmt: skip
    def test_before_it_is_shown(self, keeper, town, word, seen):
        keeper.drafted(on=OLD)
        assert queries.guidance_visible_to(town.people[word]).exists() is seen

    def test_the_public_sees_it_from_the_day_it_is_asked(self, keeper):
        keeper.drafted(on=OLD)
        assert not queries.guidance_visible_to(THE_PUBLIC).exists()
        keeper.do("ask_opinions", on=OLD, until=str(date(2015, 3, 2) + timedelta(days=9)))
        assert queries.guidance_visible_to(THE_PUBLIC).exists()

    @pytest.mark.parametrize(
        ("word", "waits"),
        [("budget", True), ("handler", True), ("alpha", False), ("inspector", False)],
    )
    def test_it_waits_for_its_keeper_and_the_departments_of_its_place(
        self, keeper, town, word, waits
    ):
        keeper.drafted(on=OLD).do("ask_opinions", on=OLD, until="2015-04-01")
        there = GuidanceCatalogue.objects.filter(queries.guidance_in_charge(town.people[word]))
        assert there.exists() is waits
        elsewhere = Actor("某", Role.HANDLER, organisation_id=1, place="CN-3401")
        assert not GuidanceCatalogue.objects.filter(queries.guidance_in_charge(elsewhere)).exists()
