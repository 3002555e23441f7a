"""Do these purchases look like one that was split?"""

from __future__ import annotations

from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.splitting import Group, Purchase, Splitting, splitting
from goufu.law.words import say

_BAN = say("不得将应当公开招标的采购化整为零。")
_NONE = say(
    "没有同一预算项目、同一品目或者类别在一个财政年度内以其他方式多次采购、累计超过公开招标数额标准的情形。"
)
_SUSPECTED = say(
    "{year}年度预算项目“{budget_item}”的“{category}”以公开招标以外的方式采购{count}次，"
    "累计{sum}元，超过公开招标数额标准{threshold}元，属于化整为零。"
)
_REMEDY = say("请合并后公开招标；属于预算调整或者已经批准采用其他方式的，请注明批准情况。")


def _answer(facts: Facts) -> Verdict:
    threshold = facts["open_tender_threshold_fen"]
    found = splitting(
        (Purchase(**purchase) for purchase in facts["purchases"]),
        threshold_fen=threshold,
        on=facts["on"],
        place=facts["place"],
    )
    return Verdict(
        verdict=found.verdict,
        reasons=(
            Reason.of(found.ban, code="splitting.ban", sentence=_BAN),
            *_said(found, threshold),
        ),
        used=(found.test,),
        more={"groups": [_told(group) for group in found.groups]},
    )


def _said(found: Splitting, threshold_fen: int) -> tuple[Reason, ...]:
    if not found.groups:
        return (Reason.of(found.test, code="splitting.none", sentence=_NONE),)
    return tuple(
        Reason.of(
            found.test,
            code="splitting.suspected",
            sentence=_SUSPECTED,
            remedy=_REMEDY,
            year=group.year,
            budget_item=group.budget_item,
            category=group.category,
            count=group.count,
            sum=yuan(group.sum_fen),
            threshold=yuan(threshold_fen),
        )
        for group in found.groups
    )


def _told(group: Group) -> dict[str, str | int]:
    return {
        "budget_item": group.budget_item,
        "category": group.category,
        "year": group.year,
        "sum_fen": group.sum_fen,
    }


SPLITTING = Question(
    name="splitting",
    title=say("这些采购有化整为零的嫌疑吗？"),
    fields=(
        ON,
        PLACE,
        fen("open_tender_threshold_fen", say("当地当日的公开招标数额标准，以分计")),
        Field(
            "purchases",
            "list",
            say("货物、服务采购"),
            of=Field(
                "",
                "record",
                "",
                fields=(
                    Field("budget_item", "filled_text", say("预算项目")),
                    Field("category", "filled_text", say("品目或者类别")),
                    Field("year", "integer", say("财政年度"), least=1, most=9999),
                    Field("method", "choice", say("采购方式"), choices=METHODS),
                    fen("amount_fen", say("采购金额，以分计")),
                    Field("approved", "yes", say("已调整预算或者经批准采用其他方式")),
                ),
            ),
        ),
    ),
    verdicts=("none", "suspected"),
    also=("groups",),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "open_tender_threshold_fen": 400_000_000,
        "purchases": [
            {
                "budget_item": "养老服务",
                "category": "C0204",
                "year": 2026,
                "method": "consultation",
                "amount_fen": amount_fen,
                "approved": False,
            }
            for amount_fen in (240_000_000, 180_000_000)
        ],
    },
    answer=_answer,
)
