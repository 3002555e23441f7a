"""Who is asked to offer: lists, lots, recommendations; and that nobody else sees or answers."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from datetime import date

import pytest

from goufu.base.documents.models import Document
from goufu.base.documents.reading import may_read
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotNow
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.tenders.cards import TenderCard
from goufu.stages.procurement.tenders.consequences import publish_document
from goufu.stages.procurement.tenders.models import SupplierDraw
from goufu.stages.procurement.tenders.queries import visible_to
from goufu.stages.procurement.tenders.rules import inviting as rules
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.rooms.tenders.conftest import kept
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
DAY, PUBLISHED, CLOSES = "2026-03-28", "2026-03-30", "2026-04-21T09:00"


def _invited(walk: MethodsWalk) -> None:
    walk.up_to_announcement()
    walk.pool(8)
    walk.ready_by("invited_tender")


@pytest.fixture(scope="module")
def invited_tender(django_db_setup, django_db_blocker) -> Iterator[MethodsWalk]:
    """An invited tender of March 2026 with its document confirmed; eight more providers."""
    with kept(django_db_blocker, _invited, 2026, make=MethodsWalk) as walk:
        yield walk


@pytest.fixture
def walk(invited_tender) -> MethodsWalk:
    return invited_tender


def pool(number: int) -> list[str]:
    return [f"pool_{one}" for one in range(1, number + 1)]


def asked(walk: MethodsWalk) -> list[str]:
    ids = set(walk.tender.candidates.filter(invited=True).values_list("provider_id", flat=True))
    return [word for word in pool(8) if walk.town.organisations[word].pk in ids]


@pytest.mark.article("财政部令第87号 第十四条第一款")
@pytest.mark.article("政府采购法 第三十四条")
class TestThreeOrMoreAreDrawn:
    def test_three_may_be_drawn_and_two_may_not(self, walk):
        walk.listed("pool", *pool(6), on=DAY)
        with pytest.raises(rules.TooFewDrawn) as refused:
            walk.drawn(2, on=DAY)
        assert refused.value.clause == "财政部令第87号 第十四条第一款"
        walk.drawn(3, on=DAY)
        assert len(asked(walk)) == 3

    def test_without_lots_no_invitation_goes_out(self, walk):
        with pytest.raises(rules.NoListYet):
            walk.called(on=PUBLISHED, closes=CLOSES)
        walk.listed("pool", *pool(6), on=DAY)
        with pytest.raises(rules.NoListYet):
            walk.called(on=PUBLISHED, closes=CLOSES)

    def test_a_notice_is_not_a_way_to_an_invited_tender(self, walk):
        with pytest.raises(rules.NotAWayHere):
            walk.listed("notice", on=DAY)

    def test_a_list_of_two_is_too_short(self, walk):
        with pytest.raises(rules.TooFewListed):
            walk.listed("pool", *pool(2), on=DAY)

    def test_nobody_is_listed_twice_or_from_elsewhere(self, walk):
        with pytest.raises(rules.ListedTwice):
            walk.listed("pool", "pool_1", "pool_1", "pool_2", on=DAY)
        with pytest.raises(rules.NoSuchProvider):
            walk.listed("pool", "pool_1", "pool_2", "agency", on=DAY)
        with pytest.raises(rules.WrongSource):
            walk.listed("pool", *pool(3), on=DAY, pool_3="purchaser")


@pytest.mark.article("财政部令第87号 第十四条第三款")
class TestTheListIsTwiceAsLong:
    def test_six_for_three_and_not_five(self, walk):
        walk.listed("pool", *pool(5), on=DAY)
        with pytest.raises(rules.ListTooShort) as refused:
            walk.drawn(3, on=DAY)
        assert refused.value.clause == "财政部令第87号 第十四条第三款"
        walk.listed("recommendation", *pool(6), on=DAY, by="purchaser").drawn(3, on=DAY)


@pytest.mark.article("财政部令第87号 第十四条第四款")
class TestTwoOfThePurchasersPeopleWatch:
    def test_one_is_too_few(self, walk):
        walk.listed("pool", *pool(6), on=DAY)
        with pytest.raises(rules.TooFewWatchers):
            walk.drawn(3, on=DAY, watchers=("handler",))
        walk.drawn(3, on=DAY, watchers=("handler", "head"))

    def test_they_are_two_persons_of_the_purchaser(self, walk):
        walk.listed("pool", *pool(6), on=DAY)
        for watchers in (("handler", "handler"), ("handler", "agency"), ("head", "budget")):
            with pytest.raises(rules.NotOfThePurchaser):
                walk.drawn(3, on=DAY, watchers=watchers)


class TestAnybodyCanDrawAgain:
    def test_from_what_the_ledger_says(self, walk):
        walk.listed("pool", *pool(8), on=DAY).drawn(3, on=DAY)
        closed = Entry.objects.get(event="tender.list_suppliers").facts
        said = Entry.objects.get(event="tender.draw_suppliers").facts
        names = [f"#{walk.town.organisations[word].pk}" for word in pool(8)]

        digest = hashlib.sha256
        listed = "".join(f"{name}\n" for name in sorted(names)).encode()
        assert closed["list_sha256"] == digest(listed).hexdigest()
        assert closed["commitment"] == digest(said["secret"].encode()).hexdigest()
        words = "".join(f"{one}\n" for one in (said["secret"], *said["words"]))
        assert said["seed"] == digest(words.encode()).hexdigest()
        by_lot = sorted(
            names, key=lambda one: hmac.new(said["seed"].encode(), one.encode(), digest).digest()
        )
        drawn = {f"#{walk.town.organisations[word].pk}" for word in asked(walk)}
        assert drawn == set(by_lot[:3])

    def test_lots_are_drawn_once_and_the_list_stands_then(self, walk):
        walk.listed("pool", *pool(6), on=DAY).drawn(3, on=DAY)
        with pytest.raises(rules.AlreadyDrawn):
            walk.drawn(3, on=DAY)
        with pytest.raises(rules.AlreadyDrawn):
            walk.listed("pool", *pool(8), on=DAY)

    def test_a_new_list_has_a_new_secret(self, walk):
        walk.listed("pool", *pool(6), on=DAY)
        before = SupplierDraw.objects.get().secret
        walk.listed("pool", *pool(7), on=DAY)
        assert SupplierDraw.objects.get().secret != before

    def test_without_a_list_there_is_nothing_to_draw_from(self, walk):
        with pytest.raises(rules.NotDrawnHere):
            walk.drawn(3, on=DAY)


class TestOnlyTheInvited:
    def test_see_it_and_answer_it(self, walk):
        walk.listed("pool", *pool(6), on=DAY).drawn(3, on=DAY)
        words = asked(walk)
        outsider = next(word for word in pool(6) if word not in words)
        assert not visible_to(walk.who(words[0])).exists()
        walk.called(on=PUBLISHED, closes=CLOSES)

        assert visible_to(walk.who(words[0])).get() == walk.tender
        assert not visible_to(walk.who(outsider)).exists()
        assert not visible_to(walk.who("alpha")).exists()
        with pytest.raises(offer_rules.NotInvited):
            walk.bid(outsider, at="2026-04-10T10:00")
        walk.bid(words[0], at="2026-04-10T10:00")

    def test_read_the_document_and_everybody_does_with_the_result(self, walk):
        paper = Document.objects.create(
            ref=walk.tender.ref,
            place="CN-3415",
            kind="tender_document",
            title="招标文件",
            owner_organisation=walk.town.organisations["agency"],
        )
        walk.tender.set(document=paper)
        walk.listed("pool", *pool(6), on=DAY).drawn(3, on=DAY).called(on=PUBLISHED, closes=CLOSES)

        at = moment_of("2026-04-01T10:00")
        outsider = next(word for word in pool(6) if word not in asked(walk))
        assert may_read(paper, walk.who(asked(walk)[0]), at)
        assert not may_read(paper, walk.who(outsider), at)
        publish_document(Entry(ref=walk.tender.ref))
        paper.refresh_from_db()
        assert paper.public

    def test_do_not_learn_who_else_was_asked(self, walk):
        walk.listed("pool", *pool(6), on=DAY).drawn(3, on=DAY).called(on=PUBLISHED, closes=CLOSES)

        card = TenderCard.of(walk.tender, walk.who(asked(walk)[0]))
        assert (card.candidates, card.draw) == ([], [])
        assert len(TenderCard.of(walk.tender, walk.who("agency")).candidates) == 6

    def test_are_told_what_is_made_clear_of_the_document_and_no_notice_says_it(self, walk):
        walk.listed("pool", *pool(6), on=DAY).drawn(3, on=DAY).called(on=PUBLISHED, closes=CLOSES)
        walk.corrected(on="2026-03-31", clarification="报价以人民币计，含一切税费")

        told = Message.objects.filter(ref=walk.tender.ref, event="tender.correct")
        names = set(told.values_list("organisation__name", flat=True))
        own = {walk.town.organisations[word].name for word in pool(8)}
        assert names & own == {walk.town.organisations[word].name for word in asked(walk)}
        assert not Notice.objects.filter(source_ref=walk.tender.ref).exists()

    def test_the_law_of_2015_asked_for_chance_and_three_only(self):
        assert (
            rules.check_draw(
                listed=3,
                number=3,
                prequalified=False,
                method="invited_tender",
                on=date(2015, 3, 27),
                place="CN-3415",
            )
            is None
        )


def test_an_open_tender_is_not_invited_to(walk):
    walk.tender.set(method="open_tender")
    with pytest.raises(NotNow):
        walk.listed("pool", *pool(6), on=DAY)
