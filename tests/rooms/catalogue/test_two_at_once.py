"""Two officers at the same moment: one catalogue is begun, one decision is taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import NotNow
from goufu.stages.review.catalogue import actions, rules, sheets
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    GuidanceCatalogue,
    ImplementationCatalogue,
    Opinion,
)
from tests.at_once import at_once
from tests.rooms.catalogue.test_guidance_catalogues import NEW, OLD, Keeper
from tests.walk import LUAN, Walk, morning_of, small_town

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_begin_a_version_the_second_is_told_of_the_first():
    town = small_town()
    town.appoint("budget_2", Role.FINANCE_BUDGET, "finance")

    def draw_up(word: str) -> Callable[[], object]:
        return partial(
            actions.draw_up,
            sheet=sheets.DrawUp(title=f"{word} 起草的目录", base="blank"),
            actor=town.people[word],
            at=morning_of(OLD),
        )

    told = at_once(draw_up("budget"), draw_up("budget_2"))
    assert sorted(str(type(one)) for one in told) == sorted(
        [str(type(None)), str(rules.DraftIsThere)]
    )
    assert GuidanceCatalogue.objects.count() == 1


def test_eight_opinions_at_once_get_a_number_each():
    keeper = Keeper(small_town())
    keeper.drafted(on=NEW).do("ask_opinions", on=NEW, until="2026-04-01")
    told = at_once(
        *(
            partial(
                Keeper.do, keeper, "say_opinion", on=NEW, by="handler", text=f"意见 {number} 号"
            )
            for number in range(8)
        )
    )
    assert told == [None] * 8
    assert sorted(Opinion.objects.values_list("number", flat=True)) == list(range(1, 9))


def test_budgets_replied_to_at_once_begin_one_list():
    small_town()

    def listed(number: int) -> None:
        with transaction.atomic():
            actions.list_project(
                place=LUAN,
                year=2015,
                at=morning_of("2015-02-10"),
                project_code=f"3415-2015-XM-{number:04d}",
                budget_ref="b",
                title=f"项目 {number}",
                purchaser="甲",
                item_code="A01",
                item_name="养老服务",
                class_name="基本公共服务",
                amount_fen=100,
            )

    assert at_once(*(partial(listed, number) for number in range(6))) == [None] * 6
    assert ImplementationCatalogue.objects.count() == 1
    assert CatalogueEntry.objects.count() == 6


def test_a_list_is_published_once():
    walk = Walk()
    walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
    walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")
    walk.town.appoint("budget_2", Role.FINANCE_BUDGET, "finance")
    ref, at = ImplementationCatalogue.objects.get().ref, morning_of("2015-02-20")
    actions.propose_catalogue(
        ref=ref, sheet=sheets.ProposeCatalogue(), actor=walk.who("budget"), at=at
    )

    told = at_once(
        *(
            partial(
                actions.publish_catalogue,
                ref=ref,
                sheet=sheets.PublishCatalogue(),
                actor=walk.who(word),
                at=at,
            )
            for word in ("supervision", "budget_2")
        )
    )
    assert sorted(one is None for one in told) == [False, True]
    assert any(isinstance(one, NotNow) for one in told)
