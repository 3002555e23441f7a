"""Does the text on the providers' qualification shut somebody out?

Which conditions may not be asked is the law's, of the day; how each of them is recognised in a text
is here. A text that is caught may still be right: it has to be written so that it is not caught.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from re import Pattern

from goufu.law.labels import WORDS
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.parties import DISCRIMINATIONS, ENTRY_BARRIERS, SCALE_CONDITIONS
from goufu.law.why import rule
from goufu.law.words import Word, say

_HERE = "(?:本地|当地|本市|本省|本县|本区|市内|省内|县内|区内)"
_NUMBER = "[0-9一二三四五六七八九十百千万]+"

# Code of the law's list → how it is written in practice.
SIGNS: Mapping[str, Pattern[str]] = {
    code: re.compile(pattern)
    for code, pattern in {
        "registered_capital": "注册资(?:本|金)",
        "total_assets": "资产总额|总资产",
        "turnover": "营业收入|营业额|年收入",
        "staff": f"(?:从业人员|员工|职工)(?:人数|数量|总数|规模|[^，。；]{{0,6}}{_NUMBER} ?[人名])",
        "profit": "利润|盈利",
        "tax_paid": "纳税额|纳税总额",
        "years_since_founding": f"成立[^，。；]{{0,6}}{_NUMBER} ?年|(?:成立|注册|经营)年限",
        "branch_office": "(?:设有|设立|具有)[^，。；]{0,10}(?:分公司|分支机构|办事处)",
        "named_brand": "(?:指定|特定|限定)[^，。；]{0,6}(?:品牌|商标|专利|厂家|供应商)",
        "ownership_or_place": (
            f"{_HERE}[^，。；]{{0,6}}(?:注册|登记|企业|机构|户籍)|国有(?:企业|控股)|民营企业不得"
        ),
        "regional_awards": f"{_HERE}[^，。；]{{0,6}}(?:业绩|奖项|获奖)",
    }.items()
}


class ShutsOut(Refusal):
    code = "projects.qualification_shuts_out"
    field = "provider_requirements"
    sentence = say("承接主体资格中的“{words}”属于不得设置的条件：{condition}。")
    remedy = say("请删去，或者改为与服务内容直接相关的能力要求。")


@dataclass(frozen=True)
class Sign:
    """A condition found in the text, and the law that does not allow it."""

    code: str
    words: str
    by: Answer

    @property
    def condition(self) -> str:
        """What it is called, a message id."""
        return WORDS[self.code]


def signs_in(text: str, *, on: date, place: str) -> list[Sign]:
    """Return the conditions in ``text`` that the law of the day bars, in the order of the law."""
    return list(_signs(text, on, place))


def _signs(text: str, on: date, place: str) -> Iterator[Sign]:
    for provision in (DISCRIMINATIONS, SCALE_CONDITIONS, ENTRY_BARRIERS):
        barred = provision.find(on, place=place)
        for code in barred.value if barred else ():
            found = SIGNS[code].search(text) if code in SIGNS else None
            if barred and found:
                yield Sign(code, found.group(), barred)


@rule("projects.qualification_open_to_all", clause="政府采购法 第二十二条第二款")
def check_qualification(text: str, *, on: date, place: str) -> None:
    """不得以不合理的条件对供应商实行差别待遇或者歧视待遇。"""
    for sign in signs_in(text, on=on, place=place):
        raise ShutsOut(words=sign.words, condition=Word(sign.condition), clause=sign.by.cite)
