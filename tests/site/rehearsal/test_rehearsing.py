"""A rehearsal writes its own two tables and touches nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from goufu.law.provisions import Provision
from goufu.law.rehearsal.asking import DayOutOfRange, NothingSupposed
from goufu.law.supposed import supposed
from goufu.site.rehearsal import actions, jobs, running
from goufu.site.rehearsal.models import Rehearsal, RehearsedProject, State
from goufu.site.rehearsal.queries import numbered, visible_to
from goufu.site.rehearsal.reading import records_of
from goufu.site.rehearsal.rules import (
    NoSuchRehearsal,
    NotForYou,
    OutsideYourPlace,
    YearWithoutProjects,
)
from tests.at_once import at_once
from tests.site.rehearsal.conftest import NOW, TODAY, rehearsed, sheet


def contents() -> dict[str, tuple[int, str]]:
    """Return the number of rows and a digest of all of them, of every table but our own."""
    found = {}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    own = {Rehearsal._meta.db_table, RehearsedProject._meta.db_table, "workflow_series"}
    with connection.cursor() as cursor:
        for table in sorted(tables - own):
            digest = "md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))"
            cursor.execute(f"SELECT count(*), {digest} FROM {table} t")  # noqa: S608
            found[table] = cursor.fetchone()
    return found


class TestARehearsal:
    def test_changes_no_row_of_any_room_and_no_line_of_the_ledger(self, finance):
        before = contents()

        done = rehearsed(finance, **TODAY)

        assert done.figures["another_way"] == 1
        assert contents() == before

    def test_leaves_the_real_law_in_force(self, finance):
        rehearsed(finance)

        assert supposed() is None
        assert Provision("contract/filing_period").on(date(2015, 5, 4)).value == 7

    def test_keeps_who_asked_what_when_and_what_came_out(self, finance):
        done = rehearsed(finance)

        assert (done.state, done.version, done.actor) == (State.DONE, 1, finance.name)
        assert done.variant["changes"] == [
            {"key": "contract/filing_period", "case": {}, "value": 1}
        ]
        assert done.figures["steps"]["file_contract"]["projects"] == 1
        row = done.projects.get()
        assert (row.steps, row.turned) == (["file_contract"], ["file_contract"])
        told = row.differences[0]
        assert (told["was"][0], told["would"][0]) == ("in_time", "late")
        rules = done.rules
        assert [rules[place]["clause"] for place in told["by"]] == ["政府采购法 第四十七条"]
        assert [rules[place]["value"] for place in told["would_by"]] == [1]

    def test_of_titles_with_odd_signs_is_stored_as_they_are(self, finance, walked):
        from goufu.stages.review.projects.models import Project

        odd = '制表\t反斜\\杠 {花括号} "引号"\n换行'
        Project.objects.update(title=odd)

        assert rehearsed(finance).projects.get().title == odd

    def test_asked_again_becomes_the_next_version(self, finance):
        first, second = rehearsed(finance), rehearsed(finance)

        assert (first.version, second.version) == (1, 2)
        assert first.ref != second.ref
        assert first.figures == second.figures

    def test_asked_twice_with_one_key_is_one(self, finance):
        assert rehearsed(finance, key="k").pk == rehearsed(finance, key="k").pk
        assert Rehearsal.objects.count() == 1

    def test_carried_out_twice_stays_as_it_was(self, finance):
        done = rehearsed(finance)
        rows = list(done.projects.values_list("pk", flat=True))

        actions.carry_out(done.pk, at=NOW)

        assert list(done.projects.values_list("pk", flat=True)) == rows

    def test_that_fails_says_so_and_can_be_carried_out_again(self, finance, monkeypatch):
        with monkeypatch.context() as patch:
            patch.setattr(running, "records_of", lambda *_, **__: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                rehearsed(finance)
        failed = Rehearsal.objects.get()
        assert (failed.state, failed.failure) == (State.FAILED, "division by zero")

        actions.carry_out(failed.pk, at=NOW)

        failed.refresh_from_db()
        assert (failed.state, failed.failure) == (State.DONE, "")


class TestALargeYear:
    def test_is_left_to_the_worker(self, finance, monkeypatch):
        deferred = []
        monkeypatch.setattr(actions, "LARGE", 0)
        monkeypatch.setattr(
            jobs.carry_out_rehearsal, "defer", lambda **facts: deferred.append(facts)
        )

        waits = rehearsed(finance)

        assert (waits.state, deferred) == (State.WAITING, [{"rehearsal": waits.pk}])
        for _ in range(2):
            jobs.carry_out_rehearsal(**deferred[0])
        waits.refresh_from_db()
        assert (waits.state, waits.projects.count()) == (State.DONE, 1)


@pytest.mark.django_db(transaction=True)
class TestTheSnapshot:
    def test_cannot_write(self, finance):
        from goufu.stages.review.projects.models import Project

        with pytest.raises(DatabaseError, match="read-only"), running._snapshot():
            Project.objects.update(title="改了")

    def test_is_one_state_of_all_rooms(self, finance):
        from goufu.stages.review.projects.models import Project

        def rename() -> None:
            Project.objects.update(title="此后改名")

        with running._snapshot():
            before = Project.objects.get().title
            assert at_once(rename) == [None]
            (record,) = records_of(2015, "CN-3415", finance, seen_on=NOW.date())

        assert record.title == before != Project.objects.get().title

    def test_a_double_click_is_one_rehearsal(self, finance):
        clicks = [lambda: rehearsed(finance, key="same") for _ in range(3)]

        assert at_once(*clicks) == [None, None, None]
        assert Rehearsal.objects.count() == 1
        assert Rehearsal.objects.get().projects.count() == 1


class TestRefused:
    def test_is_whoever_is_neither_finance_nor_auditor(self, walked):
        for word in ("handler", "head", "agency", "alpha", "treasury", "inspector"):
            with pytest.raises(NotForYou):
                rehearsed(walked.town.people[word])

    def test_is_a_place_outside_ones_own(self, finance):
        with pytest.raises(OutsideYourPlace):
            rehearsed(finance, place="CN-34")

    def test_is_a_year_without_projects(self, finance):
        with pytest.raises(YearWithoutProjects):
            rehearsed(finance, year=2019)

    def test_is_a_year_whose_projects_are_not_ones_own(self, elsewhere):
        with pytest.raises(YearWithoutProjects):
            rehearsed(elsewhere, place="CN-1101")

    @pytest.mark.parametrize(
        ("facts", "refusal"),
        [({"changes": []}, NothingSupposed), ({"since": date(2027, 1, 1)}, DayOutOfRange)],
    )
    def test_leaves_nothing_behind(self, finance, facts, refusal):
        with pytest.raises(refusal):
            actions.rehearse(sheet=sheet(**facts), actor=finance, at=NOW)
        assert not Rehearsal.objects.exists()


class TestWhoSees:
    def test_a_rehearsal_of_finance_all_of_finance_and_no_auditor(self, finance, auditor, walked):
        done = rehearsed(finance)

        assert numbered(done.ref, walked.town.people["budget"]) == done
        for actor in (auditor, walked.town.people["handler"], walked.town.people["treasury"]):
            assert not visible_to(actor).exists()
            with pytest.raises(NoSuchRehearsal):
                numbered(done.ref, actor)
