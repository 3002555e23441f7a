"""Every year by the last day of March each authority publishes who is fit to serve."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from goufu.base.deadlines.clock import overdue_work
from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.workflow.advance import NotAParty
from goufu.stages.parties.providers import actions, queries
from goufu.stages.parties.providers.cards import DirectoryCard
from goufu.stages.parties.providers.jobs import clock_work
from goufu.stages.parties.providers.models import Directory, DirectoryEntry
from goufu.stages.parties.providers.rules import directory as rules
from goufu.stages.parties.providers.sheets.life import OpenDirectory
from tests.rooms.providers.conftest import code
from tests.rooms.providers.test_life import listed
from tests.walk import morning_of

TOLD = {"introduction": "依法登记、核验合格的社会组织"}


def tick(day: str) -> None:
    for work in clock_work(morning_of(day)):
        work()


@pytest.fixture
def three(registry):
    """Three providers of civil affairs since 2014."""
    return [
        registry.verified(on="2014-06-03", name=f"第{number}服务中心", uscc=code("52", number))
        for number in (1, 2, 3)
    ]


def published(registry, *, on: str = "2015-03-20") -> Directory:
    tick("2015-01-05")
    directory = Directory.objects.get()
    registry.did("compile_directory", directory, on=on, **TOLD)
    return registry.did("publish_directory", directory, by="registrar_2", on=on, opinion="核对无误")


@pytest.mark.article("六安市财政局讲座 第63行")
class TestByTheEndOfMarchEveryYear:
    def test_the_clock_opens_it_for_each_authority_that_knows_providers(self, registry, three):
        registry.verified(
            by="regulator",
            on="2014-07-01",
            kind="enterprise",
            sub_kind=None,
            name="云路公司",
            uscc=code("91", 9),
            authority="regulator",
        )
        tick("2015-01-05")
        tick("2015-01-06")
        duties = Deadline.objects.filter(duty="publish_provider_directory").order_by("who")
        assert [(one.who, str(one.due_on), one.organisation.name[-3:]) for one in duties] == [
            ("civil_affairs", "2015-03-31", "民政局"),
            ("market_regulator", "2015-03-31", "工商局"),
        ]

    @pytest.mark.parametrize(("day", "late"), [("2015-03-31", False), ("2015-04-01", True)])
    def test_it_is_overdue_on_the_day_after(self, registry, three, day, late):
        tick("2015-01-05")
        for work in overdue_work(morning_of(day)):
            work()
        assert Entry.objects.filter(event="deadline.overdue").exists() is late

    @pytest.mark.parametrize(("day", "in_time"), [("2015-03-31", True), ("2015-04-01", False)])
    def test_publishing_meets_it(self, registry, three, day, in_time):
        published(registry, on=day)
        assert Deadline.objects.get(duty="publish_provider_directory").met_in_time is in_time

    def test_who_came_this_year_is_owed_next_year(self, registry):
        registry.verified(on="2015-01-02")
        tick("2015-01-05")
        assert not Directory.objects.exists()
        tick("2016-01-01")
        assert Directory.objects.get().year == 2016

    def test_where_the_law_of_the_place_sets_no_day_nothing_is_opened(self, registry, three):
        civil = registry.town.organisations["civil"]
        civil.place = "CN-4401"
        civil.save()
        tick("2015-01-05")
        assert not Directory.objects.exists()


class TestWhoIsNamed:
    def test_not_who_is_barred_or_failed_or_left(self, registry, three):
        barred, failed, fit = three
        listed(registry, barred)
        registry.did("check_year", failed, year=2014, grade="failed", opinion="账目不清")
        on = date(2015, 6, 12)
        civil = registry.town.organisations["civil"].pk
        assert list(queries.fit(civil, on=on)) == [fit]
        assert set(queries.left_out(civil, on=on)) == {barred, failed}
        registry.did(
            "check_year", failed, year=2015, grade="passed", opinion="已整改", on="2015-06-11"
        )
        assert set(queries.fit(civil, on=on)) == {failed, fit}
        registry.did("leave", fit, reason="注销")
        assert list(queries.fit(civil, on=on)) == [failed]

    def test_the_preview_says_who_is_not_named_and_why(self, registry, three, monkeypatch):
        listed(registry, three[0])
        monkeypatch.setattr("goufu.base.clock.now", lambda: morning_of("2015-06-15"))
        actions.open_directory(
            sheet=OpenDirectory(year=2015),
            actor=registry.who("registrar"),
            at=morning_of("2015-06-15"),
        )
        card = DirectoryCard.of(Directory.objects.get(), registry.who("registrar"))
        assert [one.name for one in card.entries] == ["第2服务中心", "第3服务中心"]
        assert [one.why for one in card.left_out] == ["在不良行为记录名单期内"]


class TestASecondPersonPublishes:
    def test_what_was_looked_at(self, registry, three):
        directory = published(registry)
        assert [one.name for one in directory.entries.order_by("number")] == [
            "第1服务中心",
            "第2服务中心",
            "第3服务中心",
        ]

    def test_not_whoever_compiled(self, registry, three):
        tick("2015-01-05")
        directory = Directory.objects.get()
        registry.did("compile_directory", directory, **TOLD)
        with pytest.raises(rules.SamePersonPublishes):
            registry.did("publish_directory", directory, opinion="自己核对")

    def test_not_another_authority(self, registry, three):
        tick("2015-01-05")
        with pytest.raises(NotAParty):
            registry.did("compile_directory", Directory.objects.get(), by="regulator", **TOLD)

    def test_not_what_changed_since(self, registry, three):
        tick("2015-01-05")
        directory = Directory.objects.get()
        registry.did("compile_directory", directory, **TOLD)
        registry.did("leave", three[0], reason="注销")
        with pytest.raises(rules.PreviewIsOld):
            registry.did("publish_directory", directory, by="registrar_2", opinion="核对")
        registry.did("send_directory_back", directory, by="registrar_2", reason="名单有变化")
        registry.did("compile_directory", directory, **TOLD)
        registry.did("publish_directory", directory, by="registrar_2", opinion="核对")
        assert DirectoryEntry.objects.count() == 2

    def test_nothing_where_nobody_is_fit(self, registry, three):
        tick("2015-01-05")
        for one in three:
            registry.did("leave", one, reason="注销")
        with pytest.raises(rules.NothingToPublish):
            registry.did("compile_directory", Directory.objects.get(), **TOLD)


class TestWhatIsPublishedStands:
    def test_no_program_changes_an_entry(self, registry, three):
        directory = published(registry)
        for rows in (DirectoryEntry.objects.all(), Directory.objects.filter(pk=directory.pk)):
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.update(
                    **({"name": "改名"} if rows.model is DirectoryEntry else {"title": "改"})
                )

    def test_a_later_change_of_the_provider_does_not_reach_it(self, registry, three):
        published(registry)
        registry.did("leave", three[0], on="2015-05-04", reason="注销")
        assert queries.published_entries(year=2015).count() == 3


class TestAnybodyFindsIt:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("第2", 1),
            (code("52", 3), 1),
            ("养老", 3),
            ("民间组织", 3),
            ("晚晴托老所", 3),
            ("没有的", 0),
        ],
    )
    @pytest.mark.article("六安市财政局讲座 第25行")
    def test_by_name_old_name_code_service_or_the_old_word(self, registry, text, found):
        for number in (1, 2, 3):
            registry.verified(
                on="2014-06-03",
                name=f"第{number}服务中心",
                uscc=code("52", number),
                former_names="晚晴托老所",
            )
        published(registry)
        assert queries.published_entries(year=2015, text=text).count() == found

    def test_not_before_it_is_published(self, registry, three):
        tick("2015-01-05")
        registry.did("compile_directory", Directory.objects.get(), **TOLD)
        assert queries.published_years() == []
        assert not queries.published_entries(year=2015).exists()


def test_a_directory_is_opened_once_a_year(registry, three):
    tick("2015-01-05")
    with pytest.raises(rules.DirectoryIsThere):
        actions.open_directory(
            sheet=OpenDirectory(year=2015),
            actor=registry.who("registrar"),
            at=morning_of("2015-02-02"),
        )
