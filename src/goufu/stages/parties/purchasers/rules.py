"""What must hold of a purchaser. No database, no clock, no HTTP."""

from __future__ import annotations

from datetime import date

from goufu.law.parties import check_purchaser
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

KINDS = "六安市财政局讲座 第9、10行"
HANDS_OFF = "六安市财政局讲座 第26行"
ROLL_OUT = "六安市财政局讲座 第81行"
GUIDANCE = "六安市财政局讲座 第61行"
LIAISON = "六安市财政局讲座 第77行"

ADMINISTRATIVE, BUDGET = "administrative", "full"
MASS = "mass_organisation_administrative"
SHORTEST_DUTY = 4  # Characters; a shorter name is found in texts that mean something else.


class AlreadyRegistered(Refusal):
    code = "purchasers.already_registered"
    sentence = say("{unit}已经登记（{ref}）。")
    remedy = say("请在已登记的单位上继续办理，不必重复登记。")


class NotOfThisPlace(Refusal):
    code = "purchasers.not_of_this_place"
    status = 422
    sentence = say("{unit}不是本级购买主体，不能由本级财政部门登记。")
    remedy = say("请从列表中选择本级单位；其他级次由其同级财政部门登记。")


class EstablishmentDoesNotFit(Refusal):
    code = "purchasers.establishment_does_not_fit"
    status = 422
    clause = KINDS
    sentence = say("{unit}登记为使用行政编制的群团组织，但所填编制或者经费来源不符。")
    remedy = say("行政编制、经费由财政负担的，请照实填写；否则请先更正单位性质。")


class NoLiaison(Refusal):
    code = "purchasers.no_liaison"
    clause = LIAISON
    sentence = say("{unit}还没有联络员。")
    remedy = say("请先确定联络员，再纳入试点或者全面实施。")


class BeginsBeforeItJoined(Refusal):
    code = "purchasers.begins_before_it_joined"
    status = 422
    sentence = say("起始日 {since} 早于上一阶段的起始日 {before}。")
    remedy = say("请更正起始日。")


class LiaisonOfAnotherUnit(Refusal):
    code = "purchasers.no_such_liaison"
    status = 422
    sentence = say("{unit}没有这名在任的联络员。")
    remedy = say("请从列表中选择在任的联络员。")


class NoSuchDuty(Refusal):
    code = "purchasers.no_such_duty"
    status = 422
    sentence = say("{unit}的自有职责中没有所选事项，或者已经划出。")
    remedy = say("请从列表中选择尚未划出的事项。")


class FundedToDoItself(Refusal):
    """A unit may not buy, nor pass on, what it is itself funded to do."""

    code = "purchasers.funded_to_do_itself"
    clause = HANDS_OFF
    sentence = say("“{duty}”是{unit}由财政保障的自有职责，不能再作为购买服务事项。")
    remedy = say("请由本单位履行；该职责已经划出的，请财政部门先在购买主体登记中记明划出日期。")


@rule("purchasers.kind_may_buy", clause=KINDS)
def check_may_buy(kind: str, *, on: date, place: str) -> None:
    """“政府”,为购买主体,包含各级行政机关和参照公务员法管理、具有行政管理职能的事业单位,以及纳入行政编制管理、经费由财政负担的群团组织。"""
    check_purchaser(kind, on=on, place=place)


@rule("purchasers.establishment_fits", clause=KINDS)
def check_establishment(kind: str, *, establishment: str, funding: str, unit: str) -> None:
    """纳入行政编制管理、经费由财政负担的群团组织。

    Raises:
        EstablishmentDoesNotFit: the unit's kind says so, its establishment or funding does not.
    """
    if kind == MASS and (establishment, funding) != (ADMINISTRATIVE, BUDGET):
        raise EstablishmentDoesNotFit(unit=unit)


@rule("purchasers.liaison_named", clause=LIAISON)
def check_liaison(named: int, *, unit: str) -> None:
    """建立全省购买服务工作推进机制、信息定期报送机制、联络员制度和台账制度

    Args:
        named: how many liaison officers are in post.
    """
    if not named:
        raise NoLiaison(unit=unit)


def check_since(since: date, *, before: date | None) -> None:
    """A later phase begins no earlier than the one before it."""
    if before is not None and since < before:
        raise BeginsBeforeItJoined(since=since.isoformat(), before=before.isoformat())


def same_duty(duty: str, text: str) -> bool:
    """Test whether a text speaks of a duty: one of the names lies within the other.

    >>> same_duty("婚姻登记", "2016年婚姻登记窗口服务"), same_duty("救助", "救助站运营")
    (True, False)
    """
    mine, theirs = _bare(duty), _bare(text)
    shorter = min(len(mine), len(theirs))
    return shorter >= SHORTEST_DUTY and (mine in theirs or theirs in mine)


@rule("purchasers.not_funded_to_do_itself", clause=HANDS_OFF)
def check_not_own_duty(duty: str | None, *, unit: str) -> None:
    """公益一类、二类,鼓励参与,但防止“甩手掌柜”。

    Args:
        duty: what ``queries.own_duty`` found; None where the unit is not funded for it.

    Raises:
        FundedToDoItself: it is.
    """
    if duty is not None:
        raise FundedToDoItself(unit=unit, duty=duty)


def masked(phone: str) -> str:
    """Return a number as those outside see it.

    >>> masked("0564-3312345"), masked("13805641234"), masked("110")
    ('0564****345', '138****1234', '***')
    """
    digits = phone.replace("-", "").replace(" ", "")
    if len(digits) < 8:  # noqa: PLR2004 (no number that reaches one person)
        return "*" * len(digits)
    head, tail = (3, 4) if digits.startswith("1") else (4, 3)
    return f"{digits[:head]}****{digits[-tail:]}"


def words_of(verdict: str) -> Word:
    """Return the verdict on a unit in words."""
    return Word(
        {
            "allowed": say("可以作购买主体"),
            "forbidden": say("不能作购买主体"),
            "unknown": say("没有已知的规定"),
        }[verdict]
    )


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
