"""What each method calls its papers and those who act in it, as the orders on the methods do."""

from __future__ import annotations

from dataclasses import dataclass

from goufu.law.words import say

PREQUALIFICATION = "prequalification"


@dataclass(frozen=True)
class MethodWords:
    """The words of one kind of purchase document.

    Args:
        document: the document itself.
        invitation, assessment: the names of its first and of its fourth chapter.
        offer, provider: what is handed in, and who hands it in.
        body: who assesses.
        winner, letter: who is chosen, and the letter that says so.
    """

    document: str
    invitation: str
    assessment: str
    offer: str
    provider: str
    body: str
    winner: str
    letter: str


TENDER = MethodWords(
    document=say("招标文件"),
    invitation=say("投标邀请"),
    assessment=say("评标办法和标准"),
    offer=say("投标文件"),
    provider=say("投标人"),
    body=say("评标委员会"),
    winner=say("中标人"),
    letter=say("中标通知书"),
)


def _other(document: str, invitation: str, assessment: str, body: str) -> MethodWords:
    return MethodWords(
        document=document,
        invitation=invitation,
        assessment=assessment,
        offer=say("响应文件"),
        provider=say("供应商"),
        body=body,
        winner=say("成交供应商"),
        letter=say("成交通知书"),
    )


WORDS: dict[str, MethodWords] = {
    "open_tender": TENDER,
    "invited_tender": TENDER,
    "negotiation": _other(
        say("谈判文件"), say("谈判邀请"), say("谈判程序和评定成交的标准"), say("谈判小组")
    ),
    "consultation": _other(
        say("磋商文件"), say("磋商邀请"), say("磋商程序和评审办法"), say("磋商小组")
    ),
    "inquiry": _other(say("询价通知书"), say("询价邀请"), say("评定成交的标准"), say("询价小组")),
    "single_source": _other(
        say("单一来源采购文件"), say("采购邀请"), say("协商程序和成交原则"), say("采购小组")
    ),
    PREQUALIFICATION: MethodWords(
        document=say("资格预审文件"),
        invitation=say("资格预审邀请"),
        assessment=say("资格审查办法"),
        offer=say("资格预审申请文件"),
        provider=say("申请人"),
        body=say("资格审查人员"),
        winner=say("通过资格预审的供应商"),
        letter=say("资格预审结果通知书"),
    ),
}


def words_for(method: str) -> MethodWords:
    """Return the words of a method; those of a tender where it has none of its own."""
    return WORDS.get(method, TENDER)
