"""What is looked at, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Trace:
    """What a program left in a file: who wrote it, where, from which original.

    Args:
        file: the name of the file, as people know it.
        mark: which trace, see ``traces.MARKS``.
    """

    file: str
    mark: str
    value: str


@dataclass(frozen=True)
class Looked:
    """One opened offer with what is known of its bidder.

    Args:
        names: how texts would name the bidder: names, credit code, legal representative's excluded.
        contacts: phone numbers and mail addresses → whose they are said to be.
        heads: the persons in charge, by name and, where known, by another fact that tells
            namesakes apart.
        body, above: the number of the bidder's body, and of the one that owns or runs it.
        places: network addresses from which its people signed in while offers were made.
        accounts: the accounts that handled the offer.
        payers: the bank accounts from which its deposit came → how they are shown.
        texts: name of the paper → what it says.
    """

    offer: str
    bidder: str
    price_fen: int
    names: frozenset[str] = frozenset()
    contacts: Mapping[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    body: int = 0
    above: int | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    accounts: Mapping[int, str] = field(default_factory=dict)
    payers: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What was found on the side of one bidder."""

    offer: str
    where: str
    what: str


@dataclass(frozen=True)
class Found:
    """A sign with its evidence, side by side.

    Args:
        kind: which sign; ``SIGN_OF`` says under which words of the law it may fall.
        strong: it can hardly be chance; whether it is collusion is for people to say.
        key: what tells it from other signs of the kind between the same offers.
        measure: the figure behind it, with its unit, where there is one.
    """

    kind: str
    strong: bool
    offers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    key: str = ""
    measure: str = ""
