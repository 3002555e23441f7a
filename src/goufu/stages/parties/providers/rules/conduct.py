"""What must hold of an entry on the list of bad conduct, and what it keeps a provider from."""

from __future__ import annotations

from datetime import date, timedelta

from goufu.law.provisions import NothingInForce
from goufu.law.refusals import Refusal
from goufu.law.values.sanctions import BAN
from goufu.law.why import rule
from goufu.law.words import Word, say

LISTED = "政府采购法 第七十七条第一款"
# What lets a supplier be barred, in the words of the law's own data.
CONDUCTS: dict[str, str] = {
    "false_material": say("提供虚假材料谋取中标、成交"),
    "slandered": say("以不正当手段诋毁、排挤其他供应商"),
    "colluded": say("与采购人、其他供应商或者采购代理机构恶意串通"),
    "paid_bribe": say("向采购人、采购代理机构行贿或者提供其他不正当利益"),
    "bargained_in_tender": say("在招标采购过程中与采购人进行协商谈判"),
    "refused_inspection": say("拒绝有关部门监督检查或者提供虚假情况"),
    "refused_to_sign": say("无正当理由拒不签订合同"),
    "contract_deviates": say("未按照采购文件确定的事项签订合同"),
    "transferred_contract": say("将合同转包"),
    "fake_goods": say("提供假冒伪劣产品"),
    "changed_contract": say("擅自变更、中止或者终止合同"),
    "bribed_committee": say("向评审委员会成员行贿或者提供其他不正当利益"),
    "false_complaint": say("捏造事实或者提供虚假材料投诉"),
}


class ListedForBadConduct(Refusal):
    """Nobody buys from whoever is on the list."""

    code = "providers.listed_for_bad_conduct"
    clause = LISTED
    sentence = say("{name}因“{conduct}”被列入不良行为记录名单，{until} 以前不得参加政府采购活动。")
    remedy = say("请另选承接主体；期满次日起可以参加，决定撤销的由财政部门移出名单。")


class BanTooShortOrLong(Refusal):
    code = "providers.ban_too_short_or_long"
    status = 422
    field = "until"
    clause = LISTED
    sentence = say("禁止期限应为 {least} 年至 {most} 年，即止于 {first} 至 {last} 之间的一日。")
    remedy = say("请按处罚决定书更正止日。")


class ConductNotSanctioned(Refusal):
    code = "providers.conduct_not_sanctioned"
    status = 422
    field = "conduct"
    sentence = say("{day} 的规定没有因“{conduct}”禁止参加政府采购活动。")
    remedy = say("请核对处罚决定书所引的条款和作出日期。")


class NoSuchEntry(Refusal):
    code = "providers.no_such_entry"
    status = 422
    sentence = say("{name}没有这条在期的名单记录。")
    remedy = say("请从列表中选择。")


def check_ban(conduct: str, *, decided_on: date, since: date, until: date, place: str) -> str:
    """Return the clause that bars a supplier for the conduct, for as long as it may.

    Args:
        since, until: the first and the last day of the ban.

    Raises:
        ConductNotSanctioned: the law of the decision's day bars nobody for it.
        BanTooShortOrLong: the law bars for another time.
    """
    try:
        answer = BAN.on(decided_on, place=place, who="supplier", conduct=conduct)
    except NothingInForce:
        raise ConductNotSanctioned(day=str(decided_on), conduct=Word(CONDUCTS[conduct])) from None
    least, most = answer.value
    first, last = last_day(since, least), last_day(since, most)
    if not first <= until <= last:
        raise BanTooShortOrLong(
            clause=answer.cite, least=least, most=most, first=str(first), last=str(last)
        )
    return answer.cite


@rule("providers.not_barred", clause=LISTED)
def check_not_barred(conduct: str | None, *, name: str, until: date | None) -> None:
    """列入不良行为记录名单，在一至三年内禁止参加政府采购活动

    Args:
        conduct: of the entry in force; None where there is none.

    Raises:
        ListedForBadConduct: there is one.
    """
    if conduct is not None:
        raise ListedForBadConduct(name=name, conduct=Word(CONDUCTS[conduct]), until=str(until))


def last_day(since: date, years: int) -> date:
    """Return the last day of some years that begin on ``since``.

    >>> last_day(date(2016, 2, 29), 1).isoformat(), last_day(date(2015, 3, 1), 3).isoformat()
    ('2017-02-28', '2018-02-28')
    """
    try:
        anniversary = since.replace(year=since.year + years)
    except ValueError:  # 29 February has none.
        anniversary = date(since.year + years, 3, 1)
    return anniversary - timedelta(days=1)
