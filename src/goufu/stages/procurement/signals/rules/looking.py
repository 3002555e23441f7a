"""Look at the offers of one tender, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from goufu.law.money import yuan
from goufu.law.words import say
from goufu.stages.procurement.signals.rules import alike, prices, traces
from goufu.stages.procurement.signals.rules.looked import Evidence, Found, Looked

K = TypeVar("K", bound=Hashable)

# Each sign → the name of the law's own sign under which it may fall.
SIGN_OF: Mapping[str, str] = {
    "same_author": "same_author",
    "same_place": "same_handler",
    "same_account": "same_handler",
    "same_contacts": "same_contacts",
    "alike_text": "alike_or_regular",
    "regular_prices": "alike_or_regular",
    "mixed_names": "mixed_pages",
    "one_account": "one_deposit_account",
    "same_head": "same_head",
    "one_above": "control_or_management",
}
PATTERNS: Mapping[str, str] = {
    "equal_prices": say("报价相同"),
    "equal_steps": say("等差"),
    "equal_ratios": say("等比"),
}
LEAST_NAME = 4  # characters; a shorter name stands in many texts by chance
AROUND = 30  # characters shown around a name that is out of place
WHOLE = say("全文")


def look(offers: Sequence[Looked], *, given: str) -> list[Found]:
    """Return every sign between the offers, each with its evidence.

    Args:
        given: what the purchase document says; repeating it is no sign.
    """
    return [
        *_authors(offers),
        *_places(offers),
        *_accounts(offers),
        *_contacts(offers),
        *_texts(offers, given),
        *_prices(offers),
        *_names(offers),
        *_payers(offers),
        *_heads(offers),
        *_above(offers),
    ]


def _authors(offers: Sequence[Looked]) -> Iterator[Found]:
    for (mark, value), found in _shared(offers, _traces).items():
        yield Found(
            "same_author",
            strong=mark in traces.UNMISTAKABLE,
            offers=_refs(found),
            evidence=_side_by_side(found),
            key=f"{mark} {value}",
        )


def _traces(one: Looked) -> Iterator[tuple[tuple[str, str], Evidence]]:
    for trace in one.traces:
        if traces.says_something(trace.mark, trace.value):
            words = f"{traces.MARKS[trace.mark]}：{trace.value}"
            yield (trace.mark, trace.value), Evidence(one.offer, trace.file, words)


def _places(offers: Sequence[Looked]) -> Iterator[Found]:
    def told(one: Looked) -> Iterator[tuple[str, Evidence]]:
        for place, browser in one.places.items():
            yield place, Evidence(one.offer, place, browser)

    for place, found in _shared(offers, told).items():
        yield Found("same_place", False, _refs(found), _side_by_side(found), key=place)


def _accounts(offers: Sequence[Looked]) -> Iterator[Found]:
    def told(one: Looked) -> Iterator[tuple[int, Evidence]]:
        for account, name in one.accounts.items():
            yield account, Evidence(one.offer, one.bidder, name)

    for account, found in _shared(offers, told).items():
        yield Found("same_account", True, _refs(found), _side_by_side(found), key=str(account))


def _contacts(offers: Sequence[Looked]) -> Iterator[Found]:
    def told(one: Looked) -> Iterator[tuple[str, Evidence]]:
        for contact, whose in one.contacts.items():
            yield contact, Evidence(one.offer, whose, contact)

    for contact, found in _shared(offers, told).items():
        yield Found("same_contacts", True, _refs(found), _side_by_side(found), key=contact)


def _texts(offers: Sequence[Looked], given: str) -> Iterator[Found]:
    said = {one.offer: "\n".join(one.texts.values()) for one in offers}
    in_the_document = alike.pieces(alike.plain(given))
    for one, other, share in alike.shares(said, given=given):
        passages = alike.common_passages(said[one], said[other], in_the_document)
        words = "……".join(passages)
        yield Found(
            "alike_text",
            strong=share >= alike.STRONG_FROM,
            offers=(one, other),
            evidence=(Evidence(one, WHOLE, words), Evidence(other, WHOLE, words)),
            measure=f"{share}%",
        )


def _prices(offers: Sequence[Looked]) -> Iterator[Found]:
    found = prices.pattern([one.price_fen for one in offers])
    if not found:
        return
    ordered = sorted(offers, key=lambda one: (one.price_fen, one.offer))
    if found == "equal_prices":
        asked = [one.price_fen for one in ordered]
        ordered = [one for one in ordered if asked.count(one.price_fen) > 1]
    yield Found(
        "regular_prices",
        strong=False,
        offers=tuple(one.offer for one in ordered),
        evidence=tuple(
            Evidence(one.offer, PATTERNS[found], f"{yuan(one.price_fen)} 元") for one in ordered
        ),
        key=found,
        measure=_measured(found, [one.price_fen for one in ordered]),
    )


def _measured(found: str, asked: Sequence[int]) -> str:
    step, ratio = prices.measure(asked)
    if found == "equal_steps":
        return f"{yuan(step)} 元"
    return f"{ratio / prices.PER_MILLION:.6f}" if found == "equal_ratios" else ""


def _names(offers: Sequence[Looked]) -> Iterator[Found]:
    whose: dict[str, Looked] = {name: one for one in offers for name in one.names}
    by_head: dict[str, list[str]] = defaultdict(list)
    for name in whose:
        if len(name) >= LEAST_NAME:
            by_head[name[:LEAST_NAME]].append(name)
    for one in offers:
        out_of_place: dict[str, list[Evidence]] = defaultdict(list)
        for paper, text in one.texts.items():
            for name, at in _named(text, by_head):
                if name not in one.names:
                    around = " ".join(text[max(0, at - AROUND) : at + len(name) + AROUND].split())
                    out_of_place[whose[name].offer].append(Evidence(one.offer, paper, around))
        for other, evidence in sorted(out_of_place.items()):
            pair = (one.offer, other)
            yield Found("mixed_names", True, pair, tuple(evidence), key=f"{one.offer}>{other}")


def _named(text: str, by_head: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Return each name that stands in a text, with where it stands first."""
    seen: set[str] = set()
    for at in range(len(text) - LEAST_NAME + 1):
        for name in by_head.get(text[at : at + LEAST_NAME], ()):
            if name not in seen and text.startswith(name, at):
                seen.add(name)
                yield name, at


