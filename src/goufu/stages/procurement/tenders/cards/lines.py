"""The lines of the tables on a tender's page."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from goufu.law.words import say


@dataclass(frozen=True)
class CriterionLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("评审因素")})
    maximum: Decimal = field(metadata={"label": say("分值"), "kind": "number"})
    how: str = field(metadata={"label": say("评分标准"), "kind": "long_text"})


@dataclass(frozen=True)
class BidLine:
    """An opened offer; scores and rank are empty where the reader may not see them."""

    ref: str = field(metadata={"label": say("投标编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("投标人")})
    price_fen: int = field(metadata={"label": say("投标报价"), "kind": "money"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})
    total_score: Decimal | None = field(metadata={"label": say("总得分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排名"), "kind": "number"})


@dataclass(frozen=True)
class MemberLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("姓名")})
    capacity: str = field(metadata={"label": say("身份")})
    leader: bool = field(metadata={"label": say("组长"), "kind": "yes"})
    declared: bool = field(metadata={"label": say("已作出承诺"), "kind": "yes"})
    handed_in: bool = field(metadata={"label": say("已提交评分"), "kind": "yes"})


@dataclass(frozen=True)
class PointsLine:
    offer: str = field(metadata={"label": say("投标编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("投标人")})
    criterion: str = field(metadata={"label": say("评审因素")})
    points: Decimal = field(metadata={"label": say("本人评分"), "kind": "number"})
