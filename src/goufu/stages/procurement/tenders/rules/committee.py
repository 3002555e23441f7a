"""Who may sit on the committee."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.law.committee import AGENCY, EXPERT, PURCHASER, Finding, Member, examine
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import COMMITTEE_LEADER
from goufu.law.why import rule
from goufu.law.words import say

RECUSAL = "政府采购法 第十二条"


class CommitteeTooSmall(Refusal):
    code = "tenders.committee_too_small"
    sentence = say("评标委员会 {count} 人，应为 {needed} 人以上。")
    remedy = say("请增加评审专家后再组建。")


class CommitteeIsEven(Refusal):
    code = "tenders.committee_is_even"
    sentence = say("评标委员会 {count} 人，应为单数。")
    remedy = say("请增加或者减少一名成员。")


class TooFewExperts(Refusal):
    code = "tenders.too_few_experts"
    sentence = say("评标委员会 {count} 人中评审专家 {experts} 人，不足三分之 {share}。")
    remedy = say("请增加评审专家或者减少采购人代表。")


class NotOneLeader(Refusal):
    code = "tenders.not_one_leader"
    clause = ""
    sentence = say("评标委员会应当有一名组长，现有 {leaders} 名。")
    remedy = say("请在成员中指定一名组长。")


class PurchaserMayNotLead(Refusal):
    code = "tenders.purchaser_may_not_lead"
    sentence = say("采购人代表{name}不得担任评标组长。")
    remedy = say("请推选一名评审专家担任组长。")


class SeatedTwice(Refusal):
    code = "tenders.seated_twice"
    clause = ""
    sentence = say("{name}在评标委员会中出现两次。")
    remedy = say("请删去重复的成员。")


class NoSuchPost(Refusal):
    code = "tenders.no_such_post"
    status = 422
    clause = ""
    sentence = say("所选成员不是在任的评审专家，也不是采购人工作人员。")
    remedy = say("请从名单中选择成员。")


class OwnUnitMayNotBeExpert(Refusal):
    code = "tenders.own_unit_may_not_be_expert"
    sentence = say("{name}是采购人单位人员，不能以评审专家身份参加评标。")
    remedy = say("请改为采购人代表，或者另行抽取评审专家。")


class OnlyExpertsAreExperts(Refusal):
    code = "tenders.only_experts_are_experts"
    sentence = say("{name}不在评审专家库，不能以评审专家身份参加评标。")
    remedy = say("请从评审专家库抽取评审专家。")


class OutsiderForPurchaser(Refusal):
    code = "tenders.outsider_for_purchaser"
    sentence = say("{name}不是采购人单位人员，不能作为采购人代表。")
    remedy = say("请选择采购人单位工作人员作为采购人代表。")


class AgencyStaffExcluded(Refusal):
    code = "tenders.agency_staff_excluded"
    sentence = say("{name}是本项目采购代理机构工作人员，不得参加评标。")
    remedy = say("请另行抽取评审专家。")


class MustRecuse(Refusal):
    code = "tenders.must_recuse"
    clause = RECUSAL
    sentence = say("{name}与投标人有利害关系，必须回避。")
    remedy = say("请另行抽取评审专家。")


class RecusalNotDeclared(Refusal):
    code = "tenders.recusal_not_declared"
    clause = RECUSAL
    sentence = say("{name}尚未声明没有应当回避的情形。")
    remedy = say("请由成员本人声明后勾选；有应当回避情形的，另行抽取。")


@dataclass(frozen=True)
class Seat:
    """One member to be: in which capacity, and where else the person stands.

    Args:
        of_pool: holds the post of an expert.
        of_purchaser, of_agency, of_bidder: holds a post there on that day.
    """

    name: str
    capacity: str
    leader: bool
    declared: bool
    of_pool: bool
    of_purchaser: bool
    of_agency: bool
    of_bidder: bool


def check_committee(seats: list[Seat], *, method: str, large: bool, on: date, place: str) -> None:
    """Refuse a committee that the law of the day would not let evaluate."""
    _check_once(seats)
    members = [
        Member(AGENCY if seat.of_agency else seat.capacity, own_unit=seat.of_purchaser)
        for seat in seats
    ]
    found = examine(members, on=on, place=place, method=method, large=large)
    broken = {one.rule: one for one in found if not one.kept}
    for name, refusal in _REFUSALS.items():
        if name in broken:
            raise refusal(**_said(broken[name], seats), clause=broken[name].by.cite)
    _check_leader(seats, on, place)
    for seat in seats:
        _check_seat(seat, found[0].by.cite)
    check_recusal(seats)


@rule("tenders.recusal", clause=RECUSAL)
def check_recusal(seats: list[Seat]) -> None:
    """在政府采购活动中，采购人员及相关人员与供应商有利害关系的，必须回避。"""
    for seat in seats:
        if seat.of_bidder:
            raise MustRecuse(name=seat.name)
        if not seat.declared:
            raise RecusalNotDeclared(name=seat.name)


def _check_once(seats: list[Seat]) -> None:
    twice = [name for name, times in Counter(seat.name for seat in seats).items() if times > 1]
    if twice:
        raise SeatedTwice(name="、".join(twice))


def _said(found: Finding, seats: list[Seat]) -> Mapping[str, Any]:
    """Return what fills the refusal; where it is about members, their names."""
    if not found.members:
        return found.params
    return {"name": "、".join(seats[number].name for number in found.members)}


def _check_leader(seats: list[Seat], on: date, place: str) -> None:
    leaders = [seat for seat in seats if seat.leader]
    if len(leaders) != 1:
        raise NotOneLeader(leaders=len(leaders))
    law = COMMITTEE_LEADER.find(on, place=place)
    if law is not None and leaders[0].capacity != law.value:
        raise PurchaserMayNotLead(name=leaders[0].name, clause=law.cite)


def _check_seat(seat: Seat, clause: str) -> None:
    if seat.capacity == EXPERT and not seat.of_pool:
        raise OnlyExpertsAreExperts(name=seat.name, clause=clause)
    if seat.capacity == PURCHASER and not seat.of_purchaser:
        raise OutsiderForPurchaser(name=seat.name, clause=clause)


# Who must not sit comes first: it is the reason why the others may be too few.
_REFUSALS: Mapping[str, type[Refusal]] = {
    "agency": AgencyStaffExcluded,
    "own_unit": OwnUnitMayNotBeExpert,
    "size": CommitteeTooSmall,
    "parity": CommitteeIsEven,
    "experts": TooFewExperts,
}
