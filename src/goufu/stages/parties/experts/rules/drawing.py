"""Who may assess what on a day, and why the others may not. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from goufu.law.values.experts import AGE_LIMIT, RECUSAL_TIES, RECUSAL_YEARS
from goufu.law.words import say
from goufu.stages.parties.experts.rules.entry import (
    DUTY_TO_STAND_ASIDE,
    age_on,
    is_in_force,
    years_before,
)


@dataclass(frozen=True)
class Bond:
    """A relation with a supplier: what it is, when it was."""

    kind: str
    name: str
    organisation_id: int | None = None
    until: date | None = None


@dataclass(frozen=True)
class Standing:
    """What decides whether an expert may be drawn."""

    state: str
    term_from: date | None
    term_to: date | None
    fields: tuple[str, ...]
    region: str
    employer: str
    employer_id: int | None
    born_on: date
    relaxed: str
    supervises: bool
    leaves: tuple[tuple[date, date], ...] = ()
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True)
class Why:
    """One reason why an expert is left out, and the rule behind it."""

    code: str
    sentence: str
    clause: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format(**self.params)


@dataclass(frozen=True)
class Asked:
    """What experts are sought for.

    Attributes:
        purchaser_id, purchaser: the unit that buys; its own people do not sit as experts.
        suppliers: numbers and names of those who take part.
    """

    field: str
    place: str
    on: date
    purchaser_id: int | None = None
    purchaser: str = ""
    supplier_ids: frozenset[int] = frozenset()
    supplier_names: frozenset[str] = frozenset()


def obstacles(who: Standing, asked: Asked) -> tuple[Why, ...]:
    """Return every reason why this expert may not be drawn; none where he may."""
    return (*_in_the_pool(who, asked), *_fit(who, asked), *_stands_aside(who, asked))


def _in_the_pool(who: Standing, asked: Asked) -> Iterator[Why]:
    if who.state != "in_pool":
        yield Why("not_in_pool", say("不在库或者已暂停"))
        return
    if who.term_from is None or who.term_to is None:
        return
    if not who.term_from <= asked.on <= who.term_to:
        params = {"since": who.term_from.isoformat(), "to": who.term_to.isoformat()}
        yield Why("out_of_term", say("聘期 {since} 至 {to}，不含评审当日"), params=params)


def _fit(who: Standing, asked: Asked) -> Iterator[Why]:
    if asked.field and asked.field not in who.fields:
        yield Why("other_field", say("评审专业不含“{field}”"), params={"field": asked.field})
    if not (who.region.startswith(asked.place) or asked.place.startswith(who.region)):
        yield Why("other_region", say("参评地区不含该地"))
    for since, to in who.leaves:
        if since <= asked.on <= to:
            params = {"since": since.isoformat(), "to": to.isoformat()}
            yield Why("on_leave", say("{since} 至 {to} 请假"), params=params)
    limit, age = AGE_LIMIT.find(asked.on, place=asked.place), age_on(who.born_on, asked.on)
    if limit is not None and age >= limit.value and not who.relaxed:
        yield Why("too_old", say("已满 {age} 周岁"), limit.cite, {"age": age})


def _stands_aside(who: Standing, asked: Asked) -> Iterator[Why]:
    measures = DUTY_TO_STAND_ASIDE if is_in_force(asked.on, asked.place) else ""
    if who.supervises and measures:
        yield Why("supervises", say("是政府采购监督管理工作人员"), measures)
    own = asked.purchaser_id is not None and who.employer_id == asked.purchaser_id
    if own or (asked.purchaser and who.employer == asked.purchaser):
        sentence = say("工作单位就是采购人，只能作为采购人代表")
        yield Why("own_unit", sentence, measures)
    if who.employer_id in asked.supplier_ids or who.employer in asked.supplier_names:
        params = {"supplier": who.employer}
        sentence = say("现在在供应商“{supplier}”工作，应当回避")
        yield Why("employed_by", sentence, clause_of_ties(asked), params)
    for bond in who.bonds:
        with_one = bond.organisation_id in asked.supplier_ids or bond.name in asked.supplier_names
        if with_one and tie_counts(bond, on=asked.on, place=asked.place):
            params = {"supplier": bond.name}
            sentence = say("与供应商“{supplier}”有利害关系，应当回避")
            yield Why(bond.kind, sentence, clause_of_ties(asked), params)


def tie_counts(bond: Bond, *, on: date, place: str) -> bool:
    """Test whether a tie still makes its holder stand aside.

    One that goes on does, and kin always; one that has ended does for the years of the law of the
    day. Where that names no number, an ended tie counts on: rather one expert too few.
    """
    if bond.until is None:
        return True
    years = RECUSAL_YEARS.find(on, place=place)
    return years is None or bond.until > years_before(on, years.value)


def clause_of_ties(asked: Asked) -> str:
    """Return the clause on standing aside of the day, where one is known."""
    found = RECUSAL_TIES.find(asked.on, place=asked.place)
    return found.cite if found else ""
