"""How much may a deposit be?"""

from __future__ import annotations

from goufu.law.deposits import DEPOSITS, deposit
from goufu.law.money import yuan
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

_CAPPED = say("{kind}不得超过 {base} 元的 {cap}%，即 {most} 元。")


def _answer(facts: Facts) -> Verdict:
    found = deposit(facts["kind"], facts["base_fen"], on=facts["on"], place=facts["place"])
    reason = Reason.of(
        found.by,
        code=f"deposit.{facts['kind']}",
        sentence=_CAPPED,
        kind=Word(DEPOSITS[facts["kind"]]),
        base=yuan(facts["base_fen"]),
        cap=found.by.value,
        most=yuan(found.cap_fen),
    )
    return Verdict("capped", (reason,), (found.by,), more={"cap_fen": found.cap_fen})


DEPOSIT = Question(
    name="deposit",
    title=say("保证金最多可以收多少？"),
    fields=(
        ON,
        PLACE,
        Field("kind", "choice", say("哪一种保证金"), choices=DEPOSITS),
        fen("base_fen", say("采购项目预算（投标保证金）或者合同金额（履约保证金），分")),
    ),
    verdicts=("capped",),
    also=("cap_fen",),
    example={"on": "2026-03-02", "place": "CN-3415", "kind": "bid", "base_fen": 168_000_000},
    answer=_answer,
)
