"""Who may sit on the committee."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goufu.law.committee import AGENCY, EXPERT, PURCHASER, Member, examine
from goufu.law.refusals import Refusal
from goufu.law.values.experts import DISCIPLINE
from goufu.law.values.procurement import COMMITTEE_LEADER
from goufu.law.why import rule
from goufu.law.words import say
from goufu.stages.procurement.draws.rules.conditions import refuse_broken

RECUSAL = "政府采购法 第十二条"


class PurchaserMayNotLead(Refusal):
    code = "tenders.purchaser_may_not_lead"
    sentence = say("采购人代表{name}不得担任评标组长。")
    remedy = say("请推选一名评审专家担任组长。")


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
    field = "unbound"
    clause = RECUSAL
    sentence = say("评审前应当声明与各供应商没有应当回避的利害关系。")
    remedy = say("没有应当回避情形的，请勾选声明；有的，请办理回避。")


class NotPledged(Refusal):
    code = "tenders.not_pledged"
    field = "discipline"
    clause = ""
    sentence = say("评审前应当承诺遵守评审工作纪律。")
    remedy = say("请阅读评审工作纪律后勾选承诺。")


class DisciplineNotAnnounced(Refusal):
    code = "tenders.discipline_not_announced"
    field = "announced"
    sentence = say("评审活动开始前应当宣布评审工作纪律。")
    remedy = say("请宣布纪律后勾选，并填写纪律内容存档。")


class VoteMissing(Refusal):
    code = "tenders.vote_missing"
    status = 422
    field = "leader"
    clause = ""
    sentence = say("评审开始前由成员推选组长，请推选一名成员。")
    remedy = say("请从成员中选择。")


class DeclaredAlready(Refusal):
    code = "tenders.declared_already"
    clause = ""
    sentence = say("您已作出承诺。")
    remedy = say("不需要再办理；发现应当回避情形的，请办理回避。")


class CommitteeIncomplete(Refusal):
    code = "tenders.committee_incomplete"
    clause = ""
    sentence = say("评审委员会（小组）现有 {count} 人，应有 {wanted} 人，不能“{step}”。")
    remedy = say("请等待补足成员；无法及时补足的，停止评审，重新组建。")


class NotDeclaredYet(Refusal):
    code = "tenders.not_declared_yet"
    clause = RECUSAL
    sentence = say("您还没有作出纪律承诺和回避声明，不能评审。")
    remedy = say("请先办理“作出承诺并推选组长”。")


class NoLeaderYet(Refusal):
    code = "tenders.no_leader_yet"
    clause = ""
    sentence = say("组长尚未推选，不能评审。")
    remedy = say("请等待全体成员作出承诺并推选组长；票数相同的重新推选。")


class NoSuchMember(Refusal):
    code = "tenders.no_such_member"
    status = 422
    clause = ""
    sentence = say("评审委员会（小组）中没有第 {number} 号成员。")
    remedy = say("请从列表中选择。")


@dataclass(frozen=True)
class Seat:
    """One member to be: in which capacity, and where else the person stands.

    Args:
        of_pool: holds the post of an expert.
        of_purchaser, of_agency, of_bidder: holds a post there on that day.
    """

    name: str
    capacity: str
    of_pool: bool
    of_purchaser: bool
    of_agency: bool
    of_bidder: bool
    self_selected: bool = False


def check_committee(seats: list[Seat], *, method: str, large: bool, on: date, place: str) -> None:
    """Refuse a committee that the law of the day would not let evaluate.

    Who must not sit comes first: it is the reason why the others may be too few.
    """
    members = [
        Member(AGENCY if seat.of_agency else seat.capacity, own_unit=_own(seat)) for seat in seats
    ]
    found = examine(members, on=on, place=place, method=method, large=large)
    broken = {one.rule: one for one in found if not one.kept}
    for name, refusal in _BARRED.items():
        if name in broken:
            one = broken[name]
            who = "、".join(seats[number].name for number in one.members)
            raise refusal(name=who, clause=one.by.cite)
    refuse_broken(found)
    for seat in seats:
        _check_seat(seat, found[0].by.cite)
    check_recusal(seats)


def _own(seat: Seat) -> bool:
    """An expert of the purchaser's own may sit where the purchaser was let choose."""
    return seat.of_purchaser and not seat.self_selected


@rule("tenders.recusal", clause=RECUSAL)
def check_recusal(seats: list[Seat]) -> None:
    """在政府采购活动中，采购人员及相关人员与供应商有利害关系的，必须回避。"""
    for seat in seats:
        if seat.of_bidder:
            raise MustRecuse(name=seat.name)


@rule("tenders.declares", clause=RECUSAL)
def check_declares(*, unbound: bool, discipline: bool) -> None:
    """在政府采购活动中，采购人员及相关人员与供应商有利害关系的，必须回避。"""
    if not unbound:
        raise RecusalNotDeclared
    if not discipline:
        raise NotPledged


def check_announced(*, announced: bool, on: date, place: str) -> None:
    """Refuse to begin before the discipline was announced, where the law of the day asks for it."""
    law = DISCIPLINE.find(on, place=place)
    if law is not None and not announced:
        raise DisciplineNotAnnounced(clause=law.cite)


def check_may_lead(*, name: str, capacity: str, on: date, place: str) -> None:
    """Refuse a leader whom the law of the day does not want."""
    law = COMMITTEE_LEADER.find(on, place=place)
    if law is not None and capacity != law.value:
        raise PurchaserMayNotLead(name=name, clause=law.cite)


def check_may_judge(*, declared: bool, led: bool) -> None:
    """Refuse whoever judges before the pledge is made and a leader chosen."""
    if not declared:
        raise NotDeclaredYet
    if not led:
        raise NoLeaderYet


def elected(votes: Sequence[int | None]) -> int | None:
    """Return who leads once all have voted; None while some have not, and where two have as many.

    >>> elected([1, 1, 2]), elected([1, 2]), elected([1, None])
    (1, None, None)
    """
    counted = Counter(votes).most_common(2)
    if not counted or None in votes:
        return None
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        return None
    return counted[0][0]


def _check_seat(seat: Seat, clause: str) -> None:
    if seat.capacity == EXPERT and not seat.of_pool:
        raise OnlyExpertsAreExperts(name=seat.name, clause=clause)
    if seat.capacity == PURCHASER and not seat.of_purchaser:
        raise OutsiderForPurchaser(name=seat.name, clause=clause)


_BARRED: Mapping[str, type[Refusal]] = {
    "agency": AgencyStaffExcluded,
    "own_unit": OwnUnitMayNotBeExpert,
}