def _payers(offers: Sequence[Looked]) -> Iterator[Found]:
    def told(one: Looked) -> Iterator[tuple[str, Evidence]]:
        for account, shown in one.payers.items():
            yield account, Evidence(one.offer, one.bidder, shown)

    for account, found in _shared(offers, told).items():
        yield Found("one_account", True, _refs(found), _side_by_side(found), key=account)


def _heads(offers: Sequence[Looked]) -> Iterator[Found]:
    def told(one: Looked) -> Iterator[tuple[str, Evidence]]:
        for head in one.heads:
            yield head, Evidence(one.offer, one.bidder, head)

    for head, found in _shared(offers, told).items():
        # Namesakes happen: somebody has to look.
        yield Found("same_head", False, _refs(found), _side_by_side(found), key=head)


def _above(offers: Sequence[Looked]) -> Iterator[Found]:
    by_body = {one.body: one for one in offers if one.body}
    for one in offers:
        over = by_body.get(one.above or 0)
        if over is not None and over.offer != one.offer:
            evidence = (
                Evidence(one.offer, one.bidder, over.bidder),
                Evidence(over.offer, over.bidder, one.bidder),
            )
            yield Found("one_above", True, _refs(evidence), _side_by_side(evidence))


def _shared(
    offers: Sequence[Looked], told: Callable[[Looked], Iterable[tuple[K, Evidence]]]
) -> dict[K, list[Evidence]]:
    """Return what more than one offer has, with the evidence of each."""
    by_value: dict[K, dict[str, Evidence]] = defaultdict(dict)
    for one in offers:
        for value, evidence in told(one):
            by_value[value].setdefault(one.offer, evidence)
    return {value: list(has.values()) for value, has in by_value.items() if len(has) > 1}


def _refs(found: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(sorted({one.offer for one in found}))


def _side_by_side(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(found, key=lambda one: (one.offer, one.where)))
