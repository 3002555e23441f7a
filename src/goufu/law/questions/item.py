"""May this be bought as a service?"""

from __future__ import annotations

from goufu.law.items import CONTENTS, SERVICE, SERVICE_CLASSES, MayNotBeBought, item
from goufu.law.questions.fields import ON, PLACE, Field, MissingField
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

_BY_CLASS = say("“{what}”可以向市场购买。")
_NOT_LISTED = say("当日有效的规定没有把“{what}”列入不得购买的内容。")


def _answer(facts: Facts) -> Verdict:
    content = facts["content"]
    if content == SERVICE and "service_class" not in facts:
        raise MissingField(field="service_class")
    found = item(content, facts.get("service_class"), on=facts["on"], place=facts["place"])
    bought = found.verdict == "may_be_bought"
    yes = _BY_CLASS if content == SERVICE else _NOT_LISTED
    reasons = tuple(
        Reason.of(
            by,
            code=f"item.{by.name}" if bought else MayNotBeBought.code,
            sentence=yes if bought else MayNotBeBought.sentence,
            remedy="" if bought else MayNotBeBought.remedy,
            what=Word(found.what),
        )
        for by in found.by
    )
    return Verdict(found.verdict, reasons, found.by)


ITEM = Question(
    name="item",
    title=say("这一事项可以购买吗？"),
    fields=(
        Field("content", "choice", say("内容的性质"), choices=CONTENTS),
        Field(
            "service_class",
            "integer",
            say("公共服务三分类，服务事项必填"),
            choices=SERVICE_CLASSES,
            required=False,
        ),
        ON,
        PLACE,
    ),
    verdicts=("may_be_bought", "may_not_be_bought"),
    example={"content": "service", "service_class": 2, "on": "2026-03-02", "place": "CN-3415"},
    answer=_answer,
)
