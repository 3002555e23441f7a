"""Is this unified social credit code valid, and whose is it?"""

from __future__ import annotations

from datetime import date

from goufu.law.questions.fields import Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.uscc import STANDARD, examine
from goufu.law.words import say

_IN_FORCE_FROM = date(2015, 10, 1)


def _answer(facts: Facts) -> Verdict:
    found = examine(facts["code"])
    reason = Reason(
        code=f"uscc.{found.verdict}",
        clause=STANDARD,
        sentence=found.sentence,
        params=found.params,
        in_force_from=_IN_FORCE_FROM,
        remedy="" if found.verdict == "valid" else say("请对照登记证书核对。"),
    )
    return Verdict(found.verdict, (reason,), more={"kind": found.kind}, says=True)


USCC = Question(
    name="uscc",
    title=say("这个统一社会信用代码有效吗？"),
    fields=(Field("code", "text", say("统一社会信用代码")),),
    verdicts=("valid", "invalid"),
    also=("kind", "sentence"),
    example={"code": "91110000600037341L"},
    answer=_answer,
)
