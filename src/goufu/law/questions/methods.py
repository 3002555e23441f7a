"""Which methods may be used for this purchase?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goufu.law.method_choice import MAIN, Choice, Choices, Said, choose
from goufu.law.methods import GROUNDS, METHODS, SUBJECTS
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Phrases, Translate, Word, Words, as_is, say

SENTENCES: Mapping[str, str] = {
    "main": say("公开招标是政府采购的主要采购方式，不论金额大小都可以采用。"),
    "required": say("达到公开招标数额标准的，应当采用公开招标。"),
    "unknown": say("当日当地的规定没有“{method}”这种采购方式。"),
    "not_for_subject": say("“{method}”不适用于{subject}采购，只适用于{subjects}。"),
    "no_ground": say("没有可以采用“{method}”的情形；可以采用的情形是：{grounds}。"),
    "no_ground_at_all": say("当日的规定没有让{subject}采购采用“{method}”的情形。"),
    "ground": say("符合“{grounds}”的情形，可以采用“{method}”。"),
    "approval": say(
        "达到公开招标数额标准而采用“{method}”，应当在采购活动开始前经设区的市级以上财政部门批准。"
    ),
    "project_approval": say(
        "依法必须招标的工程采用“{method}”，应当报项目审批、核准部门审批、核准。"
    ),
    "limit_urgent": say("紧急需要应当是采购人不可预见的，或者不是因采购人拖延造成的。"),
    "limit_price_not_computable": say(
        "不能事先计算价格总额，限于艺术品、专利、专有技术或者服务的时间、数量事先不能确定等原因。"
    ),
    "limit_sole_supplier": say(
        "唯一供应商，限于使用不可替代的专利、专有技术，或者公共服务项目具有特殊要求。"
    ),
    "publicity": say("报批前应当在指定媒体公示唯一供应商，不少于{value}个工作日。"),
    "consent": say("报批前应当先经主管预算单位同意。"),
}
_OTHERWISE = say("请采用公开招标，或者有适用情形的其他采购方式。")
_REMEDIES: Mapping[str, str] = {
    "unknown": _OTHERWISE,
    "not_for_subject": _OTHERWISE,
    "no_ground": say("请采用公开招标；确有上述情形的，写明情形和依据后再选。"),
    "no_ground_at_all": _OTHERWISE,
    "approval": say("请先报批，批准后再开展采购活动。"),
    "project_approval": say("请先报批，批准后再开展采购活动。"),
    "publicity": say("请先公示，并将公示情况一并报财政部门。"),
    "consent": say("请先取得主管预算单位的书面同意。"),
}


def _answer(facts: Facts) -> Verdict:
    found = choose(
        on=facts["on"],
        place=facts["place"],
        subject=facts["subject"],
        amount_fen=facts["amount_fen"],
        threshold_fen=facts["open_tender_threshold_fen"],
        grounds=facts["grounds"],
    )
    main = found.of[MAIN]
    return Verdict(
        verdict="answered",
        reasons=reasons_of(main, facts["subject"]),
        used=tuple(said.by for said in main.said),
        more={"methods": _Told(found, facts["subject"])},
    )


@dataclass(frozen=True)
class _Told:
    """The methods as JSON. Asked the same, it tells the same objects: they are to be read only."""

    found: Choices
    subject: str

    def as_json(self, translate: Translate) -> dict[str, Any]:
        if translate is as_is:
            return dict(_told_in_chinese(self))
        return self.told(translate)

    def told(self, translate: Translate) -> dict[str, Any]:
        return {
            method: {
                "verdict": choice.verdict,
                "reasons": [
                    reason.as_json(translate) for reason in reasons_of(choice, self.subject)
                ],
            }
            for method, choice in self.found.of.items()
        }


@lru_cache(maxsize=1_024)
def _told_in_chinese(told: _Told) -> dict[str, Any]:
    return told.told(as_is)


def reasons_of(choice: Choice, subject: str) -> tuple[Reason, ...]:
    """Put into words what the law says of one method."""
    return tuple(_reason(choice.method, subject, said) for said in choice.said)


def _reason(method: str, subject: str, said: Said) -> Reason:
    kind = _kind(said)
    return Reason.of(
        said.by,
        code=f"methods.{said.rule}",
        sentence=SENTENCES[kind],
        remedy=_REMEDIES.get(kind, ""),
        method=Word(METHODS[method]),
        subject=Word(SUBJECTS[subject]),
        subjects=_subjects(said),
        grounds=Phrases(GROUNDS[ground] for ground in said.grounds),
        value=said.by.value,
    )


def _kind(said: Said) -> str:
    """Return which sentence says it."""
    if said.rule == "approval" and said.by.value == "project_approval":
        return "project_approval"
    if said.rule == "no_ground" and not said.grounds:
        return "no_ground_at_all"
    return f"limit_{said.grounds[0]}" if said.rule == "limit" else said.rule


def _subjects(said: Said) -> Words:
    if said.rule != "not_for_subject":
        return Words()
    return Words(SUBJECTS[one] for one in said.by.value)


METHOD_CHOICE = Question(
    name="methods",
    title=say("可以采用哪些采购方式？"),
    fields=(
        ON,
        PLACE,
        Field("subject", "choice", say("采购对象"), choices=SUBJECTS),
        fen("amount_fen", say("采购金额，以分计")),
        fen("open_tender_threshold_fen", say("当地当日的公开招标数额标准，以分计")),
        Field(
            "grounds",
            "list",
            say("采用其他方式的情形，没有的填空列表"),
            of=Field("", "choice", "", choices=GROUNDS),
        ),
    ),
    verdicts=("answered",),
    also=("methods",),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "subject": "services",
        "amount_fen": 168_000_000,
        "open_tender_threshold_fen": 400_000_000,
        "grounds": ["purchase_of_services"],
    },
    answer=_answer,
)
