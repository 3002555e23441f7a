"""What must hold for a provider to come into the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from goufu.law.parties import PROVIDERS, MayNotProvide, provider
from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import Word, say

WHO = "六安市财政局讲座 第24、26行"
CLASSES = "六安市财政局讲座 第25行"
CHECKS = "六安市财政局讲座 第60行"

CIVIL_AFFAIRS, MARKET_REGULATOR, LINE = "civil_affairs", "market_regulator", "line"
AUTHORITY_NAMES: Mapping[str, str] = {
    CIVIL_AFFAIRS: say("民政部门"),
    MARKET_REGULATOR: say("工商（市场监管）部门"),
    LINE: say("行业主管部门"),
}
# Who registers, and so checks, a body of a kind. An individual is asked of like a trader.
AUTHORITY_OF: Mapping[str, str] = {
    "association": CIVIL_AFFAIRS,
    "foundation": CIVIL_AFFAIRS,
    "private_non_enterprise_unit": CIVIL_AFFAIRS,
    "exempt_social_organisation": CIVIL_AFFAIRS,
    "grassroots_committee": CIVIL_AFFAIRS,
    "enterprise": MARKET_REGULATOR,
    "individual": MARKET_REGULATOR,
    "sector_institution": LINE,
    "business_institution": LINE,
    "public_benefit_1": LINE,
    "public_benefit_2": LINE,
    "mass_organisation_administrative": LINE,
    "mass_organisation_institutional": LINE,
    "rural_collective": LINE,
}
SOCIAL = frozenset(
    {
        "association",
        "foundation",
        "private_non_enterprise_unit",
        "exempt_social_organisation",
    }
)
OLD_WORD = "民间组织"  # What social organisations were called before 2007.
SUB_KINDS: Mapping[str, tuple[str, ...]] = {
    "association": ("industry", "academic", "professional", "federation"),
    "foundation": ("public_raising", "not_public_raising"),
    "private_non_enterprise_unit": (
        "education",
        "health",
        "science",
        "culture",
        "labour",
        "civil",
        "sports",
        "intermediary",
        "legal_service",
        "other_unit",
    ),
    "sector_institution": ("law_firm", "accounting_firm", "other_sector"),
}
INDUSTRY = "industry"
WITHOUT_CODE = frozenset({"individual", "exempt_social_organisation"})
CODES_SINCE = date(2015, 10, 1)  # GB 32100-2015


class SubKindDoesNotFit(Refusal):
    code = "providers.sub_kind_does_not_fit"
    status = 422
    field = "sub_kind"
    clause = CLASSES
    sentence = say("{kind}的类别应在这些当中选择：{choices}。")
    remedy = say("请按登记证书所载的类别选择；没有细分类别的单位不选。")


class CodeMissing(Refusal):
    code = "providers.code_missing"
    status = 422
    field = "uscc"
    sentence = say("没有填写统一社会信用代码。")
    remedy = say("请照登记证书填写；代码推行以前登记、尚未换证的，请填写登记证号。")


class KindAgainstCode(Refusal):
    code = "providers.kind_against_code"
    status = 422
    field = "code_note"
    sentence = say("代码以“{prefix}”开头，一般不是{kind}的代码。")
    remedy = say("请核对单位性质和代码；登记机关确实这样赋码的，请写明情况。")


class WrongAuthority(Refusal):
    code = "providers.wrong_authority"
    status = 422
    field = "authority_id"
    clause = CHECKS
    sentence = say("{kind}由{wanted}核验，所选的{authority}不是。")
    remedy = say("请选择为您登记的机关。")


class AlreadyInTheRegister(Refusal):
    code = "providers.already_in_the_register"
    sentence = say("“{value}”已经登记，或者正在核验。")
    remedy = say("请凭受理编号和查询口令查看进度；资料有变化的，登录后报变更。")


class NameBelongsToAnother(Refusal):
    code = "providers.name_belongs_to_another"
    sentence = say("“{name}”在平台上已是另一单位的名称，代码为 {uscc}。")
    remedy = say("请核对证书；名称或代码有误的，退回申请人补正。")


class DecouplingOfNoAssociation(Refusal):
    code = "providers.decoupling_of_no_association"
    status = 422
    field = "decoupling"
    sentence = say("只有行业性社会团体填写脱钩情况；已脱钩的须填写脱钩日期。")
    remedy = say("其他单位请选“不涉及”；已脱钩的请补填日期。")


class FoundedInTheFuture(Refusal):
    code = "providers.founded_in_the_future"
    status = 422
    field = "founded_on"
    sentence = say("成立日期 {day} 还没有到。")
    remedy = say("请对照登记证书更正。")


class NotDeclared(Refusal):
    code = "providers.not_declared"
    status = 422
    field = "declared"
    sentence = say("尚未承诺所填内容属实。")
    remedy = say("请核对后勾选承诺。")


class TwoDifferentSecrets(Refusal):
    code = "providers.two_different_secrets"
    status = 422
    field = "secret_again"
    sentence = say("两次输入的查询口令不一致。")
    remedy = say("请重新输入。")


class NotTheApplicant(Refusal):
    code = "providers.not_the_applicant"
    status = 403
    sentence = say("受理编号与查询口令不符。")
    remedy = say("请核对后重新输入；口令遗失的，请携带登记证书到核验机关办理。")


class AccountTaken(Refusal):
    code = "providers.account_taken"
    sentence = say("{name}已经领取账号。")
    remedy = say("请用已领取的账号登录；忘记密码请联系系统管理员重置。")


@rule("providers.kind_may_provide", clause=WHO)
def check_may_provide(kind: str, *, on: date, place: str) -> None:
    """“社会力量”,为承接主体,既包括依法在民政部门登记成立或经批准免予登记的社会组织,也包括依法在工商管理或行业主管部门登记成立的企业、机构等社会力量。"""
    answer = provider(kind, on=on, place=place)
    if answer.verdict == "forbidden":
        raise MayNotProvide(clause=answer.by.cite, kind=Word(PROVIDERS[kind]))


@rule("providers.sub_kind_fits", clause=CLASSES)
def check_sub_kind(kind: str, sub_kind: str, *, names: Mapping[str, str]) -> None:
    """分为三类,即社会团体、基金会和民办非企业单位。

    Args:
        names: sub-kind → its words.

    Raises:
        SubKindDoesNotFit: the kind has sub-kinds and none of them is chosen, or has none.
    """
    wanted = SUB_KINDS.get(kind, ())
    if sub_kind not in (wanted or ("",)):
        choices = "、".join(names[one] for one in wanted) or "—"
        raise SubKindDoesNotFit(kind=Word(PROVIDERS[kind]), choices=choices)


def check_code_given(kind: str, uscc: str, registration_number: str, *, on: date) -> None:
    """A body has a code; before there were codes, the number of its certificate.

    Raises:
        CodeMissing: neither.
    """
    old = bool(registration_number) and on < CODES_SINCE
    if not uscc and kind not in WITHOUT_CODE and not old:
        raise CodeMissing


def check_founded(founded_on: date | None, *, on: date) -> None:
    """A body was founded before it applies.

    Raises:
        FoundedInTheFuture: it was not.
    """
    if founded_on is not None and founded_on > on:
        raise FoundedInTheFuture(day=str(founded_on))


def check_decoupling(sub_kind: str, *, concerned: bool, day_missing: bool) -> None:
    """Industry associations were taken apart from the organs that had founded them.

    Raises:
        DecouplingOfNoAssociation: it is said of another body, or without its day.
    """
    if (concerned and sub_kind != INDUSTRY) or day_missing:
        raise DecouplingOfNoAssociation


@rule("providers.authority_fits", clause=CHECKS)
def check_authority(kind: str, does: Iterable[str], *, authority: str) -> None:
    """民政、工商管理以及行业主管部门对社会力量参与政府的资格进行监督和检查。

    Args:
        does: the functions of the authority on the platform.

    Raises:
        WrongAuthority: another kind of authority registers bodies of that kind.
    """
    wanted = AUTHORITY_OF[kind]
    function = "purchaser" if wanted == LINE else wanted
    if function not in set(does):
        raise WrongAuthority(
            kind=Word(PROVIDERS[kind]), wanted=Word(AUTHORITY_NAMES[wanted]), authority=authority
        )
