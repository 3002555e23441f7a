"""What each method calls its papers and those who act in it, as the orders on the methods do.

These words stand in papers, which are Chinese; they are not translated.
"""

from __future__ import annotations

from dataclasses import dataclass

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
    document="招标文件",
    invitation="投标邀请",
    assessment="评标办法和标准",
    offer="投标文件",
    provider="投标人",
    body="评标委员会",
    winner="中标人",
    letter="中标通知书",
)


def _other(document: str, invitation: str, assessment: str, body: str) -> MethodWords:
    return MethodWords(
        document=document,
        invitation=invitation,
        assessment=assessment,
        offer="响应文件",
        provider="供应商",
        body=body,
        winner="成交供应商",
        letter="成交通知书",
    )


WORDS: dict[str, MethodWords] = {
    "open_tender": TENDER,
    "invited_tender": TENDER,
    "negotiation": _other("谈判文件", "谈判邀请", "谈判程序和评定成交的标准", "谈判小组"),
    "consultation": _other("磋商文件", "磋商邀请", "磋商程序和评审办法", "磋商小组"),
    "inquiry": _other("询价通知书", "询价邀请", "评定成交的标准", "询价小组"),
    "single_source": _other("单一来源采购文件", "采购邀请", "协商程序和成交原则", "采购小组"),
    PREQUALIFICATION: MethodWords(
        document="资格预审文件",
        invitation="资格预审邀请",
        assessment="资格审查办法",
        offer="资格预审申请文件",
        provider="申请人",
        body="资格审查人员",
        winner="通过资格预审的供应商",
        letter="资格预审结果通知书",
    ),
}


def words_for(method: str) -> MethodWords:
    """Return the words of a method; those of a tender where it has none of its own."""
    return WORDS.get(method, TENDER)
