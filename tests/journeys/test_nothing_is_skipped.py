"""Every step waits for the one before it; what is tried too early is refused and written down."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.db import transaction

from goufu.base.ledger.models import Entry, Refused
from goufu.law.refusals import Refusal
from tests.journeys import by_action
from tests.journeys.conftest import YEAR
from tests.journeys.leg import LAW_OF_2015, Journey, Leg
from tests.journeys.path import path

# Neighbours that do not hang on each other: either may come first.
FREE = {
    ("need.take_up", "project.open"),  # an idea may come before the answer to the citizen
    ("project.pass_sector", "budget_line.enter"),  # the line is there before any project
    ("project.approve", "department_budget.compile"),  # compiled while projects come in
    ("department_budget.publish", "catalogue.propose"),  # two bodies, each with its own clock
    ("offer.submit", "offer.submit"),
    ("tender.open_bids", "draw.commit"),  # experts may be drawn before the opening
    ("draw.commit", "draw.nominate"),  # whom the purchaser sends hangs on no lot
    ("draw.nominate", "draw.reveal"),
    ("draw.accept", "draw.accept"),
    ("tender.declare", "tender.declare"),
    ("tender.hand_in", "tender.score"),  # each member at his or her own pace
    ("tender.sign", "tender.sign"),
    # Keys lie ready whenever their holders have made them; of three two unlock, in any order.
    ("tender.confirm", "opening_key.register"),
    ("opening_key.register", "opening_key.register"),
    ("tender.bring_pieces", "tender.bring_pieces"),
    # What the committee checks it checks in any order, all of it before the points are added up.
    ("tender.check_qualification", "tender.check_conformity"),
    ("tender.check_conformity", "tender.score"),
    ("contract.check", "contract.sign_for_provider"),  # an inner look that the law leaves open
    ("notice.publish", "contract.file"),  # two duties since the signature
    ("notice.publish", "delivery.report"),
    ("payment.confirm", "notice.publish"),
    ("payment.confirm", "evaluation.commission"),  # the contract ends with its acceptance
    ("evaluation.use_result", "notice.publish"),
    ("notice.publish", "notice.publish"),
}


class TooEarly(Exception):
    """A leg was taken before its time; carries nothing, it only rolls back."""


def test_no_step_can_be_taken_before_the_one_before_it(db):
    journey = by_action.settled(year=YEAR)
    legs = path(YEAR, LAW_OF_2015)
    skipped = []
    for this, following in pairwise(legs):
        if following.who != "clock" and _may_be_taken(following, journey):
            skipped.append((this.act, following.act))
        by_action.take(this, journey)

    assert set(skipped) == FREE


def test_what_was_tried_too_early_is_on_record(db):
    journey = by_action.settled(year=YEAR)
    legs = path(YEAR, LAW_OF_2015)
    opened = [leg.act for leg in legs].index("project.assess")
    by_action.walk(legs[:opened], journey)
    lines = Entry.objects.count()

    with pytest.raises(Refusal):
        by_action.take(legs[opened + 1], journey)

    refused = Refused.objects.get()
    assert (refused.event, refused.ref) == ("projects.submit", journey.project)
    assert refused.code == "projects.application_not_complete"
    assert Entry.objects.count() == lines


def _may_be_taken(leg: Leg, journey: Journey) -> bool:
    """Try a leg and undo it; what has no dossier yet cannot be taken either."""
    refs = dict(journey.refs)
    try:
        with transaction.atomic():
            by_action.take(leg, journey)
            raise TooEarly
    except TooEarly:
        return True
    except (Refusal, LookupError):
        return False
    finally:
        journey.refs = refs
