"""May a body of this kind provide services?"""

from __future__ import annotations

from goufu.law.parties import PROVIDERS, MayNotProvide, provider
from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

_ALLOWED = say("{kind}可以作为政府购买服务的承接主体。")


def _answer(facts: Facts) -> Verdict:
    found = provider(facts["kind"], on=facts["on"], place=facts["place"])
    allowed = found.verdict == "allowed"
    reason = Reason.of(
        found.by,
        code="provider.allowed" if allowed else MayNotProvide.code,
        sentence=_ALLOWED if allowed else MayNotProvide.sentence,
        remedy="" if allowed else MayNotProvide.remedy,
        kind=Word(PROVIDERS[found.kind]),
    )
    return Verdict(found.verdict, (reason,), (found.by,))


PROVIDER = Question(
    name="provider",
    title=say("这类单位可以作承接主体吗？"),
    fields=(Field("kind", "choice", say("单位类型"), choices=PROVIDERS), ON, PLACE),
    verdicts=("allowed", "forbidden"),
    example={"kind": "public_benefit_2", "on": "2026-03-02", "place": "CN-3415"},
    answer=_answer,
)
