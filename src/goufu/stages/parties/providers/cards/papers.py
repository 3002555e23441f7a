"""Directories, standards and records of participation, as one reader may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goufu.base import clock
from goufu.base.people.roles import Actor
from goufu.law.calendar import day_of
from goufu.law.parties import PROVIDERS
from goufu.law.words import say
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import (
    Directory,
    DirectoryEntry,
    ParticipationRecord,
    Provider,
    Standard,
)

BARRED, FAILED = say("在不良行为记录名单期内"), say("最近一次年检不合格")


@dataclass(frozen=True)
class EntryLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("单位名称")})
    code: str = field(metadata={"label": say("代码或证号")})
    kind: str = field(metadata={"label": say("单位类型"), "kind": "word"})
    address: str = field(metadata={"label": say("住所")})
    services: str = field(metadata={"label": say("业务范围")})


@dataclass(frozen=True)
class LeftOutLine:
    name: str = field(metadata={"label": say("单位名称")})
    why: str = field(metadata={"label": say("未列入的原因"), "kind": "word"})


@dataclass(frozen=True)
class DirectoryCard:
    """A year's directory; before it is published, what it would say today."""

    ref: str
    title: str
    state: str
    authority: str = field(metadata={"label": say("发布机关")})
    year: int = field(metadata={"label": say("年度")})
    published_on: date | None = field(metadata={"label": say("发布日期"), "kind": "day"})
    introduction: str = field(metadata={"label": say("编制说明"), "kind": "long_text"})
    count: int = field(metadata={"label": say("列入（家）"), "kind": "number"})
    entries: tuple[EntryLine, ...] = field(metadata={"label": say("列入目录的承接主体")})
    left_out: tuple[LeftOutLine, ...] = field(metadata={"label": say("未列入的承接主体")})

    @classmethod
    def of(cls, directory: Directory, _reader: Actor) -> DirectoryCard:
        today = day_of(clock.now())
        if directory.state == "published":
            frozen = sorted(directory.entries.all(), key=lambda one: one.number)
            entries = tuple(_entry(one.number, one) for one in frozen)
            left_out: tuple[LeftOutLine, ...] = ()
        else:
            fit = queries.fit(directory.authority_id, on=today)
            entries = tuple(_entry(number, one) for number, one in enumerate(fit, start=1))
            out = queries.left_out(directory.authority_id, on=today)
            left_out = tuple(LeftOutLine(one.title, _why(one, today)) for one in out)
        return cls(
            ref=directory.ref,
            title=directory.title,
            state=directory.state,
            authority=directory.authority.name,
            year=directory.year,
            published_on=directory.published_on,
            introduction=directory.introduction,
            count=len(entries),
            entries=entries,
            left_out=left_out,
        )


@dataclass(frozen=True)
class StandardCard:
    """What an authority asks of providers."""

    ref: str
    title: str
    state: str
    authority: str = field(metadata={"label": say("制定机关")})
    document_number: str = field(metadata={"label": say("文号")})
    kinds: str = field(metadata={"label": say("适用的单位类型")})
    in_force_from: date = field(metadata={"label": say("施行日期"), "kind": "day"})
    in_force_to: date | None = field(metadata={"label": say("最后施行日"), "kind": "day"})
    conditions: str = field(metadata={"label": say("资格标准"), "kind": "long_text"})
    oversight: str = field(metadata={"label": say("监管办法"), "kind": "long_text"})

    @classmethod
    def of(cls, standard: Standard, _reader: Actor) -> StandardCard:
        return cls(
            ref=standard.ref,
            title=standard.title,
            state=standard.state,
            authority=standard.authority.name,
            document_number=standard.document_number,
            kinds="、".join(PROVIDERS.get(kind, kind) for kind in standard.kinds),
            in_force_from=standard.in_force_from,
            in_force_to=standard.in_force_to,
            conditions=standard.conditions,
            oversight=standard.oversight,
        )


@dataclass(frozen=True)
class RecordLine:
    on: str = field(metadata={"label": say("日期")})
    happening: str = field(metadata={"label": say("事项"), "kind": "word"})
    title: str = field(metadata={"label": say("项目")})
    project_code: str = field(metadata={"label": say("项目编号")})
    amount_fen: int | None = field(metadata={"label": say("金额（元）"), "kind": "money"})
    result: str = field(metadata={"label": say("结果")})


@dataclass(frozen=True)
class RecordCard:
    """A record of participation; ``code`` opens it to whoever was handed the paper."""

    ref: str
    title: str
    state: str
    purpose: str = field(metadata={"label": say("用途")})
    clause: str = field(metadata={"label": say("依据")})
    since: date = field(metadata={"label": say("自"), "kind": "day"})
    until: date = field(metadata={"label": say("至"), "kind": "day"})
    issued_on: date = field(metadata={"label": say("出具日期"), "kind": "day"})
    code: str = field(metadata={"label": say("核验码"), "kind": "code"})
    signed: int = field(metadata={"label": say("签订合同（份）"), "kind": "number"})
    completed: int = field(metadata={"label": say("履行完毕（份）"), "kind": "number"})
    terminated: int = field(metadata={"label": say("提前终止（份）"), "kind": "number"})
    amount_fen: int = field(metadata={"label": say("合同金额"), "kind": "money"})
    grades: str = field(metadata={"label": say("绩效评价")})
    lines: tuple[RecordLine, ...] = field(metadata={"label": say("明细")})

    @classmethod
    def of(cls, record: ParticipationRecord, _reader: Actor) -> RecordCard:
        content = record.content
        return cls(
            ref=record.ref,
            title=record.title,
            state=record.state,
            purpose=str(record.get_purpose_display()),
            clause=record.clause,
            since=record.since,
            until=record.until,
            issued_on=record.issued_on,
            code=record.code,
            signed=content["signed"],
            completed=content["completed"],
            terminated=content["terminated"],
            amount_fen=content["amount_fen"],
            grades="、".join(content["grades"]),
            lines=tuple(_line(line) for line in content["lines"]),
        )


HAPPENINGS = {
    "signed": say("签订合同"),
    "completed": say("履行完毕"),
    "terminated": say("合同终止"),
    "evaluated": say("绩效评价"),
}


def _line(stored: list[Any]) -> RecordLine:
    on, happening, *rest = stored
    return RecordLine(on, HAPPENINGS[happening], *rest)


def _entry(number: int, one: Provider | DirectoryEntry) -> EntryLine:
    return EntryLine(
        number,
        one.title if isinstance(one, Provider) else one.name,
        one.uscc or one.registration_number,
        PROVIDERS.get(one.kind, one.kind),
        one.address,
        one.services,
    )


def _why(provider: Provider, on: date) -> str:
    return BARRED if queries.conduct_in_force(provider, on=on) else FAILED
