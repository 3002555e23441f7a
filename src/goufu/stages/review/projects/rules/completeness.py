"""What is still missing on the application form, section by section, field by field.

The same list makes the progress beside the form, the marks on its fields, and the refusal to hand
it in. It reads the facts of a project by the names of the form's fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.performance import DEMANDED_TARGETS
from goufu.law.why import rule
from goufu.law.words import Phrases, Word, Words, say
from goufu.stages.review.projects.rules.terms import LISTED, Year, is_spread

Facts = Mapping[str, Any]
TESTS = ("cheaper", "definable", "measurable", "providers", "competition")
WHOLE = Decimal(100)  # what the weights of the targets add up to
TARGET_KINDS: Mapping[str, str] = {
    "quantity": say("数量"),
    "quality": say("质量"),
    "timeliness": say("时效"),
    "cost": say("成本"),
    "effect": say("效益"),
    "satisfaction": say("满意度"),
}
ATTACHED = ("need_result", "cost_basis", "duty_extract")

BASICS: Mapping[str, str] = {
    "item_id": say("选择目录事项。"),
    "background": say("写明立项背景。"),
    "content": say("写明服务内容。"),
    "service_class": say("选择公共服务分类。"),
    "quantity": say("填写服务数量。"),
    "unit": say("填写计量单位，如人次、户、场。"),
    "cycle": say("选择购买周期。"),
    "budget_fen": say("填写申报金额。"),
    "funding": say("选择资金来源。"),
    "quality_requirements": say("写明服务质量要求。"),
    "acceptance_standard": say("写明验收标准。"),
}
ARRANGEMENT: Mapping[str, str] = {
    "method": say("选择拟用的购买方式。"),
    "provider_requirements": say("写明承接主体资格。"),
    "handler_opinion": say("经办岗签署意见。"),
}
ANSWER_IT = say("选择“是”“否”或者“暂缓研究”。")
SAY_WHY = say("写明论证的依据。")
PARK_IT = say("这一项选了“暂缓研究”，请用“暂缓研究…”写明理由和再研究日期。")
NOT_MET = say("这一项不符合，条件成熟前请用“暂缓研究…”。")
NOT_CHEAPER = say("购买不低于自办，本项不能选“是”。")
COMPARE = say("至少列一项成本，自办和购买都填。")
SAY_WHY_DEARER = say("购买单价不低于自办单价时，本栏必填。")
COSTS_DIFFER = say("购买合计乘以服务数量，应当等于申报金额。")
ALL_KINDS = say("补齐数量、质量、时效、成本等应有的指标。")
SET_TARGET = say("填写指标和目标值，如“≥ 95%”。")
WEIGH = say("各项指标的权重合计应为 100。")
SPREAD = say("跨年度的项目，逐年列出金额，合计等于申报金额。")


class TargetsMissing(Refusal):
    code = "projects.targets_missing"
    clause = "讲座 二、5 根据服务数量和质量支付费用"
    field = "targets"
    sentence = say("绩效目标缺少：{missing}。")
    remedy = say("请在申报书的绩效目标表中补齐应有的各类指标后再提交。")


class NotComplete(Refusal):
    code = "projects.application_not_complete"
    clause = LISTED
    sentence = say("申报书还有 {count} 处没有填好：{gaps}")
    remedy = say("请按所列各处补齐后再提交；已填的内容都在草稿里。")


@dataclass(frozen=True)
class Gap:
    """One thing missing: in which section, at which field, and how to fill it in."""

    section: int
    field: str
    sentence: str


def gaps(facts: Facts, *, on: date, place: str) -> list[Gap]:
    """Return everything that is missing, in the order of the form."""
    return [
        *_blank(1, BASICS, facts),
        *_years(facts),
        *([] if facts["tests"] else [*_answers(facts), *_costs(facts)]),
        *_targets(facts, on, place),
        *_blank(5, ARRANGEMENT, facts),
    ]


@rule("projects.application_complete", clause=LISTED)
def check_complete(facts: Facts, *, on: date, place: str) -> None:
    """明确具体购买方式、服务内容、承接主体资格、服务质量要求、验收标准等内容"""
    found = gaps(facts, on=on, place=place)
    if found:
        raise NotComplete(count=len(found), gaps=Phrases(gap.sentence for gap in found))


@rule("projects.targets_set_beforehand", clause=TargetsMissing.clause)
def check_targets(kinds: set[str], *, on: date, place: str) -> None:
    """绩效目标要事先制定"""
    missing = [Word(TARGET_KINDS[kind]) for kind in demanded(on, place) if kind not in kinds]
    if missing:
        raise TargetsMissing(missing=Words(missing))


def demanded(on: date, place: str) -> tuple[str, ...]:
    """Return the kinds of targets that the law of the day asks for."""
    answer: Answer | None = DEMANDED_TARGETS.find(on, place=place)
    return tuple(answer.value) if answer else ()


def unit_costs(costs: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Return what one unit costs, in fen: produced by oneself, and bought."""
    own = sum(row.get("own_fen") or 0 for row in costs)
    return own, sum(row.get("buy_fen") or 0 for row in costs)


