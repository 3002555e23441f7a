"""What an organisation is, and what it does on the platform."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What an organisation is by law; the words of the law floor's questions."""

    STATE_ORGAN = "state_organ", _("国家机关")
    PARTY_ORGAN = "party_organ", _("党的机关")
    PEOPLES_CONGRESS = "peoples_congress", _("人大机关")
    CPPCC = "cppcc", _("政协机关")
    COURT = "court", _("人民法院")
    PROCURATORATE = "procuratorate", _("人民检察院")
    DEMOCRATIC_PARTY = "democratic_party", _("民主党派机关")
    CIVIL_SERVANT_MANAGED = "civil_servant_managed_institution", _("参公管理事业单位")
    ADMINISTRATIVE_INSTITUTION = "administrative_institution", _("具有行政管理职能的事业单位")
    MASS_ADMINISTRATIVE = "mass_organisation_administrative", _("群团组织（行政编制）")
    MASS_INSTITUTIONAL = "mass_organisation_institutional", _("群团组织（事业编制）")
    PUBLIC_BENEFIT_1 = "public_benefit_1", _("公益一类事业单位")
    PUBLIC_BENEFIT_2 = "public_benefit_2", _("公益二类事业单位")
    BUSINESS_INSTITUTION = "business_institution", _("生产经营类事业单位")
    ENTERPRISE = "enterprise", _("企业")
    ASSOCIATION = "association", _("社会团体")
    FOUNDATION = "foundation", _("基金会")
    PRIVATE_NON_ENTERPRISE = "private_non_enterprise_unit", _("民办非企业单位")
    EXEMPT_SOCIAL = "exempt_social_organisation", _("免予登记的社会组织")
    SECTOR_INSTITUTION = "sector_institution", _("行业主管部门登记的机构")
    RURAL_COLLECTIVE = "rural_collective", _("农村集体经济组织")
    GRASSROOTS_COMMITTEE = "grassroots_committee", _("基层群众性自治组织")
    INDIVIDUAL = "individual", _("个人")


class Level(TextChoices):
    CENTRAL = "central", _("中央")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")
    TOWNSHIP = "township", _("乡镇级")
    NONE = "none", _("不适用")


class Function(TextChoices):
    """What an organisation does on the platform; one may have several."""

    PURCHASER = "purchaser", _("购买主体")
    FINANCE = "finance", _("财政部门")
    CENTRAL_AGENCY = "central_agency", _("集中采购机构")
    AGENCY = "agency", _("采购代理机构")
    PROVIDER = "provider", _("承接主体")
    THIRD_PARTY = "third_party", _("第三方机构")
    EXPERTS = "experts", _("评审专家库")
    SUPERVISION = "supervision", _("监察")
    AUDIT = "audit", _("审计")
    CIVIL_AFFAIRS = "civil_affairs", _("民政")
    MARKET_REGULATOR = "market_regulator", _("工商（市场监管）")
    PLATFORM = "platform", _("平台管理")
