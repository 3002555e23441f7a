"""Learners, and what they leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection

from goufu.base.clock import now
from goufu.base.people.models import Account
from goufu.base.people.roles import Actor, Role
from goufu.base.training import actions, schema
from goufu.base.training.models import Sandbox
from tests.visitors import in_a_demo
from tests.walk import Walk

LECTURE = date(2015, 12, 24)
# What entering leaves: who practises, the line that says so, and the session of the browser.
LEFT_BY_ENTERING = {"training_sandbox", "ledger_entry"}


@pytest.fixture(autouse=True)
def nothing_stays() -> Iterator[None]:
    yield
    for name in schema.all_schemas():
        schema.drop(name)


@pytest.fixture
def walk(db: None, settings: Any) -> Walk:
    in_a_demo(settings)
    return Walk()


@pytest.fixture
def learner(walk: Walk) -> Actor:
    """The handler of the real town, who wants to learn."""
    return walk.who("handler")


Begins = Callable[..., Sandbox]


@pytest.fixture
def begins() -> Begins:
    def begin(learner: Actor, *, day: date = LECTURE, story: str = "care") -> Sandbox:
        account = Account.objects.get(pk=learner.account_id)
        return actions.begin(account=account, story=story, day=day, actor=learner, at=now())

    return begin


def account_of(learner: Actor) -> Account:
    return Account.objects.get(pk=learner.account_id)


def plays(learner: Actor, upto: str) -> Sandbox:
    """Have all steps done up to the first one with this event."""
    from goufu.base.training.door import entered
    from goufu.base.training.story import teller

    account = account_of(learner)
    sandbox = Sandbox.objects.get(account=account)
    with entered(sandbox):
        script = teller().script(sandbox)
    for cue in script:
        if not cue.done:
            sandbox = actions.play(account=account, number=cue.number)
        if cue.event == upto:
            return sandbox
    return sandbox


def counts() -> dict[str, int]:
    """Count the rows of every real table."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        found = {}
        for name in names:
            cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608
            found[name] = cursor.fetchone()[0]
    return found


def a_person(name: str) -> Actor:
    account = Account.objects.create_account(
        name, password=None, name=name, created_at=now(), feed_key=name * 5, sample=True
    )
    return Actor(name, Role.PUBLIC, account_id=account.pk)
