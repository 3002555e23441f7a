"""Letters on the result: each bidder its own, with a number and a code."""

from __future__ import annotations

import pytest

from goufu.base.documents.reading import NoSuchDocument, version_for
from goufu.stages.procurement.papers import queries
from goufu.stages.procurement.papers.cards import LetterCard
from goufu.stages.procurement.papers.models import ResultLetter
from tests.opened_papers import content_of, fonts_not_embedded, pdf_words
from tests.walk_procurement import ProcurementWalk, moment_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided() -> ProcurementWalk:
    walk = ProcurementWalk()
    walk.up_to_result()
    return walk


def letter_to(walk: ProcurementWalk, word: str) -> ResultLetter:
    return ResultLetter.objects.get(offer__provider_id=walk.who(word).organisation_id)


class TestTheWinner:
    def test_gets_the_award_letter_with_its_number_price_and_code(self, decided):
        letter = letter_to(decided, "alpha")

        said = pdf_words(content_of(letter.document))

        told = ("中标通知书", decided.tender.letter_number, letter.check_code, "1,600,000.00")
        for words in (*told, decided.tender.ref, decided.offer("alpha").provider.name):
            assert "".join(words.split()) in said
        assert letter.kind == "award"
        assert fonts_not_embedded(content_of(letter.document)) == []


class TestWhoHasNotWon:
    def test_is_told_its_own_score_and_rank_and_who_has_won(self, decided):
        said = pdf_words(content_of(letter_to(decided, "beta").document))

        offer = decided.offer("beta")
        for words in (str(offer.total_score), decided.offer("alpha").provider.name):
            assert "".join(words.split()) in said

    def test_is_not_told_the_scores_of_others(self, decided):
        said = pdf_words(content_of(letter_to(decided, "beta").document))

        assert str(decided.offer("alpha").total_score) not in said
        assert str(decided.offer("gamma").total_score) not in said

    def test_reads_its_own_letter_and_no_other(self, decided):
        at = moment_of("2015-05-01T09:00")
        own, others = letter_to(decided, "beta"), letter_to(decided, "gamma")

        assert version_for(decided.who("beta"), document=own.document_id, number=None, at=at)
        for reader in ("beta", "alpha"):  # the winner has a standing in the project by now
            with pytest.raises(NoSuchDocument):
                version_for(decided.who(reader), document=others.document_id, number=None, at=at)
        assert version_for(decided.who("agency"), document=others.document_id, number=None, at=at)


class TestALetter:
    def test_is_seen_by_its_receiver_and_by_those_who_buy(self, decided):
        count = {
            word: queries.letters_visible_to(decided.who(word)).count()
            for word in ("alpha", "beta", "delta", "agency", "head", "supervision", "expert_1")
        }

        assert count == {
            "alpha": 1,
            "beta": 1,
            "delta": 0,
            "agency": 3,
            "head": 3,
            "supervision": 3,
            "expert_1": 0,
        }

    def test_shows_its_code_to_its_receiver_alone(self, decided):
        letter = letter_to(decided, "beta")

        assert LetterCard.of(letter, decided.who("beta")).check_code == letter.check_code
        assert LetterCard.of(letter, decided.who("agency")).check_code == ""

    def test_lapses_when_the_purchase_is_annulled(self, decided):
        decided.challenged(on="2015-04-27").suspended(on="2015-04-28")
        decided.answered(on="2015-04-30", outcome="upheld_restart")

        assert set(ResultLetter.objects.values_list("state", flat=True)) == {"void"}

    def test_that_an_offer_was_invalid_says_why(self):
        walk = ProcurementWalk()
        walk.up_to_notice().three_bids(on="2015-04-15").bid("delta", at="2015-04-16T10:00")
        walk.ticked(at="2015-04-20T09:00").bids_opened(on="2015-04-20")
        why = "没有提供资格证明材料，不符合要求"
        facts = {"offer": walk.offer("delta").ref, "ground": "unqualified", "reason": why}
        day = "2015-04-20"
        walk.tender_did("declare_invalid", on=day, by="agency", **facts)
        walk.seated(on=day).scored(on=day).concluded(on=day)
        walk.reported(on="2015-04-21").awarded(on="2015-04-23").result_published(on="2015-04-24")

        letter = letter_to(walk, "delta")

        assert letter.kind == "invalid"
        assert why in pdf_words(content_of(letter.document))
