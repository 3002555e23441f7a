"""What is shown of a service and its ratings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.ratings.models import HUNDREDTH, Service
from goufu.law.words import say


@dataclass(frozen=True)
class RatingRow:
    """One rating. Of an expert who rates only the role is told."""

    role: str = field(metadata={"label": say("评价方"), "kind": "word"})
    organisation: str = field(metadata={"label": say("单位")})
    on: str = field(metadata={"label": say("评价日期")})
    conduct: int = field(metadata={"label": say("遵纪守法"), "kind": "number"})
    competence: int = field(metadata={"label": say("专业水平"), "kind": "number"})
    diligence: int = field(metadata={"label": say("职责履行"), "kind": "number"})
    reasons: str = field(metadata={"label": say("理由")})


@dataclass(frozen=True)
class YearRow:
    """What a year's services came to."""

    year: int = field(metadata={"label": say("年度")})
    services: int = field(metadata={"label": say("履职次数"), "kind": "number"})
    rated: int = field(metadata={"label": say("已评价"), "kind": "number"})
    mean: Decimal | None = field(metadata={"label": say("平均分"), "kind": "number"})
    lowest: Decimal | None = field(metadata={"label": say("最低分"), "kind": "number"})


@dataclass(frozen=True)
class ServiceCard:
    """A service with what was said of it."""

    ref: str
    title: str
    state: str
    about_ref: str = field(metadata={"label": say("事项编号"), "kind": "code"})
    finished_on: date = field(metadata={"label": say("结束日期"), "kind": "day"})
    mean: Decimal | None = field(metadata={"label": say("平均分"), "kind": "number"})
    explanation: str = field(metadata={"label": say("被评价方的说明"), "kind": "long_text"})
    ratings: tuple[RatingRow, ...] = field(metadata={"label": say("评价")})

    @classmethod
    def of(cls, service: Service, _reader: object) -> ServiceCard:
        return cls(
            ref=service.ref,
            title=service.title,
            state=service.state,
            about_ref=service.about_ref,
            finished_on=service.finished_on,
            mean=service.mean,
            explanation=service.explanation,
            ratings=tuple(_row(row) for row in service.ratings),
        )


def _row(row: dict[str, Any]) -> RatingRow:
    role = Role(row["role"])
    return RatingRow(
        role=ROLE_NAMES[role],
        organisation="" if role is Role.EXPERT else row["organisation"],
        on=row["on"],
        conduct=row["conduct"],
        competence=row["competence"],
        diligence=row["diligence"],
        reasons=row["reasons"],
    )


def by_year(services: Iterable[Service]) -> tuple[YearRow, ...]:
    """Sum services up by the year in which they ended, the newest first."""
    years: dict[int, list[Service]] = {}
    for one in services:
        years.setdefault(one.finished_on.year, []).append(one)
    return tuple(_year(year, years[year]) for year in sorted(years, reverse=True))


def _year(year: int, services: list[Service]) -> YearRow:
    means = [one.mean for one in services if one.mean is not None]
    mean = (
        (sum(means, Decimal()) / len(means)).quantize(HUNDREDTH, ROUND_HALF_UP) if means else None
    )
    return YearRow(year, len(services), len(means), mean, min(means, default=None))
