"""May a body of this kind buy services?"""

from __future__ import annotations

from goufu.law.parties import KINDS, NotAPurchaser, purchaser
from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.party import verdict_on
from goufu.law.questions.question import Facts, Question, Verdict
from goufu.law.words import say

_ALLOWED = say("{kind}可以作为政府购买服务的购买主体。")


def _answer(facts: Facts) -> Verdict:
    return verdict_on(
        purchaser(facts["kind"], on=facts["on"], place=facts["place"]),
        question="purchaser",
        allowed=_ALLOWED,
        refusal=NotAPurchaser,
        kinds=KINDS,
    )


PURCHASER = Question(
    name="purchaser",
    title=say("这类单位可以作购买主体吗？"),
    fields=(Field("kind", "choice", say("单位类型"), choices=KINDS), ON, PLACE),
    verdicts=("allowed", "forbidden"),
    example={"kind": "state_organ", "on": "2026-03-02", "place": "CN-3415"},
    answer=_answer,
)
