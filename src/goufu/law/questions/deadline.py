"""When is a duty due?"""

from __future__ import annotations

from goufu.law.duties import DUTIES, Due, Duty, due
from goufu.law.methods import METHODS
from goufu.law.questions.fields import PLACE, Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

_SENTENCES = {
    "forwards": {
        "calendar_day": say("{title}：自{event}（{since}，当日不计）起{value}日，至{due_on}。"),
        "working_day": say(
            "{title}：自{event}（{since}，当日不计）起{value}个工作日，至{due_on}。"
        ),
    },
    "backwards": {
        "calendar_day": say("{title}：在{event}（{since}）之前至少{value}日，最迟{due_on}。"),
    },
    "yearly": {
        "fixed_day": say("{title}：每年{value}以前，自{since}起最近一次为{due_on}。"),
    },
}
_SEEN = say("另有规定为{value}个工作日，仅凭记忆、未经核实，不计入期限。")
_ROLLED = say("末日遇普通周末，按当地规定顺延至{due_on}。")
_UNREGULATED = say("{title}：当日有效的规定没有为“{method}”设定期限。")
_UNREGULATED_REMEDY = say("请按采购文件或者合同的约定办理。")


def _answer(facts: Facts) -> Verdict:
    found = due(
        facts["duty"], since=facts["from"], place=facts["place"], method=facts.get("method")
    )
    about = DUTIES[found.duty]
    return Verdict(
        verdict=found.verdict,
        reasons=_reasons(about, found, facts),
        used=found.reasons,
        more={
            "due_on": None if found.due_on is None else found.due_on.isoformat(),
            "value": found.value,
            "unit": found.unit,
        },
    )


def _reasons(about: Duty, found: Due, facts: Facts) -> tuple[Reason, ...]:
    code = f"deadline.{about.name}"
    if found.due_on is None:
        return (
            Reason(
                code=f"{code}.unregulated",
                clause="",
                sentence=_UNREGULATED,
                params={"title": Word(about.title), "method": Word(METHODS[facts["method"]])},
                remedy=_UNREGULATED_REMEDY,
            ),
        )
    counted, *seen = found.reasons
    said = Reason.of(
        counted,
        code=code,
        sentence=_SENTENCES[about.counting][counted.unit],
        title=Word(about.title),
        event=Word(about.event),
        since=found.since.isoformat(),
        value=found.value,
        due_on=found.due_on.isoformat(),
    )
    return (
        said,
        *(Reason.of(one, code=f"{code}.seen", sentence=_SEEN, value=one.value) for one in seen),
        *_rolled(found, code),
    )


def _rolled(found: Due, code: str) -> tuple[Reason, ...]:
    by = found.rolled_by
    if by is None or found.due_on is None:
        return ()
    said = Reason.of(by, code=f"{code}.rolled", sentence=_ROLLED, due_on=found.due_on.isoformat())
    return (said,)


DEADLINE = Question(
    name="deadline",
    title=say("某项期限哪一天到期？"),
    fields=(
        Field(
            "duty",
            "choice",
            say("哪一项期限"),
            choices={duty.name: duty.title for duty in DUTIES.values()},
        ),
        Field("from", "day", say("起算事件发生之日，当日不计")),
        PLACE,
        Field(
            "method",
            "choice",
            say("采购方式，期限因方式而不同时必填"),
            choices=METHODS,
            required=False,
        ),
    ),
    verdicts=("due", "unregulated"),
    also=("due_on", "value", "unit"),
    example={"duty": "sign_contract", "from": "2026-09-03", "place": "CN-3415"},
    answer=_answer,
)
