"""Envelopes: any two custodians open one, one alone nothing; whatever is altered does not open."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from goufu.stages.procurement.sealing import envelope, keyfile
from goufu.stages.procurement.sealing.keyfile import Unreadable

KEYS = {
    custodian: ec.derive_private_key(number, ec.SECP256R1())
    for number, custodian in enumerate(envelope.CUSTODIANS, start=0x600D)
}
PUBLIC = {custodian: keyfile.public_text(key) for custodian, key in KEYS.items()}
CONTENT = {"price_fen": 160_000_000, "service_plan": "专职团队", "attachment": None}
KNOWN = json.loads((Path(__file__).parent / "known_answer.json").read_text("utf-8"))


@pytest.fixture
def sealed() -> str:
    return envelope.seal(CONTENT, tender="T-1", bidder="7", keys=PUBLIC)


def pieces(text: str, *custodians: str) -> dict[str, list[str]]:
    head = envelope.read(text)
    return {one: envelope.take_pieces(head, one, KEYS[one]) for one in custodians}


@pytest.mark.parametrize("two", [*itertools.combinations(envelope.CUSTODIANS, 2)])
def test_any_two_of_the_three_open_it(sealed, two):
    assert envelope.unseal(sealed, pieces(sealed, *two)) == CONTENT


@pytest.mark.parametrize("one", envelope.CUSTODIANS)
def test_one_alone_does_not(sealed, one):
    with pytest.raises(Unreadable):
        envelope.unseal(sealed, pieces(sealed, one))


def test_an_envelope_sealed_once_by_each_side_still_opens():
    """What a browser and this client have sealed before; a changed format would fail here."""
    for known in KNOWN["envelopes"]:
        found = envelope.unseal(known, pieces(known, "purchaser", "supervision"))
        assert found == KNOWN["content"]
        assert envelope.digest(known) in KNOWN["digests"]
    key = keyfile.unprotect(KNOWN["key_file"], KNOWN["passphrase"])
    assert keyfile.public_text(key) == KNOWN["key_file"]["public"]


@pytest.mark.parametrize("part", ["tender", "bidder", "attachment"])
def test_it_is_bound_to_tender_bidder_and_attachment(sealed, part):
    moved = json.dumps({**json.loads(sealed), part: "8"})
    with pytest.raises(Unreadable):
        pieces(moved, "agency")


def test_content_that_was_altered_does_not_open(sealed):
    two = pieces(sealed, "agency", "purchaser")
    other = json.loads(envelope.seal(CONTENT, tender="T-1", bidder="7", keys=PUBLIC))
    for part in ("sealed", "iv"):
        altered = json.dumps({**json.loads(sealed), part: other[part]})
        with pytest.raises(Unreadable):
            envelope.unseal(altered, two)


def test_the_key_of_another_opens_no_box(sealed):
    with pytest.raises(Unreadable):
        envelope.take_pieces(envelope.read(sealed), "agency", KEYS["purchaser"])


def test_pieces_of_another_envelope_are_known_as_such(sealed):
    head = envelope.read(sealed)
    other = envelope.seal(CONTENT, tender="T-1", bidder="7", keys=PUBLIC)
    assert envelope.are_pieces_of(head, "agency", pieces(sealed, "agency")["agency"])
    assert not envelope.are_pieces_of(head, "agency", pieces(other, "agency")["agency"])
    for nonsense in ([], ["00"], ["zz", "zz"], ["00" * 32] * 3):
        assert not envelope.are_pieces_of(head, "agency", nonsense)


def test_its_length_does_not_tell_how_dear_the_offer_is():
    lengths = {
        len(envelope.seal({**CONTENT, "price_fen": price}, tender="T-1", bidder="7", keys=PUBLIC))
        for price in (1, 999, 160_000_000, 10**15)
    }
    assert len(lengths) == 1


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "no json", '{"format": "goufu-envelope-1"}', '{"format": 1}', "null"]
)
def test_what_is_no_envelope_is_not_read(text):
    with pytest.raises(Unreadable):
        envelope.read(text)


def test_a_sealed_file_opens_with_what_the_offer_says_and_nothing_else():
    sealed, told = envelope.seal_file(b"%PDF-1.4", name="plan.pdf", tender="T-1")
    assert envelope.open_file(sealed, told, tender="T-1") == b"%PDF-1.4"
    assert b"PDF" not in sealed
    for wrong in ({**told, "key": "00" * 32}, {**told, "sha256": "0"}, {}):
        with pytest.raises(Unreadable):
            envelope.open_file(sealed, wrong, tender="T-1")
    with pytest.raises(Unreadable):
        envelope.open_file(sealed, told, tender="T-2")


def test_a_key_file_opens_with_its_passphrase_and_no_other():
    file = keyfile.protect(KEYS["agency"], "correct horse")
    assert keyfile.public_text(keyfile.unprotect(file, "correct horse")) == PUBLIC["agency"]
    for wrong, passphrase in (
        (file, "another"),
        ({**file, "public": PUBLIC["purchaser"]}, "correct horse"),
        ({**file, "rounds": 10**9}, "correct horse"),
        ({"format": "none"}, "correct horse"),
    ):
        with pytest.raises(Unreadable):
            keyfile.unprotect(wrong, passphrase)


@pytest.mark.parametrize("text", ["", "AAAA", "no base64 at all", PUBLIC["agency"][:-4]])
def test_what_is_no_point_of_the_curve_is_no_key(text):
    with pytest.raises(Unreadable):
        keyfile.fingerprint(text)
