"""A letter is checked by its number and its code, by anybody."""

from __future__ import annotations

import pytest

from goufu.stages.procurement.papers.models import ResultLetter
from tests.opened_papers import content_of
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
PAGE = "/verify/letters/"


@pytest.fixture
def letter() -> ResultLetter:
    walk = ProcurementWalk()
    walk.up_to_result()
    found: ResultLetter = walk.tender.letters.get(kind="award")
    return found


def test_a_letter_with_its_code_is_found_with_the_digest_of_its_file(client, letter):
    asked = {"number": letter.number, "code": letter.check_code.lower()}

    answer = client.post(PAGE, asked)

    said = answer.content.decode()
    assert letter.offer.provider.name in said
    assert letter.sha256 in said
    assert content_of(letter.document).startswith(b"%PDF")


@pytest.mark.parametrize("code", ["0000-0000-0000", ""])
def test_a_wrong_code_tells_nothing_and_keeps_what_was_typed(client, letter, code):
    answer = client.post(PAGE, {"number": letter.number, "code": code})

    assert answer.status_code in {404, 422}
    said = answer.content.decode()
    assert letter.number in said
    assert letter.offer.provider.name not in said


def test_a_letter_that_is_void_is_said_to_be(client, letter):
    ResultLetter.objects.update(state="void")

    answer = client.post(PAGE, {"number": letter.number, "code": letter.check_code})

    assert "现已失效" in answer.content.decode()


def test_a_notice_leads_to_the_published_file_and_the_open_data(client, letter):
    tender = letter.tender
    paper = tender.papers.get()
    notice = f"/notices/{tender.ref}-GG1/"

    said = client.get(notice).content.decode()

    assert f"/documents/{paper.pdf_id}/1/" in said
    assert f"/api/v1/open-data/releases/{tender.ref}" in said
