"""May a body of this kind provide services?"""

from __future__ import annotations

from goufu.law.parties import PROVIDERS, MayNotProvide, provider
from goufu.law.questions.fields import ON, PLACE, Field
from goufu.law.questions.party import verdict_on
from goufu.law.questions.question import Facts, Question, Verdict
from goufu.law.words import say

_ALLOWED = say("{kind}可以作为政府购买服务的承接主体。")


def _answer(facts: Facts) -> Verdict:
    return verdict_on(
        provider(facts["kind"], on=facts["on"], place=facts["place"]),
        question="provider",
        allowed=_ALLOWED,
        refusal=MayNotProvide,
        kinds=PROVIDERS,
    )


PROVIDER = Question(
    name="provider",
    title=say("这类单位可以作承接主体吗？"),
    fields=(Field("kind", "choice", say("单位类型"), choices=PROVIDERS), ON, PLACE),
    verdicts=("allowed", "forbidden"),
    example={"kind": "public_benefit_2", "on": "2026-03-02", "place": "CN-3415"},
    answer=_answer,
)
