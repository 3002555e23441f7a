"""Which offers are abnormally low?"""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.low_price import AVERAGE, CEILING, SECOND, LowPrice, low_price
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import say

_HIT: Mapping[str, str] = {
    AVERAGE: say("供应商{offers}的报价低于平均报价的{share}%。"),
    SECOND: say("供应商{offers}的报价低于次低报价的{share}%。"),
    CEILING: say("供应商{offers}的报价低于最高限价（没有的按预算）的{share}%。"),
}
_REMEDY = say(
    "请评审委员会要求其书面说明并提供证明材料，说明时间一般不少于{minutes}分钟；触发本身不等于无效。"
)
_NONE = say("没有报价低于平均报价、次低报价或者最高限价的规定比例。")
_JUDGEMENT = say("当日没有以比例判断异常低价的规定，由评审委员会判断报价是否明显偏低。")
_STILL = say("评审委员会认为报价明显偏低、可能影响质量或者诚信履约的，仍应当要求说明。")
_ASK = say("评审委员会认为报价明显偏低的，请要求其书面说明，不能证明合理的按无效处理。")


def _answer(facts: Facts) -> Verdict:
    found = low_price(
        {offer["id"]: offer["offer_fen"] for offer in facts["offers"]},
        budget_fen=facts["budget_fen"],
        ceiling_fen=facts["ceiling_fen"],
        on=facts["on"],
        place=facts["place"],
    )
    explained = () if found.explanation is None else (found.explanation,)
    return Verdict(
        verdict=found.verdict,
        reasons=_reasons(found),
        used=(*found.by.values(), *explained),
        more={"flagged": {name: list(hit) for name, hit in found.flagged.items()}},
    )


def _reasons(found: LowPrice) -> tuple[Reason, ...]:
    if found.verdict == "judgement":
        judged = Reason.of(
            found.judgement, code="low_price.judgement", sentence=_JUDGEMENT, remedy=_ASK
        )
        return (judged,)
    judged = Reason.of(found.judgement, code="low_price.judgement", sentence=_STILL)
    if found.verdict == "none":
        first = next(iter(found.by.values()))
        return (judged, Reason.of(first, code="low_price.none", sentence=_NONE))
    return (judged, *_hits(found))


def _hits(found: LowPrice) -> tuple[Reason, ...]:
    minutes = "" if found.explanation is None else found.explanation.value
    return tuple(
        Reason.of(
            by,
            code=f"low_price.{trigger}",
            sentence=_HIT[trigger],
            remedy=_REMEDY,
            offers="、".join(hit),
            share=by.value,
            minutes=minutes,
        )
        for trigger, by in found.by.items()
        if (hit := [name for name, triggers in found.flagged.items() if trigger in triggers])
    )


LOW_PRICE = Question(
    name="low_price",
    title=say("哪些报价属于异常低价？"),
    fields=(
        ON,
        PLACE,
        fen("budget_fen", say("采购预算，以分计")),
        fen("ceiling_fen", say("最高限价，以分计，没有的填 null"), nullable=True),
        Field(
            "offers",
            "list",
            say("通过符合性审查的报价，未作政策性扣除"),
            least=1,
            distinct="id",
            of=Field(
                "",
                "record",
                "",
                fields=(
                    Field("id", "filled_text", say("编号")),
                    fen("offer_fen", say("报价，以分计")),
                ),
            ),
        ),
    ),
    verdicts=("none", "explain", "judgement"),
    also=("flagged",),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "budget_fen": 10_000,
        "ceiling_fen": 10_000,
        "offers": [
            {"id": "a", "offer_fen": 4_100},
            {"id": "b", "offer_fen": 7_800},
            {"id": "c", "offer_fen": 8_000},
            {"id": "d", "offer_fen": 8_900},
        ],
    },
    answer=_answer,
)