def is_dearer(costs: Sequence[Mapping[str, Any]]) -> bool:
    """Test that buying costs no less than producing."""
    own, buy = unit_costs(costs)
    return bool(costs) and buy >= own


def is_blank(target: Mapping[str, Any]) -> bool:
    """Test that a row of the targets says no more than its kind."""
    return not (target.get("name") or target.get("target") or target.get("weight"))


def counted(section: int, facts: Facts, found: Sequence[Gap]) -> tuple[int, int]:
    """Return how much of a section is filled in, of how much."""
    here = {gap.field for gap in found if gap.section == section}
    whole = {1: len(BASICS), 2: len(TESTS), 3: 1, 4: max(len(facts["targets"]), 4), 5: 3}[section]
    return max(whole - len(here), 0), whole


def _blank(section: int, fields: Mapping[str, str], facts: Facts) -> Iterator[Gap]:
    for name, sentence in fields.items():
        if not facts.get(name):
            yield Gap(section, name, sentence)


def _years(facts: Facts) -> Iterator[Gap]:
    starts_on, ends_on = facts["starts_on"], facts["ends_on"]
    if starts_on.year == ends_on.year and not facts["yearly"]:
        return
    rows = [Year(row["year"], row["amount_fen"]) for row in facts["yearly"]]
    if not is_spread(rows, starts_on=starts_on, ends_on=ends_on, budget_fen=facts["budget_fen"]):
        yield Gap(1, "yearly", SPREAD)


def _answers(facts: Facts) -> Iterator[Gap]:
    for test in TESTS:
        answer = facts["answers"].get(test, {})
        said = answer.get("said")
        if not said:
            yield Gap(2, test, ANSWER_IT)
        elif said == "park":
            yield Gap(2, test, PARK_IT)
        elif said == "no" and test != "cheaper":
            yield Gap(2, test, NOT_MET)
        elif said == "yes" and test == "cheaper" and is_dearer(facts["costs"]):
            yield Gap(2, test, NOT_CHEAPER)
        elif not answer.get("grounds"):
            yield Gap(2, f"{test}_grounds", SAY_WHY)


def _costs(facts: Facts) -> Iterator[Gap]:
    own, buy = unit_costs(facts["costs"])
    if not own or not buy:
        yield Gap(3, "costs", COMPARE)
        return
    if buy >= own and not facts["dearer_reason"]:
        yield Gap(3, "dearer_reason", SAY_WHY_DEARER)
    # A price of one unit is rounded to the fen, so each unit may be one fen off.
    quantity, budget = facts["quantity"], facts["budget_fen"]
    if quantity and budget and abs(buy * quantity - budget) > quantity:
        yield Gap(3, "costs", COSTS_DIFFER)


def _targets(facts: Facts, on: date, place: str) -> Iterator[Gap]:
    rows = [(number, row) for number, row in enumerate(facts["targets"]) if not is_blank(row)]
    for number, row in rows:
        if not row.get("name") or not row.get("target"):
            yield Gap(4, f"targets.{number}.target", SET_TARGET)
    kinds = {row["kind"] for _, row in rows}
    if any(kind not in kinds for kind in demanded(on, place)):
        yield Gap(4, "targets", ALL_KINDS)
    if sum(Decimal(row.get("weight") or 0) for _, row in rows) != WHOLE:
        yield Gap(4, "targets", WEIGH)
