"""What runs in processes of its own, so that a test may kill them: see ``test_killed.py``.

``settle`` founds a town and a project that waits to be submitted; ``submit`` submits it, once for
its key; ``submit --stop`` stops in the middle, with everything written and nothing committed;
``letters`` asks the worker to send what waits; ``token`` lets a program act for the handler, and
prints its secret and the body with which it opens projects.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime, timedelta

import django

KEY = "the same button"
MIDDLE = "in the middle"


def settle() -> str:
    from goufu.base.people.models import Account
    from tests.journeys import by_action
    from tests.journeys.leg import LAW_OF_2015, before
    from tests.journeys.path import path

    journey = by_action.settled(year=2015)
    by_action.walk(before(path(2015, LAW_OF_2015), "project.submit"), journey)
    Account.objects.update(is_active=True)
    return journey.project


def submit(*, stop: bool = False) -> str:
    from goufu.base.people.models import Appointment
    from goufu.base.workflow import advance
    from goufu.base.workflow.action import once
    from goufu.config.switchboard import SWITCHBOARD
    from goufu.stages.review.projects import actions, sheets
    from goufu.stages.review.projects.models import Project

    if stop:
        advance.connect({**SWITCHBOARD, "project.submit": [_stop_here]})
    project = Project.objects.get()
    handler = Appointment.objects.get(
        organisation=project.purchaser, account__pk=project.handler_account_id
    )
    with once(KEY):
        done = actions.submit(
            ref=project.ref,
            sheet=sheets.Remark(),
            actor=handler.actor(),
            at=datetime.now(UTC),  # Mail that has waited for a week is no news any more.
        )
    return str(done.state)


def letters() -> str:
    from goufu.base.jobs import tasks

    tasks.send_letters.defer()
    return "asked"


def token() -> str:
    from goufu.base.people.models import Appointment
    from goufu.base.people.roles import Role
    from goufu.base.people.tokens import make_token
    from goufu.stages.review.catalogue.models import GuidanceItem
    from goufu.stages.review.projects.models import Project
    from tests.journeys import forms

    post = Appointment.objects.filter(
        role=Role.HANDLER, organisation=Project.objects.get().purchaser
    ).earliest("id")
    now = datetime.now(UTC)
    _, secret = make_token(post, name="chaos", expires_on=now.date() + timedelta(days=2), at=now)
    body = {
        **forms.APPLICATION,
        "year": now.year,
        "item_id": GuidanceItem.objects.get(code="A01").pk,
        "starts_on": f"{now.year}-05-01",
        "ends_on": f"{now.year}-12-31",
    }
    return json.dumps({"secret": secret, "body": body})


def _stop_here(_entry: object) -> None:
    sys.stdout.write(f"{MIDDLE}\n")
    sys.stdout.flush()
    time.sleep(0 if sys.stdin.readline() else 60)


def main(words: list[str]) -> None:
    django.setup()
    command, *rest = words
    if command == "submit":
        sys.stdout.write(submit(stop="--stop" in rest) + "\n")
    else:
        sys.stdout.write({"settle": settle, "letters": letters, "token": token}[command]() + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
