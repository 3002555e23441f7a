"""The lines of the tables on a tender's page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
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

    ref: str = field(metadata={"label": say("投标（响应）编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    price_fen: int | None = field(metadata={"label": say("报价"), "kind": "money"})
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
    offer: str = field(metadata={"label": say("投标（响应）编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    criterion: str = field(metadata={"label": say("评审因素")})
    points: Decimal = field(metadata={"label": say("本人评分"), "kind": "number"})


@dataclass(frozen=True)
class CorrectionLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    content: str = field(metadata={"label": say("内容"), "kind": "long_text"})
    closes_at: datetime = field(metadata={"label": say("截止时间"), "kind": "moment"})


@dataclass(frozen=True)
class CandidateLine:
    provider: str = field(metadata={"label": say("供应商")})
    listed_by: str = field(metadata={"label": say("来源")})
    opinion: str = field(metadata={"label": say("推荐意见"), "kind": "long_text"})
    invited: bool = field(metadata={"label": say("已邀请"), "kind": "yes"})


@dataclass(frozen=True)
class DrawLine:
    """What anybody needs to draw again."""

    what: str = field(metadata={"label": say("项目"), "kind": "word"})
    said: str = field(metadata={"label": say("内容"), "kind": "code"})


@dataclass(frozen=True)
class MeetingLine:
    provider: str = field(metadata={"label": say("供应商")})
    round: int = field(metadata={"label": say("轮次"), "kind": "number"})
    held_at: datetime = field(metadata={"label": say("开始时间"), "kind": "moment"})
    said: str = field(metadata={"label": say("情况记录"), "kind": "long_text"})


@dataclass(frozen=True)
class ChangeLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    part: str = field(metadata={"label": say("变动的内容属于")})
    content: str = field(metadata={"label": say("变动后的要求"), "kind": "long_text"})
    confirmed: bool | None = field(metadata={"label": say("采购人代表确认"), "kind": "yes"})
    answer: str = field(metadata={"label": say("书面意见"), "kind": "long_text"})


@dataclass(frozen=True)
class FactOfBargain:
    what: str = field(metadata={"label": say("项目"), "kind": "word"})
    said: str = field(metadata={"label": say("内容"), "kind": "long_text"})


@dataclass(frozen=True)
class ReplyLine:
    at: datetime = field(metadata={"label": say("提交时间"), "kind": "moment"})
    service_plan: str = field(metadata={"label": say("服务方案"), "kind": "long_text"})
