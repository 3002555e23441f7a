"""What may be bought: the negative list of the day and the three classes of public services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.items import BUYABLE_CLASSES, NEGATIVE_LIST
from goufu.law.words import Word, say

SERVICE = "service"

CONTENTS: Mapping[str, str] = {
    SERVICE: say("服务事项"),
    "own_duty": say("应当由政府直接履职的事项"),
    "outside_duty": say("不属于政府职责范围的服务事项"),
    "goods": say("货物"),
    "works": say("工程"),
    "works_with_service": say("工程和服务打包的项目"),
    "financing": say("融资行为"),
    "hiring": say("招聘、用工及公益性岗位等事项"),
}

SERVICE_CLASSES: Mapping[int, str] = {
    1: say("支撑经济社会正常运转、全民受益且无法分割的公共服务"),
    2: say("增加公众福利、受益对象特定的公益类服务"),
    3: say("介于两者之间的公共服务"),
}


class MayNotBeBought(Refusal):
    """The content or its class is closed to purchase."""

    code = "items.may_not_be_bought"
    sentence = say("“{what}”不得纳入政府购买服务。")
    remedy = say("请改由政府直接履职，或者按货物、工程另行采购；内容登记有误的，先更正内容。")


@dataclass(frozen=True)
class Item:
    """Whether something may be bought as a service, and by which rules."""

    verdict: Literal["may_be_bought", "may_not_be_bought"]
    what: str
    by: tuple[Answer, ...]


def item(content: str, service_class: int | None, *, on: date, place: str = "CN") -> Item:
    """Say whether ``content`` may be bought as a service on that day.

    A service is tried by its class, by the test of the lecture, on any day; everything else by
    the negative list of the day.

    Args:
        service_class: 1, 2 or 3; asked of a service only.

    Raises:
        NothingInForce: no negative list is known for that day.
    """
    if content == SERVICE:
        by = BUYABLE_CLASSES.on(on, place=place)
        bought = service_class in by.value
        what = SERVICE_CLASSES.get(service_class or 0, "")
    else:
        by = NEGATIVE_LIST.on(on, place=place)
        bought = content not in by.value
        what = CONTENTS[content]
    return Item("may_be_bought" if bought else "may_not_be_bought", what, (by,))


def check_item(content: str, service_class: int | None, *, on: date, place: str = "CN") -> None:
    """Refuse what may not be bought as a service.

    Raises:
        MayNotBeBought: see ``item``.
    """
    answer = item(content, service_class, on=on, place=place)
    if answer.verdict == "may_not_be_bought":
        raise MayNotBeBought(clause=answer.by[0].cite, what=Word(answer.what))
