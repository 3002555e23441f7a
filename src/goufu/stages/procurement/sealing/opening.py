"""Whatever is sealed to three keys: received, unlocked by two custodians, opened all at once.

An offer, a last price and a response to a framework agreement are each a ``Sealed``: a number, the
text of an envelope, and its digest as the ledger has it. The rooms keep what was brought and say
what follows; what they do alike stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from goufu.base.ledger.keys import sign_text
from goufu.base.ledger.models import canonical
from goufu.law.calendar import BEIJING
from goufu.law.words import say
from goufu.stages.procurement.sealing import envelope, rules
from goufu.stages.procurement.sealing.keyfile import Unreadable
from goufu.stages.procurement.sealing.models import BroughtPieces, PinnedKey

RECEIPT = "goufu-receipt-1"
UNREADABLE = say("加密内容损坏，或者不是按本项目的钥匙加密")
NOT_A_CONTENT = say("解密后的内容不是一份响应文件")
MILLISECOND = 1000  # microseconds

Key = TypeVar("Key", bound=PinnedKey)
Content = TypeVar("Content", bound=BaseModel)
Pair = Mapping[str, Sequence[str]]  # custodian → its two pieces of one envelope, in hex


class Sealed(Protocol):
    """One thing that nobody can read before its opening."""

    @property
    def ref(self) -> str: ...
    @property
    def envelope(self) -> str: ...
    @property
    def seal(self) -> str: ...


def to_the_millisecond(at: datetime) -> datetime:
    """Return the moment as receipts name it."""
    return at.replace(microsecond=at.microsecond // MILLISECOND * MILLISECOND)


def receipt_for(
    *, tender: str, offer: str, bidder: int, seal: str, attachment: str = "", at: datetime
) -> str:
    """Return the signed receipt of an envelope, JSON; see docs/reference/envelope.md.

    Args:
        tender: the number that the envelope names.
        offer: the number under which it is kept.
        seal, attachment: the digests of the envelope and of the sealed file with it.
    """
    told = {
        "format": RECEIPT,
        "tender": tender,
        "offer": offer,
        "bidder": str(bidder),
        "envelope_sha256": seal,
        "attachment_sha256": attachment,
        "received_at": at.astimezone(BEIJING).isoformat(timespec="milliseconds"),
    }
    return canonical(sign_text(canonical(told).decode(), at=at)).decode()


def given_to_seal(ref: str, bidder: int | None, keys: Iterable[PinnedKey]) -> dict[str, Any]:
    """Return what a bidder's browser or client seals with: for what, as whom, to which keys."""
    return {
        "tender": ref,
        "bidder": str(bidder or ""),
        "keys": {one.custodian: one.key.public_key for one in keys},
    }


def given_to_unlock(pinned: PinnedKey, sealed: Iterable[Sealed]) -> dict[str, Any]:
    """Return what a custodian's browser or client takes its pieces out of: heads, no content."""
    return {
        "does": "unlock",
        "custodian": pinned.custodian,
        "fingerprint": pinned.key.fingerprint,
        "offers": {
            one.ref: rules.shared_part(envelope.read(one.envelope), pinned.custodian)
            for one in sealed
        },
    }


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Return the three keys in the order of their custodians."""
    return sorted(keys, key=lambda one: envelope.CUSTODIANS.index(one.custodian))


def lost_of(keys: Iterable[PinnedKey]) -> list[str]:
    """Return the custodians whose keys are lost."""
    return [one.custodian for one in in_order(keys) if one.key.state == "lost"]


def broken(sealed: Iterable[Sealed]) -> list[str]:
    """Return the numbers of those whose envelope is not what was handed in."""
    return [one.ref for one in sealed if envelope.digest(one.envelope) != one.seal]


def read_brought(
    text: str,
    *,
    sealed: Iterable[Sealed],
    custodian: str,
    brought: Mapping[str, BroughtPieces],
    lost: Sequence[str],
    clause: str = rules.SEALING,
) -> rules.Pieces:
    """Return what a custodian brings of every envelope, each piece checked against its digest.

    Args:
        brought: what custodians have brought before, by custodian.

    Raises:
        TooManyLost, BroughtAlready, NotPieces, WrongPieces, NothingRead: see ``rules``.
    """
    rules.check_not_too_many_lost(brought=brought, lost=lost, clause=clause)
    if custodian in brought:
        raise rules.BroughtAlready(custodian=rules.names({custodian}))
    pieces = rules.read_pieces(text)
    heads = {one.ref: envelope.read(one.envelope) for one in sealed}
    rules.check_pieces(pieces, heads=heads, custodian=custodian)
    return pieces


def unread_in(pieces: rules.Pieces) -> list[str]:
    """Return the numbers of the envelopes that a custodian's key did not open."""
    return sorted(ref for ref, found in pieces.items() if isinstance(found, str))


def pieces_to_open(
    sealed: Iterable[Sealed],
    *,
    brought: Mapping[str, BroughtPieces],
    lost: Sequence[str],
    clause: str = rules.SEALING,
) -> dict[str, Pair]:
    """Return the pieces of every envelope; too few where its maker has sealed it wrongly.

    Raises:
        NotUnlocked, TooManyLost, ThirdNeeded: see ``rules``.
    """
    rules.check_unlocked(brought=brought, lost=lost, clause=clause)
    pieces = {one.ref: _pieces_of(one, brought) for one in sealed}
    few = [ref for ref, found in pieces.items() if len(found) < rules.ENOUGH]
    rules.check_third_asked(few, brought=brought, lost=lost, clause=clause)
    return pieces


def content_of(one: Sealed, pieces: Pair, shape: type[Content]) -> Content | str:
    """Return what an envelope says, or in words why it says nothing."""
    if len(pieces) < rules.ENOUGH:
        return UNREADABLE
    try:
        return shape.model_validate(envelope.unseal(one.envelope, pieces))
    except Unreadable:
        return UNREADABLE
    except ValidationError:
        return NOT_A_CONTENT


def _pieces_of(one: Sealed, brought: Mapping[str, BroughtPieces]) -> Pair:
    """Return the pieces of an envelope from those custodians whose keys opened it."""
    found = {custodian: whose.pieces[one.ref] for custodian, whose in brought.items()}
    return {custodian: pair for custodian, pair in found.items() if not isinstance(pair, str)}
