"""Practice leaves nothing in the real tables, and real work nothing in practice."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client

from goufu.base import practice
from goufu.base.clock import now
from goufu.base.documents.store import store
from goufu.base.ledger.models import Entry, Head
from goufu.base.people.roles import Role
from goufu.base.training import actions, refusals, schema
from goufu.base.training.door import entered, seat_in
from goufu.base.training.models import Sandbox
from goufu.stages.review.projects.models import Project
from tests.training.conftest import LEFT_BY_ENTERING, account_of, counts, plays
from tests.visitors import visitor


class TestAWholeWalk:
    def test_changes_no_row_count_and_no_head_of_the_real_tables(self, learner, begins, settings):
        before, heads = counts(), list(Head.objects.values_list("number", "root"))
        out = settings.GOUFU.home / "treasury" / "out"
        orders = sorted(out.glob("*"))
        sandbox = begins(learner)

        plays(learner, upto="")

        with entered(sandbox):
            assert Project.objects.get().state == "closed"
            assert Entry.objects.count() > 100
        after = counts()
        changed = {name for name, number in after.items() if number != before[name]}
        assert changed == LEFT_BY_ENTERING
        assert after["ledger_entry"] == before["ledger_entry"] + 1
        assert list(Head.objects.values_list("number", "root")) == heads
        assert Entry.objects.latest("id").event == "training.began"
        assert sorted(out.glob("*")) == orders

    def test_sends_no_letter_and_enqueues_no_job(self, learner, begins):
        from goufu.base.notifications.models import Letter, Message

        sandbox = begins(learner)
        plays(learner, upto="project.approve")

        with entered(sandbox):
            assert Message.objects.exists()
            assert not Letter.objects.exists()


class TestTheTables:
    def test_are_the_same_as_the_real_ones(self, learner, begins):
        sandbox = begins(learner)

        for question in ALIKE:
            with connection.cursor() as cursor:
                cursor.execute(question, ["public"])
                real = cursor.fetchall()
                cursor.execute(question, [sandbox.schema])
                assert cursor.fetchall() == real

    def test_never_look_into_the_real_ones(self, learner, begins):
        sandbox = begins(learner)

        with entered(sandbox), connection.cursor() as cursor:
            cursor.execute("SHOW search_path")
            assert cursor.fetchone() == (sandbox.schema,)
            cursor.execute(
                "SELECT count(*) FROM pg_attrdef JOIN pg_class ON pg_class.oid = adrelid"
                " WHERE relnamespace = %s::regnamespace"
                " AND pg_get_expr(adbin, adrelid) LIKE '%%nextval%%'",
                [sandbox.schema],
            )
            assert cursor.fetchone() == (0,), "a sequence would be shared with the real table"

    def test_keep_the_ledger_append_only(self, learner, begins):
        from django.db import Error

        sandbox = begins(learner)
        plays(learner, upto="project.open")

        with entered(sandbox), pytest.raises(Error):
            Entry.objects.update(event="project.nothing")


ALIKE = (
    "SELECT relname FROM pg_class WHERE relnamespace = %s::regnamespace AND relkind = 'r'"
    " AND relname NOT LIKE 'procrastinate%%' ORDER BY relname",
    "SELECT conname, contype FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid"
    " WHERE relnamespace = %s::regnamespace AND relname NOT LIKE 'procrastinate%%'"
    " AND contype IN ('p', 'u', 'x', 'c', 'f') ORDER BY conname, contype",
    "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = %s"
    " AND tablename NOT LIKE 'procrastinate%%' ORDER BY indexname",
    "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
    " WHERE relnamespace = %s::regnamespace AND NOT tgisinternal"
    " AND relname NOT LIKE 'procrastinate%%' ORDER BY relname, tgname",
)


class TestNobodyReachesOver:
    def test_a_real_project_is_not_found_in_practice_nor_the_reverse(self, walk, learner, begins):
        walk.drafted(on="2014-09-01")
        begins(learner)
        sandbox = plays(learner, upto="project.open")
        with entered(sandbox):
            made_up = Project.objects.get().ref
        browser = visitor(learner)

        assert browser.get(f"/project/{walk.ref}/").status_code == 200
        assert browser.get(f"/training/town/project/{walk.ref}/").status_code == 404
        assert browser.get(f"/training/town/project/{made_up}/").status_code == 200
        assert browser.get(f"/project/{made_up}/").status_code == 404

    def test_of_one_number_in_both_each_side_shows_its_own(self, walk, learner, begins):
        walk.drafted(on="2014-09-01", title="真实的项目")
        begins(learner, day=date(2014, 12, 31))
        plays(learner, upto="project.open")
        browser = visitor(learner)

        real = browser.get(f"/project/{walk.ref}/").content.decode()
        practised = browser.get(f"/training/town/project/{walk.ref}/").content.decode()

        assert "真实的项目" in real
        assert "居家养老上门服务" not in real
        assert "居家养老上门服务" in practised
        assert "真实的项目" not in practised

    def test_an_export_made_in_practice_holds_the_rows_of_practice(self, walk, learner, begins):
        walk.drafted(on="2014-09-01", title="真实的项目")
        begins(learner)
        plays(learner, upto="project.open")

        answer = visitor(learner).get("/training/town/project/export.csv")

        rows = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert "居家养老上门服务" in rows
        assert "真实的项目" not in rows

    def test_the_public_portal_shows_nothing_of_practice(self, learner, begins):
        begins(learner)
        plays(learner, upto="project.announce")
        anybody = Client()

        assert "居家养老上门服务" not in anybody.get("/notices/").content.decode()
        answer = anybody.get("/training/town/notices/")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/")
        shown = visitor(learner).get("/training/town/notices/").content.decode()
        assert "居家养老上门服务" in shown
        assert "练习环境" in shown

    def test_accounts_tokens_programs_and_law_rows_are_not_in_town(self, learner, begins):
        begins(learner)
        browser = visitor(learner)

        for path in ("me/", "me/tokens/", "api/v1/openapi.json", "law/years/", "admin/", "no/"):
            answer = browser.get(f"/training/town/{path}")
            assert (answer.status_code, answer["Location"]) == (303, "/training/"), path


class TestFiles:
    def test_lie_apart_and_go_with_the_practice(self, learner, begins):
        sandbox = begins(learner)
        plays(learner, upto="project.open")
        with entered(sandbox):
            post = seat_in(sandbox)
            assert post is not None
            kept = store(
                file=_text(), ref="", project_code="", place="CN-3415", kind="other",
                title="练习", actor=post.actor(), at=now(),
            )  # fmt: skip
            sha = kept.versions.get().sha256
        key = f"{sha[:2]}/{sha[2:4]}/{sha}"

        assert default_storage.exists(f"{practice.FILES}/{sandbox.schema}/{key}")
        assert not default_storage.exists(key)
        actions.end(account=account_of(learner), actor=learner, at=now())
        assert not default_storage.exists(f"{practice.FILES}/{sandbox.schema}/{key}")


def _text() -> io.BytesIO:
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (3, 3), "purple").save(file, "PNG")
    file.seek(0)
    file.name = "picture.png"
    return file


class TestTheEnd:
    def test_leaves_no_table_and_says_so_in_the_ledger(self, learner, begins):
        sandbox = begins(learner)

        actions.end(account=account_of(learner), actor=learner, at=now())

        assert not schema.is_there(sandbox.schema)
        assert not Sandbox.objects.exists()
        assert Entry.objects.latest("id").event == "training.ended"
        with pytest.raises(refusals.NothingBegun):
            actions.end(account=account_of(learner), actor=learner, at=now())

    def test_comes_by_itself_after_two_weeks_and_not_on_the_last_day(self, learner, begins):
        from goufu.base.training.jobs import clock_work

        sandbox = begins(learner)

        assert list(clock_work(sandbox.used_at + actions.KEPT)) == []
        for do in clock_work(sandbox.used_at + actions.KEPT * 1.01):
            do()
        assert not Sandbox.objects.exists()
        assert not schema.is_there(sandbox.schema)

    def test_leaves_the_real_desk_as_it_was(self, learner, begins):
        begins(learner)
        browser = visitor(learner)
        browser.get("/training/town/desk/")

        desk = browser.get("/desk/").content.decode()

        assert "practice-ribbon" not in desk
        assert learner.name in desk

    def test_of_a_sandbox_made_before_an_upgrade_is_a_new_beginning(self, learner, begins):
        begins(learner)
        Sandbox.objects.update(fits="older")

        answer = visitor(learner).get("/training/town/desk/")

        assert answer["Location"] == "/training/"

    def test_a_beginning_that_fails_leaves_half_a_town_to_nobody(
        self, learner, begins, monkeypatch
    ):
        from goufu.config.training import SampleTeller

        def fail(*_: object) -> str:
            raise RuntimeError

        monkeypatch.setattr(SampleTeller, "settle", fail)
        with pytest.raises(RuntimeError):
            begins(learner)
        assert schema.all_schemas() == []
        assert practice.ground() is None


def test_an_administrator_may_practise_too(walk, begins):
    admin = walk.town.appoint("admin", Role.SYSTEM_ADMIN, "care")
    begins(admin)

    assert visitor(admin).get("/training/town/desk/").status_code == 200
