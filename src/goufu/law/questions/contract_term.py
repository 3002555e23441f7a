"""May a contract for services last so long?"""

from __future__ import annotations

from goufu.law.contract_terms import Term, contract_term
from goufu.law.labels import LONGER_TERM_CONDITIONS
from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

LONGEST_ASKED = 1200  # months
_UNREGULATED = say("当日有效的规定没有为政府购买服务合同设定履行期限。")
_UNREGULATED_REMEDY = say("请按项目确定的购买周期和次数约定期限。")
_WITHIN = say("合同期限 {months} 个月，不超过一般期限 {limit} 个月。")
_BEYOND = say("合同期限 {months} 个月，超过一般期限 {limit} 个月。")
_UNMET = say("超过一般期限的，应当“{condition}”，目前不符合。")
_UNMET_REMEDY = say("请缩短期限，或者在条件具备后再签订较长期限的合同。")
_ALL_MET = say("签订较长期限合同的条件都符合，最长 {limit} 个月。")
_TOO_LONG = say("合同期限 {months} 个月，超过最长期限 {limit} 个月。")
_TOO_LONG_REMEDY = say("请缩短合同期限；期满后仍需购买的，重新按程序购买。")


def _answer(facts: Facts) -> Verdict:
    conditions = {name: facts[name] for name in LONGER_TERM_CONDITIONS}
    term = contract_term(facts["months"], conditions, on=facts["on"], place=facts["place"])
    if term.limit is None:
        silent = Reason(
            code="contract_term.unregulated",
            clause="",
            sentence=_UNREGULATED,
            remedy=_UNREGULATED_REMEDY,
        )
        return Verdict(term.verdict, (silent,))
    return Verdict(term.verdict, _reasons(term, facts["months"]), term.by)


def _reasons(term: Term, months: int) -> tuple[Reason, ...]:
    ordinary, *more = term.by
    within = months <= ordinary.value
    first = Reason.of(
        ordinary,
        code="contract_term.within" if within else "contract_term.beyond",
        sentence=_WITHIN if within else _BEYOND,
        months=months,
        limit=ordinary.value,
    )
    if not more:
        return (first,)
    longest, needed = more
    unmet = (
        Reason.of(
            needed,
            code=f"contract_term.{name}",
            sentence=_UNMET,
            remedy=_UNMET_REMEDY,
            condition=Word(LONGER_TERM_CONDITIONS[name]),
        )
        for name in term.unmet
    )
    too_long = months > longest.value
    if term.unmet and not too_long:
        return (first, *unmet)
    last = Reason.of(
        longest,
        code="contract_term.too_long" if too_long else "contract_term.all_met",
        sentence=_TOO_LONG if too_long else _ALL_MET,
        remedy=_TOO_LONG_REMEDY if too_long else "",
        months=months,
        limit=longest.value,
    )
    return (first, *unmet, last)


CONTRACT_TERM = Question(
    name="contract_term",
    title=say("合同可以签这么长的期限吗？"),
    fields=(
        ON,
        PLACE,
        Field("months", "integer", say("合同期限，月"), least=1, most=LONGEST_ASKED),
        *(Field(name, "yes", words) for name, words in LONGER_TERM_CONDITIONS.items()),
    ),
    verdicts=("allowed", "forbidden", "unregulated"),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "months": 36,
        **dict.fromkeys(LONGER_TERM_CONDITIONS, True),
    },
    answer=_answer,
)
