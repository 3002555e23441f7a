"""May the one who did the earlier step do this one?"""

from __future__ import annotations

from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.same_person import STEPS, SamePerson, same_person
from goufu.law.words import Word, say

_OTHER_PERSON = say("“{earlier_step}”和“{step}”由不同的人办理。")
_NOT_APART = say("“{earlier_step}”和“{step}”不是必须分设的岗位。")


def _answer(facts: Facts) -> Verdict:
    found = same_person(
        actor=facts["actor"],
        earlier_actor=facts["earlier_actor"],
        step=facts["step"],
        earlier_step=facts["earlier_step"],
        on=facts["on"],
        place=facts["place"],
    )
    forbidden = found.verdict == "forbidden"
    sentence = _OTHER_PERSON if found.kept_apart else _NOT_APART
    reason = Reason.of(
        found.by,
        code=SamePerson.code if forbidden else "same_person.allowed",
        sentence=SamePerson.sentence if forbidden else sentence,
        remedy=SamePerson.remedy if forbidden else "",
        step=Word(STEPS[facts["step"]]),
        earlier_step=Word(STEPS[facts["earlier_step"]]),
    )
    return Verdict(found.verdict, (reason,), (found.by,))


SAME_PERSON = Question(
    name="same_person",
    title=say("这两步可以由同一人办理吗？"),
    fields=(
        ON,
        PLACE,
        Field("actor", "filled_text", say("办理这一步的人")),
        Field("earlier_actor", "filled_text", say("办理前一步的人")),
        Field("step", "choice", say("这一步"), choices=STEPS),
        Field("earlier_step", "choice", say("前一步"), choices=STEPS),
    ),
    verdicts=("allowed", "forbidden"),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "actor": "王敏",
        "earlier_actor": "王敏",
        "step": "acceptance",
        "earlier_step": "signing",
    },
    answer=_answer,
)
