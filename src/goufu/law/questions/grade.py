"""Which grade does a score earn?"""

from __future__ import annotations

from goufu.law.grades import grade
from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import say

HIGHEST = 100
_GRADED = say("{score} 分，评价等级为“{grade}”（{lowest} 分起）。")


def _answer(facts: Facts) -> Verdict:
    found = grade(facts["score"], on=facts["on"], place=facts["place"])
    reason = Reason.of(
        found.by,
        code="grade.graded",
        sentence=_GRADED,
        score=format(facts["score"], "f"),
        grade=found.word,
        lowest=format(found.lowest, "f"),
    )
    return Verdict("graded", (reason,), (found.by,), more={"grade": found.word})


GRADE = Question(
    name="grade",
    title=say("绩效评价得分是什么等级？"),
    fields=(
        ON,
        PLACE,
        Field("score", "number", say("绩效评价总分，0 至 100"), least=0, most=HIGHEST),
    ),
    verdicts=("graded",),
    also=("grade",),
    example={"on": "2026-03-02", "place": "CN-3415", "score": 86.5},
    answer=_answer,
)
