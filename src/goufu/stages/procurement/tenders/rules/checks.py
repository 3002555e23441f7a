"""Each offer is held against each requirement of the document, before anybody gives points."""

from __future__ import annotations

from collections.abc import Sequence

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

QUALIFICATION = "政府采购法 第二十三条"
CONFORMITY = "政府采购法实施条例 第四十一条第一款"
DECLARATION = "财库〔2020〕46号 第十一条第一款"


class NoSuchRequirement(Refusal):
    code = "tenders.no_such_requirement"
    status = 422
    clause = QUALIFICATION
    sentence = say("采购文件没有所选的审查事项。")
    remedy = say("请按采购文件规定的审查事项逐项审查。")


class FailedWithoutReason(Refusal):
    code = "tenders.failed_without_reason"
    status = 422
    clause = ""
    sentence = say("{provider}的“{item}”不通过，但没有写明理由。")
    remedy = say("请写明不通过的事实和依据，理由将告知该供应商。")


class ChecksMissing(Refusal):
    code = "tenders.checks_missing"
    clause = QUALIFICATION
    sentence = say("{stage}还有 {missing} 项没有结论：{items}。")
    remedy = say("请对每一家有效的响应文件逐项审查后再继续。")


class DeclarationsUnchecked(Refusal):
    code = "tenders.declarations_unchecked"
    clause = DECLARATION
    sentence = say("{providers}的中小企业声明函尚未核对，不能计算价格扣除。")
    remedy = say("请在“核对中小企业声明函”中逐家记录是否认可及理由。")


class NothingDeclared(Refusal):
    code = "tenders.nothing_declared"
    status = 422
    clause = DECLARATION
    sentence = say("{provider}没有提交中小企业声明函。")
    remedy = say("未提交声明函的，不享受价格扣除，不需要核对。")


@rule("tenders.items_have_findings", clause=QUALIFICATION)
def check_all_found(*, stage: str, missing: Sequence[tuple[str, str]]) -> None:
    """采购人可以根据本法规定的供应商条件和采购项目对供应商的特定要求，对供应商的资格进行审查。

    Args:
        missing: provider and item of each check that nobody has made.
    """
    if missing:
        few = "；".join(f"{provider}：{item}" for provider, item in missing[:3])
        raise ChecksMissing(stage=Word(stage), missing=len(missing), items=few)


@rule("tenders.conformity_found", clause=CONFORMITY)
def check_conformity_found(*, stage: str, missing: Sequence[tuple[str, str]]) -> None:
    """评审小组成员应当根据采购文件规定的评审程序、评审方法和评审标准进行独立评审。"""
    try:
        check_all_found(stage=stage, missing=missing)
    except ChecksMissing as missed:
        raise ChecksMissing(**missed.params, clause=CONFORMITY) from None


def check_says_why(*, provider: str, item: str, passed: bool, reason: str) -> None:
    """Refuse to fail an offer without a word."""
    if not passed and not reason:
        raise FailedWithoutReason(provider=provider, item=item)


@rule("tenders.declarations_checked", clause=DECLARATION)
def check_declarations(unchecked: Sequence[str]) -> None:
    """中小企业参加政府采购活动，应当出具本办法规定的《中小企业声明函》，否则不得享受相关中小企业扶持政策。"""
    if unchecked:
        raise DeclarationsUnchecked(providers="、".join(unchecked))
