"""Who acts, in which capacity, and for which party to a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goufu.law.words import say


class Role(StrEnum):
    """A capacity in which a person acts for an organisation, or the clock for the law."""

    HANDLER = "handler"
    REVIEWER = "reviewer"
    HEAD = "head"
    SECTOR_HEAD = "sector_head"
    FINANCE_BUDGET = "finance_budget"
    PROCUREMENT_SUPERVISION = "procurement_supervision"
    TREASURY = "treasury"
    PERFORMANCE = "performance"
    CENTRAL_AGENCY = "central_agency"
    AGENCY = "agency"
    EXPERT = "expert"
    PROVIDER = "provider"
    THIRD_PARTY = "third_party"
    INSPECTOR = "inspector"
    AUDITOR = "auditor"
    CIVIL_AFFAIRS = "civil_affairs"
    MARKET_REGULATOR = "market_regulator"
    PUBLIC = "public"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"
    CLOCK = "clock"


class Party(StrEnum):
    """A side of a dossier that a role stands on."""

    PURCHASER = "purchaser"
    SECTOR = "sector"
    FINANCE = "finance"
    AGENCY = "agency"
    PROVIDER = "provider"
    THIRD_PARTY = "third_party"
    EXPERT = "expert"
    SUPERVISION = "supervision"
    REGISTRAR = "registrar"
    PUBLIC = "public"
    ADMINISTRATION = "administration"
    CLOCK = "clock"


PARTY_OF: dict[Role, Party] = {
    Role.HANDLER: Party.PURCHASER,
    Role.REVIEWER: Party.PURCHASER,
    Role.HEAD: Party.PURCHASER,
    Role.SECTOR_HEAD: Party.SECTOR,
    Role.FINANCE_BUDGET: Party.FINANCE,
    Role.PROCUREMENT_SUPERVISION: Party.FINANCE,
    Role.TREASURY: Party.FINANCE,
    Role.PERFORMANCE: Party.FINANCE,
    Role.CENTRAL_AGENCY: Party.AGENCY,
    Role.AGENCY: Party.AGENCY,
    Role.EXPERT: Party.EXPERT,
    Role.PROVIDER: Party.PROVIDER,
    Role.THIRD_PARTY: Party.THIRD_PARTY,
    Role.INSPECTOR: Party.SUPERVISION,
    Role.AUDITOR: Party.SUPERVISION,
    Role.CIVIL_AFFAIRS: Party.REGISTRAR,
    Role.MARKET_REGULATOR: Party.REGISTRAR,
    Role.PUBLIC: Party.PUBLIC,
    Role.SYSTEM_ADMIN: Party.ADMINISTRATION,
    Role.SECURITY_ADMIN: Party.ADMINISTRATION,
    Role.AUDIT_ADMIN: Party.ADMINISTRATION,
    Role.CLOCK: Party.CLOCK,
}

ROLE_NAMES: dict[Role, str] = {
    Role.HANDLER: say("购买主体经办"),
    Role.REVIEWER: say("购买主体审核"),
    Role.HEAD: say("购买主体负责人"),
    Role.SECTOR_HEAD: say("主管预算单位"),
    Role.FINANCE_BUDGET: say("财政预算审核"),
    Role.PROCUREMENT_SUPERVISION: say("政府采购监管"),
    Role.TREASURY: say("国库支付"),
    Role.PERFORMANCE: say("绩效评价"),
    Role.CENTRAL_AGENCY: say("集中采购机构"),
    Role.AGENCY: say("采购代理机构"),
    Role.EXPERT: say("评审专家"),
    Role.PROVIDER: say("承接主体"),
    Role.THIRD_PARTY: say("第三方机构"),
    Role.INSPECTOR: say("监督检查"),
    Role.AUDITOR: say("审计"),
    Role.CIVIL_AFFAIRS: say("民政"),
    Role.MARKET_REGULATOR: say("工商（市场监管）"),
    Role.PUBLIC: say("社会公众"),
    Role.SYSTEM_ADMIN: say("系统管理员"),
    Role.SECURITY_ADMIN: say("安全管理员"),
    Role.AUDIT_ADMIN: say("审计管理员"),
    Role.CLOCK: say("平台"),
}

PARTY_NAMES: dict[Party, str] = {
    Party.PURCHASER: say("购买主体"),
    Party.SECTOR: say("主管部门"),
    Party.FINANCE: say("财政部门"),
    Party.AGENCY: say("采购机构"),
    Party.PROVIDER: say("承接主体"),
    Party.THIRD_PARTY: say("第三方机构"),
    Party.EXPERT: say("评审专家"),
    Party.SUPERVISION: say("监督机关"),
    Party.REGISTRAR: say("登记管理机关"),
    Party.PUBLIC: say("社会公众"),
    Party.ADMINISTRATION: say("平台管理"),
    Party.CLOCK: say("时钟"),
}

ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
# Watch everything within their place, change nothing but their own dossiers.
WATCHERS = frozenset({Role.INSPECTOR, Role.AUDITOR})
FINANCE = frozenset(
    {Role.FINANCE_BUDGET, Role.PROCUREMENT_SUPERVISION, Role.TREASURY, Role.PERFORMANCE}
)
AGENCIES = frozenset({Role.CENTRAL_AGENCY, Role.AGENCY})
PURCHASERS = frozenset({Role.HANDLER, Role.REVIEWER, Role.HEAD})
# 等保: these sign in with a second factor.
SECOND_FACTOR = FINANCE | AGENCIES | ADMINISTRATORS


@dataclass(frozen=True)
class Actor:
    """A person acting for an organisation in one role, or the clock acting for the law."""

    name: str
    role: Role
    organisation: str = ""
    organisation_id: int | None = None
    account_id: int | None = None
    appointment_id: int | None = None
    place: str = "CN"

    def holds(self, roles: frozenset[Role]) -> bool:
        """Test whether the role in which this person acts is one of ``roles``."""
        return self.role in roles

    @property
    def party(self) -> Party:
        return PARTY_OF[self.role]


# Acts where the law of the day or an earlier step decides, and nobody has to.
THE_CLOCK = Actor(name="平台", role=Role.CLOCK)
THE_PUBLIC = Actor(name="公众", role=Role.PUBLIC)
