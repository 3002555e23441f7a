"""The tables of a provider's file, line by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.law.words import say
from goufu.stages.parties.providers.models import (
    BadConduct,
    CreditLine,
    GovernanceFiling,
    Provider,
    YearlyCheck,
)
from goufu.stages.parties.providers.rules.conduct import CONDUCTS

RESULTS = {
    "found": say("检查发现问题"),
    "nothing_found": say("检查未发现问题"),
    "upheld": say("质疑成立"),
    "dismissed": say("质疑不成立"),
}
CHANGED_NAMES = {
    "title": say("单位名称"),
    "sub_kind": say("类别"),
    "legal_representative": say("法定代表人（负责人）"),
    "address": say("住所"),
    "services": say("业务范围"),
    "decoupling": say("与行政机关脱钩"),
    "decoupled_on": say("脱钩日期"),
    "contact": say("联系人"),
    "phone": say("联系电话"),
    "email": say("电子邮箱"),
}


@dataclass(frozen=True)
class ChangeLine:
    what: str = field(metadata={"label": say("变更事项"), "kind": "word"})
    before: str = field(metadata={"label": say("现登记")})
    after: str = field(metadata={"label": say("申请变更为")})


@dataclass(frozen=True)
class FilingLine:
    year: int = field(metadata={"label": say("年度")})
    charter: bool = field(metadata={"label": say("章程")})
    finance_rules: bool = field(metadata={"label": say("财务制度")})
    staff_rules: bool = field(metadata={"label": say("人事制度")})
    own_accounts: bool = field(metadata={"label": say("独立核算")})
    staff: int = field(metadata={"label": say("人员"), "kind": "number"})
    full_time: int = field(metadata={"label": say("专职"), "kind": "number"})
    income_fen: int = field(metadata={"label": say("上年收入（元）"), "kind": "money"})
    audited: bool = field(metadata={"label": say("经审计")})
    filed_on: date = field(metadata={"label": say("报送日期")})

    @classmethod
    def of(cls, one: GovernanceFiling) -> FilingLine:
        return cls(
            one.year,
            one.charter,
            one.finance_rules,
            one.staff_rules,
            one.own_accounts,
            one.staff,
            one.full_time,
            one.income_fen,
            one.audited,
            one.filed_on,
        )


@dataclass(frozen=True)
class CheckLine:
    year: int = field(metadata={"label": say("年度")})
    grade: str = field(metadata={"label": say("年检结论")})
    opinion: str = field(metadata={"label": say("意见")})
    checked_on: date = field(metadata={"label": say("日期")})

    @classmethod
    def of(cls, one: YearlyCheck) -> CheckLine:
        return cls(one.year, str(one.get_grade_display()), one.opinion, one.checked_on)


@dataclass(frozen=True)
class ConductLine:
    conduct: str = field(metadata={"label": say("违法行为"), "kind": "word"})
    decision: str = field(metadata={"label": say("决定文号")})
    decided_by: str = field(metadata={"label": say("决定机关")})
    clause: str = field(metadata={"label": say("依据")})
    since: date = field(metadata={"label": say("自")})
    until: date = field(metadata={"label": say("至")})
    struck_on: date | None = field(metadata={"label": say("移出之日")})

    @classmethod
    def of(cls, one: BadConduct) -> ConductLine:
        return cls(
            CONDUCTS[one.conduct],
            one.decision,
            one.decided_by,
            one.clause,
            one.since,
            one.until,
            one.struck_on,
        )


@dataclass(frozen=True)
class CreditEntry:
    on: date = field(metadata={"label": say("日期")})
    happening: str = field(metadata={"label": say("事项")})
    title: str = field(metadata={"label": say("项目")})
    ref: str = field(metadata={"label": say("编号")})
    amount_fen: int | None = field(metadata={"label": say("金额（元）"), "kind": "money"})
    result: str = field(metadata={"label": say("结果"), "kind": "word"})

    @classmethod
    def of(cls, one: CreditLine) -> CreditEntry:
        return cls(
            one.on,
            str(one.get_happening_display()),
            one.title,
            one.ref,
            one.amount_fen,
            RESULTS.get(one.result, one.result),
        )


def changes_of(provider: Provider) -> tuple[ChangeLine, ...]:
    """Return what a provider has reported and nobody has checked yet."""
    return tuple(
        ChangeLine(CHANGED_NAMES[name], str(getattr(provider, name) or ""), str(value or ""))
        for name, value in provider.proposed.items()
    )
