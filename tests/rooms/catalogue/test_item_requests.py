"""A department asks for an item that the catalogue does not have."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.notifications.models import Message
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotYours
from goufu.stages.review.catalogue import actions, queries, rules, sheets
from goufu.stages.review.catalogue.models import GuidanceCatalogue, GuidanceItem, ItemRequest
from tests.rooms.catalogue.test_guidance_catalogues import CARE, Keeper
from tests.walk import Town, morning_of, small_town

pytestmark = pytest.mark.django_db
ON = "2018-03-02"
ASKED = {
    "title": "助残康复服务",
    "class_name": "基本公共服务",
    "nature": "basic",
    "content": "为残疾人提供居家康复",
    "projects": "居家康复训练",
    "grounds": "市场上有多家康复机构",
}


@pytest.fixture
def town() -> Town:
    return small_town()


@pytest.fixture
def keeper(town) -> Keeper:
    return Keeper(town)


def ask(town: Town, *, by: str = "handler", **facts) -> ItemRequest:
    return actions.ask_for_item(
        sheet=sheets.AskForItem.model_validate({**ASKED, **facts}),
        actor=town.people[by],
        at=morning_of(ON),
    )


def answer(town: Town, request: ItemRequest, verb: str, *, by: str = "budget", **facts) -> None:
    fn = getattr(actions, f"{verb}_request")
    kind = getattr(sheets, fn.__wrapped__.__annotations__["sheet"])
    fn(
        ref=request.ref,
        sheet=kind.model_validate(facts),
        actor=town.people[by],
        at=morning_of(ON),
    )
    request.refresh_from_db()


TAKEN = {"service_class": "2", "answer": "列入本次调整"}


@pytest.mark.article("财预〔2017〕87号 二")
class TestWhatIsNotInTheCatalogueIsAdjustedFirst:
    def test_it_goes_into_the_draft_with_its_reason(self, town, keeper):
        keeper.drafted(on=ON)
        request = ask(town)
        answer(town, request, "take_up", **TAKEN)

        item = GuidanceItem.objects.get(name="助残康复服务")
        assert (request.state, request.item) == ("taken_up", item)
        assert (item.catalogue, item.change, item.reason) == (
            keeper.catalogue, "added", "市场上有多家康复机构",
        )  # fmt: skip

    def test_it_can_be_chosen_only_once_the_catalogue_is_published(self, town, keeper):
        keeper.drafted(on=ON)
        request = ask(town)
        answer(town, request, "take_up", **TAKEN)
        day = date.fromisoformat(ON)
        assert not queries.items_on(day, place="CN-3415").filter(name="助残康复服务")

        keeper.published(on=ON)
        request.refresh_from_db()
        assert request.state == "listed"
        assert queries.items_on(day, place="CN-3415").filter(name="助残康复服务")
        assert Message.objects.filter(account__name="王经办", event="item_request.list").exists()

    def test_without_a_draft_there_is_nowhere_to_put_it(self, town):
        with pytest.raises(rules.NoDraft):
            answer(town, ask(town), "take_up", **TAKEN)

    def test_a_draft_out_for_opinions_is_not_changed(self, town, keeper):
        keeper.drafted(on=ON).do("ask_opinions", on=ON, until="2018-04-01")
        with pytest.raises(rules.NoDraft):
            answer(town, ask(town), "take_up", **TAKEN)

    def test_a_class_one_service_is_not_taken_up(self, town, keeper):
        keeper.drafted(on=ON)
        with pytest.raises(rules.ItemMayNotBeBought):
            answer(town, ask(town), "take_up", service_class="1", answer="列入")
        assert GuidanceCatalogue.objects.get().items.filter(name="助残康复服务").count() == 0

    def test_what_is_in_force_already_is_not_asked_for(self, town, keeper):
        keeper.drafted(on=ON).published(on=ON)
        with pytest.raises(rules.ItemIsThere, match="A01"):
            ask(town, title=CARE["name"])

    def test_a_no_is_answered_with_its_reason(self, town):
        request = ask(town)
        answer(town, request, "decline", answer="该项服务由事业单位承担，不宜购买")
        assert request.state == "declined"
        assert Message.objects.filter(account__name="王经办").exists()


class TestWhoAsksAndWhoAnswers:
    def test_the_asker_takes_it_back(self, town):
        request = ask(town)
        answer(town, request, "take_back", by="handler")
        assert request.state == "taken_back"

    def test_another_department_does_not(self, town):
        with pytest.raises(NotAParty):
            answer(town, ask(town), "take_back", by="civil_handler")

    def test_the_reviewer_does_not_ask(self, town):
        with pytest.raises(NotYours):
            ask(town, by="reviewer")

    @pytest.mark.parametrize(
        ("word", "seen"),
        [("handler", True), ("civil_handler", False), ("budget", True), ("inspector", True),
         ("alpha", False)],
    )  # fmt: skip
    def test_who_sees_it(self, town, word, seen):
        ask(town)
        assert queries.requests_visible_to(town.people[word]).exists() is seen
