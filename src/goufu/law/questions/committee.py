"""May this committee evaluate?"""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.committee import BODIES, OTHER_BODY, ROLES, Finding, Member, examine, is_large
from goufu.law.methods import METHODS
from goufu.law.questions.fields import ON, PLACE, Field, fen
from goufu.law.questions.question import Facts, Question, Reason, Verdict
from goufu.law.words import Word, say

_KEPT: Mapping[str, str] = {
    "size": say("{body}{count}人，不少于规定的{needed}人。"),
    "parity": say("{body}{count}人，为单数。"),
    "experts": say("{body}{count}人中评审专家{experts}人，不少于三分之{share}。"),
    "own_unit": say("没有采购人本单位人员以评审专家身份参加评审。"),
    "agency": say("没有采购代理机构人员参加评审。"),
    "law_expert": say("评审专家中有法律专家，不少于规定的{needed}名。"),
    "negotiators": say("单一来源采购由具有相关经验的专业人员与供应商商定价格，人数没有规定。"),
}
_BROKEN: Mapping[str, str] = {
    "size": say("{body}{count}人，少于规定的{needed}人。"),
    "parity": say("{body}{count}人，应当为单数。"),
    "experts": say("{body}{count}人中评审专家{experts}人，不足三分之{share}。"),
    "own_unit": say(
        "第{numbers}名成员是采购人本单位人员，只能作为采购人代表参加，不能作为评审专家。"
    ),
    "agency": say("第{numbers}名成员是采购代理机构人员，不得参加本机构代理项目的评审。"),
    "law_expert": say("技术复杂、专业性强的项目，评审专家中应当有{needed}名法律专家。"),
    "negotiators": say("单一来源采购应当组织具有相关经验的专业人员与供应商商定价格。"),
}
_REMEDIES: Mapping[str, str] = {
    "size": say("请增加评审专家，补足人数。"),
    "parity": say("请增加或者减少一名成员。"),
    "experts": say("请增加评审专家，或者减少采购人代表。"),
    "own_unit": say("请改为采购人代表，或者另行抽取评审专家。"),
    "agency": say("请另行抽取评审专家。"),
    "law_expert": say("请抽取法律专家；成员中已有法律专家的，请注明。"),
    "negotiators": say("请确定参加协商的专业人员。"),
}


def _answer(facts: Facts) -> Verdict:
    on, place = facts["on"], facts["place"]
    found = examine(
        [Member(**member) for member in facts["members"]],
        on=on,
        place=place,
        method=facts["method"],
        large=is_large(
            budget_fen=facts["budget_fen"],
            technically_complex=facts["complex"],
            high_impact=facts["high_impact"],
            on=on,
            place=place,
        ),
        at_threshold=facts["budget_fen"] >= facts["open_tender_threshold_fen"],
        technically_complex=facts["complex"],
    )
    broken = [one for one in found if not one.kept]
    body = Word(BODIES.get(facts["method"], OTHER_BODY))
    return Verdict(
        verdict="unlawful" if broken else "lawful",
        reasons=tuple(_reason(one, body) for one in broken or found),
        used=tuple(one.by for one in found),
    )


def _reason(found: Finding, body: Word) -> Reason:
    return Reason.of(
        found.by,
        code=f"committee.{found.rule}",
        sentence=(_KEPT if found.kept else _BROKEN)[found.rule],
        remedy="" if found.kept else _REMEDIES[found.rule],
        body=body,
        **found.params,
    )


COMMITTEE = Question(
    name="committee",
    title=say("评审委员会（小组）的组成合法吗？"),
    fields=(
        ON,
        PLACE,
        Field("method", "choice", say("采购方式"), choices=METHODS),
        fen("budget_fen", say("采购预算，以分计")),
        fen("open_tender_threshold_fen", say("当地当日的公开招标数额标准，以分计")),
        Field("complex", "yes", say("技术复杂、专业性强")),
        Field("high_impact", "yes", say("社会影响较大")),
        Field(
            "members",
            "list",
            say("成员名单"),
            of=Field(
                "",
                "record",
                "",
                fields=(
                    Field("role", "choice", say("以什么身份参加"), choices=ROLES),
                    Field("own_unit", "yes", say("是采购人本单位人员")),
                    Field("law_expert", "yes", say("是法律专家"), required=False),
                ),
            ),
        ),
    ),
    verdicts=("lawful", "unlawful"),
    example={
        "on": "2026-03-02",
        "place": "CN-3415",
        "method": "open_tender",
        "budget_fen": 168_000_000,
        "open_tender_threshold_fen": 400_000_000,
        "complex": False,
        "high_impact": False,
        "members": [
            {"role": "purchaser", "own_unit": True},
            *[{"role": "expert", "own_unit": False} for _ in range(4)],
        ],
    },
    answer=_answer,
)
