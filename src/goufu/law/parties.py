"""Who may buy services, and who may provide them: the kinds of bodies of the law of the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.parties import PROVIDER_KINDS, PURCHASER_KINDS
from goufu.law.words import Word, say

KINDS: Mapping[str, str] = {
    "state_organ": say("国家行政机关"),
    "party_organ": say("党的机关"),
    "peoples_congress": say("人大机关"),
    "cppcc": say("政协机关"),
    "court": say("法院"),
    "procuratorate": say("检察院"),
    "democratic_party": say("民主党派机关"),
    "civil_servant_managed_institution": say("参照公务员法管理的事业单位"),
    "administrative_institution": say("具有行政管理职能的事业单位"),
    "mass_organisation_administrative": say("使用行政编制的群团组织"),
    "mass_organisation_institutional": say("使用事业编制的群团组织"),
    "public_benefit_1": say("公益一类事业单位"),
    "public_benefit_2": say("公益二类事业单位"),
    "business_institution": say("生产经营类事业单位"),
    "enterprise": say("企业"),
}


class NotAPurchaser(Refusal):
    """A body of this kind may not buy services by the law of the day."""

    code = "parties.not_a_purchaser"
    sentence = say("{kind}不能作为政府购买服务的购买主体。")
    remedy = say("请由其主管的国家机关购买；单位类型登记有误的，先更正单位类型。")


@dataclass(frozen=True)
class Party:
    """Whether a body of a kind may be a party to a purchase of services, and by which rule."""

    kind: str
    verdict: Literal["allowed", "forbidden"]
    by: Answer

    @classmethod
    def among(cls, kind: str, by: Answer) -> Party:
        """Look for the kind in the list that a rule gives."""
        return cls(kind, "allowed" if kind in by.value else "forbidden", by)


def purchaser(kind: str, *, on: date, place: str = "CN") -> Party:
    """Say whether a body of ``kind`` may buy services on that day.

    Raises:
        NothingInForce: no rule on purchasers is known for that day.
    """
    return Party.among(kind, PURCHASER_KINDS.on(on, place=place))


def check_purchaser(kind: str, *, on: date, place: str = "CN") -> None:
    """Refuse a body that may not buy services.

    Raises:
        NotAPurchaser: see ``purchaser``.
    """
    answer = purchaser(kind, on=on, place=place)
    if answer.verdict == "forbidden":
        raise NotAPurchaser(clause=answer.by.cite, kind=Word(KINDS.get(kind, kind)))


PROVIDERS: Mapping[str, str] = {
    "association": say("社会团体"),
    "foundation": say("基金会"),
    "private_non_enterprise_unit": say("民办非企业单位（社会服务机构）"),
    "exempt_social_organisation": say("经批准免予登记的社会组织"),
    "enterprise": say("企业"),
    "sector_institution": say("行业主管部门登记的机构（律师事务所、会计师事务所等）"),
    "business_institution": say("生产经营类事业单位"),
    "public_benefit_1": say("公益一类事业单位"),
    "public_benefit_2": say("公益二类事业单位"),
    "mass_organisation_administrative": say("使用行政编制的群团组织"),
    "mass_organisation_institutional": say("使用事业编制的群团组织"),
    "rural_collective": say("农村集体经济组织"),
    "grassroots_committee": say("基层群众性自治组织"),
    "individual": say("个人"),
}


class MayNotProvide(Refusal):
    """A body of this kind may not provide services under the law of the day."""

    code = "parties.may_not_provide"
    sentence = say("{kind}不能作为政府购买服务的承接主体。")
    remedy = say("请选择其他承接主体；单位类型登记有误的，先更正单位类型。")


def provider(kind: str, *, on: date, place: str = "CN") -> Party:
    """Say whether a body of ``kind`` may provide services on that day.

    Raises:
        NothingInForce: no rule on providers is known for that day.
    """
    return Party.among(kind, PROVIDER_KINDS.on(on, place=place))
