"""May a supplement be agreed?"""

from __future__ import annotations

from goufu.law.contract_terms import contract_change
from goufu.law.money import yuan
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import say

_OTHER_SUBJECT = say("追加的内容与原合同标的不同，不能签订补充合同。")
_OTHER_SUBJECT_REMEDY = say("请作为新的采购项目办理。")
_ALLOWED = say("补充金额 {supplement} 元，不超过尚可补充的 {room} 元（原合同金额的 {cap}%）。")
_TOO_MUCH = say("补充金额 {supplement} 元，超过尚可补充的 {room} 元（原合同金额的 {cap}%）。")
_TOO_MUCH_REMEDY = say("请减少追加的数量；超出部分作为新的采购项目办理。")


def _answer(facts: Facts) -> Verdict:
    found = contract_change(
        contract_fen=facts["contract_fen"],
        earlier_fen=facts["earlier_supplements_fen"],
        supplement_fen=facts["supplement_fen"],
        same_subject=facts["same_subject"],
        on=facts["on"],
        place=facts["place"],
    )
    reasons = []
    if not found.same_subject:
        reasons.append(
            Reason.of(
                found.by,
                code="contract_change.other_subject",
                sentence=_OTHER_SUBJECT,
                remedy=_OTHER_SUBJECT_REMEDY,
            )
        )
    too_much = facts["supplement_fen"] > found.room_fen
    if too_much or found.same_subject:
        reasons.append(
            Reason.of(
                found.by,
                code="contract_change.too_much" if too_much else "contract_change.allowed",
                sentence=_TOO_MUCH if too_much else _ALLOWED,
                remedy=_TOO_MUCH_REMEDY if too_much else "",
                supplement=yuan(facts["supplement_fen"]),
                room=yuan(found.room_fen),
                cap=found.by.value,
            )
        )
    more = {"room_fen": found.room_fen}
    return Verdict(found.verdict, tuple(reasons), (found.by,), more=more)


CONTRACT_CHANGE = Question(
    name="contract_change",
    title=say("可以签订这份补充合同吗？"),
    fields=(
        ON,
        PLACE,
        fen("contract_fen", say("原合同金额，分"), least=1),
        Field(
            "earlier_supplements_fen",
            "list",
            say("以前各份补充合同的金额，分"),
            of=fen("", ""),
        ),
        fen("supplement_fen", say("这份补充合同的金额，分"), least=1),
        Field("same_subject", "yes", say("追加的是与合同标的相同的服务")),
    ),
    verdicts=("allowed", "forbidden"),
    also=("room_fen",),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "contract_fen": 100_000_000,
        "earlier_supplements_fen": [4_000_000],
        "supplement_fen": 5_000_000,
        "same_subject": True,
    },
    answer=_answer,
)
