"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import PURCHASERS, Actor
from goufu.law.calendar import day_of
from goufu.law.labels import WORDS
from goufu.law.words import say
from goufu.stages.procurement.demands.models import Asked, Demand, Part
from goufu.stages.procurement.demands.queries import nature_of
from goufu.stages.procurement.demands.rules import demand as rules


@dataclass(frozen=True)
class SubjectLine:
    kind: str = field(metadata={"label": say("对象类别"), "kind": "word"})
    name: str = field(metadata={"label": say("名称")})
    said: str = field(metadata={"label": say("反映的情况")})


@dataclass(frozen=True)
class PartLine:
    part: str = field(metadata={"label": say("审查内容"), "kind": "word"})
    passed: bool = field(metadata={"label": say("通过")})
    remark: str = field(metadata={"label": say("说明")})


@dataclass(frozen=True)
class OpinionLine:
    said_on: date = field(metadata={"label": say("日期"), "kind": "day"})
    text: str = field(metadata={"label": say("意见")})


@dataclass(frozen=True)
class DemandCard:
    """A demand with its survey, opinions and review; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    amount_fen: int = field(metadata={"label": say("需求金额"), "kind": "money"})
    quantity: str = field(metadata={"label": say("数量")})
    cases: tuple[str, ...] = field(
        metadata={"label": say("应当开展需求调查的情形"), "kind": "word"}
    )
    review_kind: str = field(metadata={"label": say("审查种类"), "kind": "word"})
    passed_on: date | None = field(metadata={"label": say("审查通过日期"), "kind": "day"})
    subject: str = field(metadata={"label": say("采购标的"), "kind": "long_text"})
    functions: str = field(metadata={"label": say("需实现的功能或者目标"), "kind": "long_text"})
    quality: str = field(metadata={"label": say("质量要求"), "kind": "long_text"})
    safety: str = field(metadata={"label": say("安全要求"), "kind": "long_text"})
    delivery: str = field(metadata={"label": say("时间、地点和范围"), "kind": "long_text"})
    terms: str = field(metadata={"label": say("其他商务要求"), "kind": "long_text"})
    acceptance: str = field(metadata={"label": say("验收标准"), "kind": "long_text"})
    market: str = field(metadata={"label": say("市场情况"), "kind": "long_text"})
    qualification: str = field(metadata={"label": say("供应商资格条件"), "kind": "long_text"})
    like_contracts: int | None = field(
        metadata={"label": say("要求提供的同类业务合同个数"), "kind": "number"}
    )
    like_scope: str = field(metadata={"label": say("同类业务的具体范围"), "kind": "long_text"})
    policies: str = field(metadata={"label": say("落实政府采购政策功能情况"), "kind": "long_text"})
    risks: str = field(metadata={"label": say("风险和处置措施"), "kind": "long_text"})
    emergency: str = field(metadata={"label": say("不可预见的紧急情况"), "kind": "long_text"})
    surveyed_from: date | None = field(metadata={"label": say("调查起始日"), "kind": "day"})
    surveyed_until: date | None = field(metadata={"label": say("调查结束日"), "kind": "day"})
    survey_findings: str = field(metadata={"label": say("调查结论"), "kind": "long_text"})
    opinions_until: date | None = field(metadata={"label": say("征求意见截止日"), "kind": "day"})
    opinions_url: str = field(metadata={"label": say("公众发表意见的网页"), "kind": "address"})
    opinion_summary: str = field(metadata={"label": say("意见和采纳情况"), "kind": "long_text"})
    review_members: str = field(metadata={"label": say("参加审查的机构和人员")})
    lawyer: str = field(metadata={"label": say("审定合同文本的法律顾问")})
    review_opinion: str = field(metadata={"label": say("审查意见"), "kind": "long_text"})
    subjects: tuple[SubjectLine, ...] = field(metadata={"label": say("调查对象")})
    opinions: tuple[OpinionLine, ...] = field(metadata={"label": say("公众意见")})
    review: tuple[PartLine, ...] = field(metadata={"label": say("逐项审查")})

    @classmethod
    def of(cls, demand: Demand, reader: Actor) -> DemandCard:
        on = demand.passed_on or day_of(demand.opened_at)
        cases = rules.cases_of(nature_of(demand), on=on, place=demand.place)
        plain = [
            "ref",
            "title",
            "state",
            "place",
            "project_code",
            "amount_fen",
            "quantity",
            "passed_on",
            "subject",
            "functions",
            "quality",
            "safety",
            "delivery",
            "terms",
            "acceptance",
            "market",
            "qualification",
            "like_scope",
            "policies",
            "risks",
            "emergency",
            "surveyed_from",
            "surveyed_until",
            "survey_findings",
            "opinions_until",
            "opinion_summary",
            "review_members",
            "lawyer",
            "review_opinion",
        ]
        return cls(
            **{name: getattr(demand, name) for name in plain},
            purchaser=demand.project.purchaser.name,
            cases=tuple(WORDS[one] for one in cases),
            review_kind=WORDS.get(demand.review_kind, ""),
            like_contracts=demand.like_contracts or None,
            opinions_url=f"/demands/{demand.ref}/" if demand.state == "opinions" else "",
            subjects=tuple(
                SubjectLine(str(Asked(row["kind"]).label), row["name"], row["said"])
                for row in demand.survey_subjects
            ),
            opinions=_opinions(demand) if reader.role in PURCHASERS else (),
            review=tuple(
                PartLine(str(Part(row["part"]).label), row["passed"], row["remark"])
                for row in demand.review
            ),
        )


def _opinions(demand: Demand) -> tuple[OpinionLine, ...]:
    said = demand.opinions.order_by("id").values_list("said_at", "text")
    return tuple(OpinionLine(day_of(at), text) for at, text in said)
