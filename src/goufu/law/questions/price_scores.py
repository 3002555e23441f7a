"""How many points does each price get?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from goufu.law.methods import METHODS, SUBJECTS
from goufu.law.price_scores import (
    HUNDREDTHS,
    LOW_PRICE_FIRST,
    Priced,
    deduction_ranges,
    formula,
    is_within,
    scores,
    weight_range,
)
from goufu.law.provisions import Answer
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.values.procurement import PRICE_ADJUSTMENT
from goufu.law.words import Word, say

_NOT_SCORED = {
    "lowest_price": say("{method}按价格由低到高确定排序，价格不折算为分数。"),
    "agreed_price": say("{method}由双方商定合理价格，价格不折算为分数。"),
}
_FORMULA = say("价格分用低价优先法计算：最低报价得满分，其他报价得分 = 最低报价 ÷ 报价 × 权重。")
_WITHIN = say("价格权重{weight}%在规定的{lowest}%至{highest}%之间。")
_OUTSIDE = say("价格权重{weight}%不在规定的{lowest}%至{highest}%之间。")
_OUTSIDE_REMEDY = say(
    "请按规定调整价格权重；磋商项目因特殊情况需要在范围外设定的，先报本级财政部门审核同意。"
)
_ADJUSTED = say("报价有政策性扣除的，最低报价和各家报价都按扣除后的价格计算。")
_UNUSUAL = say(
    "供应商{offers}的扣除比例不在规定的{lowest}%至{highest}%（联合体、分包另有比例）之间。"
)
_UNUSUAL_REMEDY = say("请按采购文件核对价格扣除比例。")


def _answer(facts: Facts) -> Verdict:
    about = {name: facts[name] for name in ("method", "subject", "on", "place")}
    by = formula(**about)
    if by.value != LOW_PRICE_FIRST:
        return _not_scored(by, facts["method"])
    law = weight_range(**about)
    weight = facts["price_weight"]
    weighed = () if law is None else (_weighed(law, weight),)
    used = (by,) if law is None else (law, by)
    if not is_within(weight, law):
        return Verdict("unlawful", weighed, used, more={"scores": {}, "not_scored": False})
    offers = [
        Priced(one["id"], one["offer_fen"], one["deduction_percent"]) for one in facts["offers"]
    ]
    points = scores(offers, weight=weight)
    cut = [offer for offer in offers if offer.deduction]
    adjusted = _adjusted(cut, facts) if cut else ()
    return Verdict(
        verdict="scored",
        reasons=(
            *weighed,
            Reason.of(by, code="price_scores.formula", sentence=_FORMULA),
            *adjusted,
        ),
        used=used,
        more={
            "scores": {name: score / HUNDREDTHS for name, score in points.items()},
            "not_scored": False,
        },
    )


def _not_scored(by: Answer, method: str) -> Verdict:
    reason = Reason.of(
        by,
        code="price_scores.not_scored",
        sentence=_NOT_SCORED[by.value],
        method=Word(METHODS[method]),
    )
    return Verdict("not_scored", (reason,), (by,), more={"scores": {}, "not_scored": True})


def _weighed(law: Answer, weight: Decimal) -> Reason:
    within = is_within(weight, law)
    lowest, highest = law.value
    return Reason.of(
        law,
        code="price_scores.weight" if within else "price_scores.weight_out_of_range",
        sentence=_WITHIN if within else _OUTSIDE,
        remedy="" if within else _OUTSIDE_REMEDY,
        weight=f"{weight.normalize():f}",
        lowest=lowest,
        highest=highest,
    )


def _adjusted(cut: Iterable[Priced], facts: Facts) -> tuple[Reason, ...]:
    """Say how cut prices count, and which cuts lie outside the percentages of the day."""
    on, place = facts["on"], facts["place"]
    by = PRICE_ADJUSTMENT.find(on, place=place, method=facts["method"])
    said = () if by is None else (Reason.of(by, code="price_scores.adjusted", sentence=_ADJUSTED),)
    ranges = deduction_ranges(subject=facts["subject"], on=on, place=place)
    unusual = [
        offer.id for offer in cut if not any(is_within(offer.deduction, law) for law in ranges)
    ]
    if not ranges or not unusual:
        return said
    lowest, highest = ranges[0].value
    warned = Reason.of(
        ranges[0],
        code="price_scores.deduction_out_of_range",
        sentence=_UNUSUAL,
        remedy=_UNUSUAL_REMEDY,
        offers="、".join(unusual),
        lowest=lowest,
        highest=highest,
    )
    return (*said, warned)


PRICE_SCORES = Question(
    name="price_scores",
    title=say("每个报价得多少价格分？"),
    fields=(
        ON,
        PLACE,
        Field("method", "choice", say("采购方式"), choices=METHODS),
        Field("subject", "choice", say("采购对象"), choices=SUBJECTS),
        Field("price_weight", "number", say("价格权重，以百分之几计"), least=0, most=100),
        Field(
            "offers",
            "list",
            say("有效报价"),
            least=1,
            distinct="id",
            of=Field(
                "",
                "record",
                "",
                fields=(
                    Field("id", "filled_text", say("编号")),
                    fen("offer_fen", say("报价，以分计"), least=1),
                    Field(
                        "deduction_percent",
                        "number",
                        say("政策性价格扣除，以百分之几计，没有的填 0"),
                        least=0,
                        most=20,
                    ),
                ),
            ),
        ),
    ),
    verdicts=("scored", "not_scored", "unlawful"),
    also=("scores", "not_scored"),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "method": "open_tender",
        "subject": "services",
        "price_weight": 10,
        "offers": [
            {"id": "a", "offer_fen": 100_000_000, "deduction_percent": 0},
            {"id": "b", "offer_fen": 110_000_000, "deduction_percent": 0},
            {"id": "c", "offer_fen": 125_000_000, "deduction_percent": 10},
        ],
    },
    answer=_answer,
)
