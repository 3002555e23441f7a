"""A provider as one reader may see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from goufu.base import clock
from goufu.base.organisations.rules import KIND_DIFFERS, kind_differs
from goufu.base.people.roles import WATCHERS, Actor, Party
from goufu.law.calendar import day_of
from goufu.law.parties import PROVIDERS
from goufu.law.parties import provider as may_provide
from goufu.law.provisions import NothingInForce
from goufu.law.words import say
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.cards.lines import (
    ChangeLine,
    CheckLine,
    ConductLine,
    CreditEntry,
    FilingLine,
    changes_of,
)
from goufu.stages.parties.providers.models import CreditLine, Decoupling, Happening, Provider
from goufu.stages.parties.purchasers.rules import masked

L = TypeVar("L")
VERDICTS = {
    "allowed": say("可以作承接主体"),
    "forbidden": say("不能作承接主体"),
    "unknown": say("没有已知的规定"),
}


@dataclass(frozen=True)
class ProviderCard:
    """A body, what was checked of it, its own papers, and how it has done."""

    ref: str
    title: str
    state: str
    kind: str = field(metadata={"label": say("单位类型"), "kind": "word"})
    sub_kind: str = field(metadata={"label": say("类别")})
    verdict: str = field(metadata={"label": say("主体资格"), "kind": "word"})
    clause: str = field(metadata={"label": say("资格依据")})
    uscc: str = field(metadata={"label": say("统一社会信用代码"), "kind": "code"})
    registration_number: str = field(metadata={"label": say("登记证号"), "kind": "code"})
    warning: str = field(metadata={"label": say("核验提示")})
    code_note: str = field(metadata={"label": say("代码说明")})
    former_names: tuple[str, ...] = field(metadata={"label": say("曾用名")})
    founded_on: date | None = field(metadata={"label": say("成立日期"), "kind": "day"})
    converted_from: str = field(metadata={"label": say("由何单位转制")})
    decoupling: str = field(metadata={"label": say("与行政机关脱钩")})
    decoupled_on: date | None = field(metadata={"label": say("脱钩日期"), "kind": "day"})
    legal_representative: str = field(metadata={"label": say("法定代表人（负责人）")})
    address: str = field(metadata={"label": say("住所")})
    contact: str = field(metadata={"label": say("联系人")})
    phone: str = field(metadata={"label": say("联系电话")})
    email: str = field(metadata={"label": say("电子邮箱")})
    authority: str = field(metadata={"label": say("核验机关")})
    verified_on: date | None = field(metadata={"label": say("核验日期"), "kind": "day"})
    barred_until: date | None = field(metadata={"label": say("禁止参加至"), "kind": "day"})
    contracts: int | None = field(metadata={"label": say("签订合同（份）"), "kind": "number"})
    amount_fen: int | None = field(metadata={"label": say("合同金额"), "kind": "money"})
    completed: int | None = field(metadata={"label": say("履行完毕（份）"), "kind": "number"})
    terminated: int | None = field(metadata={"label": say("提前终止（份）"), "kind": "number"})
    services: str = field(metadata={"label": say("业务范围"), "kind": "long_text"})
    opinion: str = field(metadata={"label": say("核验情况"), "kind": "long_text"})
    changes: tuple[ChangeLine, ...] = field(metadata={"label": say("待核验的变更")})
    conducts: tuple[ConductLine, ...] = field(metadata={"label": say("不良行为记录")})
    checks: tuple[CheckLine, ...] = field(metadata={"label": say("年检记录")})
    filings: tuple[FilingLine, ...] = field(metadata={"label": say("治理档案")})
    credit: tuple[CreditEntry, ...] = field(metadata={"label": say("信用档案")})

    @classmethod
    def of(cls, provider: Provider, reader: Actor) -> ProviderCard:
        near = _is_near(provider, reader)
        today = day_of(clock.now())
        verdict, clause = _judged(provider, today)
        credit = _credit(provider) if _may_read(reader) else []
        counted = _counted(credit)
        conducts = sorted(provider.conducts.all(), key=lambda one: one.since, reverse=True)
        barring = [one.until for one in conducts if one.counts_on(today)]
        concerned = provider.decoupling != Decoupling.NOT_CONCERNED
        return cls(
            ref=provider.ref,
            title=provider.title,
            state=provider.state,
            kind=PROVIDERS.get(provider.kind, provider.kind),
            sub_kind=str(provider.get_sub_kind_display()),
            verdict=VERDICTS[verdict],
            clause=clause,
            uscc=provider.uscc,
            registration_number=provider.registration_number,
            warning=_warning(provider),
            code_note=provider.code_note,
            former_names=tuple(provider.former_names),
            founded_on=provider.founded_on,
            converted_from=provider.converted_from,
            decoupling=str(provider.get_decoupling_display()) if concerned else "",
            decoupled_on=provider.decoupled_on,
            legal_representative=provider.legal_representative,
            address=provider.address,
            contact=provider.contact if near else "",
            phone=provider.phone if near else masked(provider.phone),
            email=provider.email if near else "",
            authority=provider.authority.name,
            verified_on=provider.verified_on,
            barred_until=max(barring, default=None),
            contracts=counted[Happening.SIGNED] if credit else None,
            amount_fen=sum(one.amount_fen or 0 for one in credit) if credit else None,
            completed=counted[Happening.COMPLETED] if credit else None,
            terminated=counted[Happening.TERMINATED] if credit else None,
            services=provider.services,
            opinion=provider.opinion,
            changes=changes_of(provider) if near else (),
            conducts=tuple(map(ConductLine.of, conducts)),
            checks=_by_year(CheckLine.of, provider.checks.all()),
            filings=_by_year(FilingLine.of, provider.filings.all()),
            credit=tuple(map(CreditEntry.of, credit)),
        )


def _is_near(provider: Provider, reader: Actor) -> bool:
    """Test whether the reader is the body itself, or the authority that checks it."""
    return reader.organisation_id is not None and reader.organisation_id in {
        provider.organisation_id,
        provider.authority_id,
    }


def _credit(provider: Provider) -> list[CreditLine]:
    """Return the credit file, the newest line first, as it was fetched with the provider."""
    body = provider.organisation
    lines = body.credit_lines.all() if body else ()
    return sorted(lines, key=lambda one: (one.on, one.pk), reverse=True)


def _by_year(line_of: Callable[[Any], L], rows: Iterable[Any]) -> tuple[L, ...]:
    return tuple(line_of(one) for one in sorted(rows, key=lambda one: one.year, reverse=True))


def _may_read(reader: Actor) -> bool:
    """Test whether the reader may see the whole credit file of whom it may see at all."""
    return reader.role in WATCHERS or reader.party in queries.BUYERS | {
        Party.PROVIDER,
        Party.REGISTRAR,
    }


def _counted(credit: Sequence[CreditLine]) -> Counter[str]:
    return Counter(one.happening for one in credit)


def _judged(provider: Provider, on: date) -> tuple[str, str]:
    """Return whether a body of this kind may provide on a day, and by which rule."""
    try:
        answer = may_provide(provider.kind, on=on, place=provider.place)
    except NothingInForce:
        return "unknown", ""
    return answer.verdict, answer.by.cite


def _warning(provider: Provider) -> str:
    differs = kind_differs(provider.kind, provider.uscc)
    return KIND_DIFFERS.format(**differs) if differs else ""
