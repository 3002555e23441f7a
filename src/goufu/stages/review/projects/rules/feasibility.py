"""May this be bought, by this body, and is it worth it? No database, no clock, no HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.law.money import yuan
from goufu.law.questions import ask
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

SELECTION = "讲座 四、1 项目选择 项目可行"


class MayNotBeBought(Refusal):
    code = "projects.may_not_be_bought"
    sentence = say("该事项不得向社会力量购买：{reason}")
    remedy = say(
        "应当由政府直接提供或不属于政府职责的事项不纳入购买；如分类有误，请更正后重新论证。"
    )


class NotAPurchaser(Refusal):
    code = "projects.not_a_purchaser"
    sentence = say("{name}不能作为购买主体：{reason}")
    remedy = say("请由符合条件的主管行政机关作为购买主体申报。")


class TestNotMet(Refusal):
    code = "projects.feasibility_not_met"
    clause = SELECTION
    sentence = say("可行性论证“{test}”未通过：{grounds}")
    remedy = say("条件尚不成熟的，请选择“暂缓研究”并写明理由；条件具备后可恢复。")


class DearerThanOwn(Refusal):
    code = "projects.dearer_than_own_production"
    clause = SELECTION
    field = "dearer_reason"
    sentence = say("经济上不可行：购买成本 {buy} 元，不低于自办成本 {own} 元。")
    remedy = say(
        "请核对成本比较表；确需购买的，写明仍购买的理由，由各级审核把关；否则不实施购买或暂缓研究。"
    )


@dataclass(frozen=True)
class Answered:
    """One test of feasibility: its name, whether it is met, on what grounds."""

    name: str
    met: bool
    grounds: str


def check_item(*, content: str, service_class: int, on: date, place: str) -> None:
    """Ask the law whether this may be bought: three-way class and negative list of the day."""
    facts = {"content": content, "on": on.isoformat(), "place": place}
    if content == "service":
        facts["service_class"] = service_class  # type: ignore[assignment]
    answer = ask("item", facts)
    if answer["verdict"] == "may_not_be_bought":
        first = answer["reasons"][0]
        raise MayNotBeBought(reason=first["sentence"], clause=first["clause"])


def check_purchaser(*, name: str, kind: str, on: date, place: str) -> None:
    """Ask the law whether a body of this kind may purchase on that day."""
    answer = ask("purchaser", {"kind": kind, "on": on.isoformat(), "place": place})
    if answer["verdict"] == "forbidden":
        first = answer["reasons"][0]
        raise NotAPurchaser(name=name, reason=first["sentence"], clause=first["clause"])


@rule("projects.cheaper_than_own_production", clause=SELECTION)
def check_cheaper(*, buy_fen: int, own_fen: int) -> None:
    """经济上可行:购买成本低于政府直接生产。"""
    if buy_fen >= own_fen:
        raise DearerThanOwn(buy=yuan(buy_fen), own=yuan(own_fen))


@rule("projects.dearer_with_a_reason")
def check_dearer(*, buy_fen: int, own_fen: int, reason: str) -> None:
    """购买不低于自办的，写明仍购买的理由，由各级审核把关

    The lecture's own rule is not met then, and is not recorded as met.
    """
    if not reason:
        raise DearerThanOwn(buy=yuan(buy_fen), own=yuan(own_fen))


@rule("projects.feasible", clause=SELECTION)
def check_feasible(tests: list[Answered]) -> None:
    """技术上可行:一是公共服务数量、质量、规格、费用能准确界定;二是受益主体明确且受益程度可衡量。"""
    for test in tests:
        if not test.met:
            raise TestNotMet(test=test.name, grounds=test.grounds)
