"""Through whom a plan is carried out, and what the agreement with an agency settles. No Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from goufu.law.labels import WORDS
from goufu.law.methods import TENDERS
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.agencies import AGREEMENT_CONTENTS, REGISTER
from goufu.law.values.procurement import OWN_TENDER_CONDITIONS
from goufu.law.why import rule
from goufu.law.words import Phrases, Word, Words, say

ROUTE = "政府采购法 第十八条"
AGREEMENT = "政府采购法 第二十条"
OWN_TENDER = "财政部令第87号 第九条"
LISTED = "财库〔2018〕2号 第六条"
CENTRAL, AGENT, OWN = "central_agency", "agency", "own"
BY_LIST = "directory_registration"


class MustGoToCentralAgency(Refusal):
    code = "plans.must_go_to_central_agency"
    clause = ROUTE
    sentence = say("目录事项“{item}”已纳入集中采购目录，必须委托集中采购机构代理采购。")
    remedy = say("请将代理途径改为集中采购机构，并选择集中采购机构。")


class NotSuchAnAgency(Refusal):
    code = "plans.not_such_an_agency"
    clause = ROUTE
    sentence = say("{agency}没有登记为{route}。")
    remedy = say("请从名单中选择与代理途径相符的机构。")


class NotEntrustable(Refusal):
    code = "plans.agency_not_entrustable"
    clause = LISTED
    sentence = say("{agency}目前不能接受委托：{reasons}。")
    remedy = say("请另选名录中的代理机构，或者待其完善登记后再委托。")


class AgreementIncomplete(Refusal):
    code = "plans.agreement_incomplete"
    status = 422
    sentence = say("委托代理协议没有明确下列事项：{missing}。")
    remedy = say("请逐项填写。")


class PlannedOtherwise(Refusal):
    code = "plans.planned_otherwise"
    sentence = say("代理途径是“{route}”，不能这样办理。")
    remedy = say("委托代理机构的，请填写委托协议；改为自行组织的，请撤回计划后重编。")


class CannotDoItAlone(Refusal):
    code = "plans.cannot_do_it_alone"
    status = 422
    sentence = say("采购人自行组织招标，没有说明具备下列条件：{missing}。")
    remedy = say("请写明能力、条件和人员；不具备的，请委托代理机构。")


class NobodyToCarryItOut(Refusal):
    code = "plans.nobody_to_carry_it_out"
    sentence = say("{name}没有任命办理采购的人员，不能自行组织采购。")
    remedy = say("请管理员为本单位采购人员任命“采购代理机构”岗位，或者委托代理机构。")


@rule("plans.route", clause=ROUTE)
def check_route(*, item: str, central: bool, route: str) -> None:
    """采购人采购纳入集中采购目录的政府采购项目，必须委托集中采购机构代理采购；"""
    if central and route != CENTRAL:
        raise MustGoToCentralAgency(item=item)


def check_agency(*, agency: str, route_name: str, registered: bool) -> None:
    """Refuse an organisation that is not registered for the route."""
    if not registered:
        raise NotSuchAnAgency(agency=agency, route=Word(route_name))


def is_listed_by_law(on: date, place: str) -> bool:
    """Test whether the law of the day keeps a list of agencies."""
    register = REGISTER.find(on, place=place)
    return register is not None and register.value == BY_LIST


@rule("plans.entrustable", clause=LISTED)
def check_entrustable(*, agency: str, obstacles: Sequence[str]) -> None:
    """代理机构实行名录登记管理。"""
    if obstacles:
        raise NotEntrustable(agency=agency, reasons=Phrases(obstacles))


def agreement_of(on: date, place: str) -> Answer | None:
    """Return what the law of the day wants an agreement to settle."""
    return AGREEMENT_CONTENTS.find(on, place=place)


@rule("plans.agreement", clause=AGREEMENT)
def check_agreement(settled: Mapping[str, str], *, on: date, place: str) -> None:
    """采购人依法委托采购代理机构办理采购事宜的，应当由采购人与采购代理机构签订委托代理协议，依法确定委托代理的事项，约定双方的权利义务。"""
    law = agreement_of(on, place)
    missing = [code for code in (law.value if law else ()) if not settled.get(code)]
    if law is not None and missing:
        raise AgreementIncomplete(missing=Words(WORDS[one] for one in missing), clause=law.cite)


def check_is_own(*, route: str, route_name: str, own: bool) -> None:
    """Refuse to take the way of the other route."""
    if (route == OWN) is not own:
        raise PlannedOtherwise(route=Word(route_name))


def check_own(
    met: Mapping[str, str], *, method: str, staffed: bool, name: str, on: date, place: str
) -> None:
    """Ask whether the purchaser can: the conditions of a tender by the day's law, and people."""
    law = OWN_TENDER_CONDITIONS.find(on, place=place) if method in TENDERS else None
    if law is not None:
        _own_tender(met, law)
    if not staffed:
        raise NobodyToCarryItOut(name=name)


@rule("plans.own_tender", clause=OWN_TENDER)
def _own_tender(met: Mapping[str, str], law: Answer) -> None:
    """采购人自行组织开展招标活动的，应当符合下列条件："""
    missing = [code for code in law.value if not met.get(code)]
    if missing:
        raise CannotDoItAlone(missing=Words(WORDS[one] for one in missing), clause=law.cite)
