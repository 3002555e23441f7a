"""The report: everybody signs it, or says why not; and when a result may be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goufu.law.labels import WORDS
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import COMMITTEE_DECISION, REEVALUATION_REASONS
from goufu.law.why import rule
from goufu.law.words import Word, say

SIGNING = "政府采购法实施条例 第四十一条第三款"
AGAIN = "政府采购法实施条例 第四十四条第一款"


class AlreadySigned(Refusal):
    code = "tenders.already_signed"
    clause = SIGNING
    sentence = say("{name}已在评审报告上签署。")
    remedy = say("签署后不能更改；发现错误的，由评审组长当场复核修改，全体成员重新签署。")


class SignaturesMissing(Refusal):
    code = "tenders.signatures_missing"
    clause = SIGNING
    sentence = say("还有 {waiting} 名成员既未签署评审报告，也未签署不同意见。")
    remedy = say("请通知其签署；拒绝签署又不书面说明理由的，写明情况后送交，视为同意评审报告。")


class MajorityDissents(Refusal):
    code = "tenders.majority_dissents"
    sentence = say("{members} 名成员中 {dissenting} 名持不同意见，评审报告没有获得多数同意。")
    remedy = say("请由评审组长当场复核，按少数服从多数的原则重新作出结论。")


class ReasonNotOfTheLaw(Refusal):
    code = "tenders.reason_not_of_the_law"
    clause = AGAIN
    sentence = say("“{reason}”不是当日对该采购方式规定的可以重新评审的情形：{allowed}。")
    remedy = say("请核对情形；供应商有异议的，依法提出质疑，由采购人、代理机构答复。")


def check_may_sign(*, name: str, signed: bool) -> None:
    """Refuse to sign twice."""
    if signed:
        raise AlreadySigned(name=name)


@rule("tenders.report_signed", clause=SIGNING)
def check_signed(*, waiting: int, explained: bool) -> None:
    """评审小组成员应当在评审报告上签字；对评审报告有异议的，应当在评审报告上签署不同意见，并说明理由，否则视为同意评审报告。"""
    if waiting and not explained:
        raise SignaturesMissing(waiting=waiting)


def check_majority(*, members: int, dissenting: int, method: str, on: date, place: str) -> None:
    """Refuse a report with which most members disagree, where the day's law lets most decide."""
    law = COMMITTEE_DECISION.find(on, place=place, method=method)
    if law is not None and dissenting * 2 > members:
        raise MajorityDissents(members=members, dissenting=dissenting, clause=law.cite)


@rule("tenders.reviewed_for_a_reason", clause=AGAIN)
def check_reason(*, reason: str, method: str, on: date, place: str) -> None:
    """除国务院财政部门规定的情形外，采购人、采购代理机构不得以任何理由组织重新评审。"""
    law = REEVALUATION_REASONS.find(on, place=place, method=method)
    allowed: Sequence[str] = law.value if law is not None else ()
    if reason not in allowed:
        raise ReasonNotOfTheLaw(
            reason=Word(WORDS[reason]),
            allowed="、".join(WORDS[code] for code in allowed) or "—",
            clause=law.cite if law is not None else AGAIN,
        )
