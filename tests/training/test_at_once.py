"""Several learners, real work beside them, a pool, crashes: nobody ends up elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.test import Client

from goufu.base import practice
from goufu.base.people.models import Account
from goufu.base.training import actions
from goufu.base.training.door import entered
from goufu.base.training.models import Sandbox
from goufu.site.doors import desks
from goufu.stages.review.projects.models import Project
from tests.at_once import at_once
from tests.training.conftest import a_person, plays
from tests.visitors import BACKEND, in_a_demo

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


def search_path() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW search_path")
        return str(cursor.fetchone()[0])


def browser_of(learner: Any, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(Account.objects.get(pk=learner.account_id), backend=BACKEND)
    return client


@pytest.fixture
def pooled(monkeypatch):
    """Connections as the web server has them."""
    for options in (
        connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"],
        connection.settings_dict["OPTIONS"],
    ):
        monkeypatch.setitem(options, "pool", {"min_size": 1, "max_size": 4, "timeout": 20})
    yield
    connections.close_all()
    connections[DEFAULT_DB_ALIAS].close_pool()


class TestACrash:
    def test_half_way_leaves_the_thread_in_real_work(self, begins, settings, monkeypatch):
        in_a_demo(settings)
        learner = a_person("zhang")
        begins(learner)
        real = search_path()

        def crash(*_: object, **__: object) -> None:
            assert practice.ground() is not None
            assert search_path().startswith("practice_")
            raise RuntimeError("half-way")

        monkeypatch.setattr(desks, "waiting_for", crash)
        browser = browser_of(learner, raise_request_exception=False)
        own = connections[DEFAULT_DB_ALIAS]

        assert browser.get("/training/town/desk/").status_code == 500
        assert practice.ground() is None
        assert connections[DEFAULT_DB_ALIAS] is own
        assert search_path() == real

    @pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, RuntimeError])
    def test_of_any_kind_closes_the_door(self, begins, error):
        sandbox = begins(a_person("zhang"))
        own, real = connections[DEFAULT_DB_ALIAS], search_path()

        with pytest.raises(error), entered(sandbox):
            raise error

        assert connections[DEFAULT_DB_ALIAS] is own
        assert (practice.ground(), search_path()) == (None, real)


class TestManyAtOnce:
    def test_two_learners_do_not_see_each_other(self, begins):
        zhang, li = a_person("zhang"), a_person("li")

        def walks(learner: Any, day: date, story: str, upto: str) -> None:
            begins(learner, day=day, story=story)
            plays(learner, upto=upto)

        refused = at_once(
            lambda: walks(zhang, date(2015, 12, 24), "care", "project.submit"),
            lambda: walks(li, date(2020, 3, 2), "disabled", "project.approve"),
        )

        assert refused == [None, None]
        seen = {}
        for sandbox in Sandbox.objects.select_related("account"):
            with entered(sandbox):
                project = Project.objects.get()
                seen[sandbox.account.name] = (project.title, project.state)
        assert seen == {
            "zhang": ("居家养老上门服务", "dept_review"),
            "li": ("残疾人居家康复服务", "budgeted"),
        }

    def test_two_clicks_on_one_step_do_it_once(self, begins):
        learner = a_person("zhang")
        sandbox = begins(learner)
        account = Account.objects.get(pk=learner.account_id)

        refused = at_once(*[lambda: actions.play(account=account, number=1)] * 2)

        assert sorted(type(one).__name__ for one in refused) == ["NoneType", "NotTheNextStep"]
        with entered(sandbox):
            from goufu.stages.review.budgets.models import BudgetLine

            assert BudgetLine.objects.count() == 1

    def test_pooled_threads_never_carry_practice_into_real_work(
        self, begins, settings, monkeypatch, pooled
    ):
        in_a_demo(settings)
        learners = [a_person(name) for name in ("zhang", "li", "wang")]
        for learner in learners:
            begins(learner)
        real = search_path()
        found: list[str] = []
        whole = desks.waiting_for

        def now_and_then(*given: Any, **named: Any) -> Any:
            found.append(search_path())
            if len(found) % 3 == 0:
                raise RuntimeError("half-way")
            return whole(*given, **named)

        monkeypatch.setattr(desks, "waiting_for", now_and_then)

        def practises(learner: Any) -> None:
            browser = browser_of(learner, raise_request_exception=False)
            for _ in range(ROUNDS):
                browser.get("/training/town/desk/")
                assert search_path() == real
                assert Project.objects.count() == 0
                connection.close()  # back into the pool

        def works() -> None:
            for _ in range(ROUNDS * 3):
                assert (search_path(), practice.ground()) == (real, None)
                connection.close()

        refused = at_once(*[lambda one=one: practises(one) for one in learners], works, works)

        assert refused == [None] * 5
        assert {path.partition("_")[0] for path in found} == {"practice"}
        assert len(set(found)) == len(learners)
