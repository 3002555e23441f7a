"""The walk: a project taken through its stages by the same actions that people use.

Each verb is the real action, taken in the morning of the day given. The cast is fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor, Role
from goufu.law.calendar import BEIJING
from goufu.stages.review.budgets import actions as budgets
from goufu.stages.review.budgets import sheets as budget_sheets
from goufu.stages.review.catalogue import actions as catalogue
from goufu.stages.review.catalogue.models import GuidanceItem, ImplementationCatalogue
from goufu.stages.review.catalogue.sheets import ProposeCatalogue, PublishCatalogue
from goufu.stages.review.projects import actions as projects
from goufu.stages.review.projects import sheets
from goufu.stages.review.projects.models import Project

LUAN = "CN-3415"


def morning_of(day: str | date) -> datetime:
    """Return ten o'clock in Beijing on that day."""
    return datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=BEIJING)


@dataclass
class Town:
    """A small town: its organisations, and its people by the word for their post."""

    place: str = LUAN
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Actor] = field(default_factory=dict)

    def settle(
        self,
        word: str,
        name: str,
        kind: Kind,
        *functions: Function,
        parent: str | None = None,
        level: Level = Level.CITY,
        place: str = "",
    ) -> Organisation:
        """Found an organisation."""
        one = Organisation.objects.create(
            name=name,
            short_name=name,
            kind=kind,
            level=level,
            functions=[str(f) for f in functions],
            place=place or self.place,
            parent=self.organisations.get(parent or ""),
        )
        self.organisations[word] = one
        return one

    def appoint(self, word: str, role: Role, organisation: str, name: str = "") -> Actor:
        """Give a new person a post from long ago on."""
        account = Account.objects.create(
            username=f"{self.place}-{word}",
            name=name or word,
            email=f"{word.replace('_', '-')}@example.org",
            created_at=datetime(2014, 1, 1, tzinfo=UTC),
            feed_key=f"{self.place}-{word}",
            password="!",
        )
        post = Appointment.objects.create(
            account=account,
            organisation=self.organisations[organisation],
            role=role,
            valid_from=date(2014, 1, 1),
        )
        self.people[word] = post.actor()
        return self.people[word]


def small_town(place: str = LUAN) -> Town:
    """Return a town with everybody whom a project needs."""
    town = Town(place)
    settle, appoint = town.settle, town.appoint
    settle("finance", f"{place} 财政局", Kind.STATE_ORGAN, Function.FINANCE, Function.PURCHASER)
    settle("civil", f"{place} 民政局", Kind.STATE_ORGAN, Function.PURCHASER, Function.CIVIL_AFFAIRS)
    settle(
        "care",
        f"{place} 为老服务指导中心",
        Kind.ADMINISTRATIVE_INSTITUTION,
        Function.PURCHASER,
        parent="civil",
    )
    settle("school", f"{place} 第一中学", Kind.PUBLIC_BENEFIT_1, Function.PURCHASER, parent="civil")
    settle("agency", f"{place} 公共资源代理公司", Kind.ENTERPRISE, Function.AGENCY)
    settle("central", f"{place} 集中采购中心", Kind.PUBLIC_BENEFIT_1, Function.CENTRAL_AGENCY)
    for word, name in (("alpha", "甲"), ("beta", "乙"), ("gamma", "丙"), ("delta", "丁")):
        settle(
            word,
            f"{place} {name}社会服务中心",
            Kind.PRIVATE_NON_ENTERPRISE,
            Function.PROVIDER,
            level=Level.NONE,
        )
    settle("experts", f"{place} 评审专家库", Kind.STATE_ORGAN, Function.EXPERTS)
    settle("third", f"{place} 绩效评价事务所", Kind.ENTERPRISE, Function.THIRD_PARTY)
    settle("watch", f"{place} 监察局", Kind.STATE_ORGAN, Function.SUPERVISION)
    settle("audit", f"{place} 审计局", Kind.STATE_ORGAN, Function.AUDIT)

    appoint("handler", Role.HANDLER, "care", "王经办")
    appoint("handler_2", Role.HANDLER, "care", "吴经办")
    appoint("reviewer", Role.REVIEWER, "care", "李审核")
    appoint("head", Role.HEAD, "care", "张主任")
    appoint("school_handler", Role.HANDLER, "school", "校经办")
    appoint("sector_head", Role.SECTOR_HEAD, "civil", "赵科长")
    appoint("civil_handler", Role.HANDLER, "civil", "民政经办")
    appoint("budget", Role.FINANCE_BUDGET, "finance", "钱预算")
    appoint("supervision", Role.PROCUREMENT_SUPERVISION, "finance", "孙监管")
    appoint("treasury", Role.TREASURY, "finance", "周国库")
    appoint("performance", Role.PERFORMANCE, "finance", "郑绩效")
    appoint("agency", Role.AGENCY, "agency", "代理员")
    appoint("agency_2", Role.AGENCY, "agency", "代理员乙")
    appoint("central", Role.CENTRAL_AGENCY, "central", "集采员")
    for word in ("alpha", "beta", "gamma", "delta"):
        appoint(word, Role.PROVIDER, word)
    for number in range(1, 8):
        appoint(f"expert_{number}", Role.EXPERT, "experts", f"专家{number}")
    appoint("third", Role.THIRD_PARTY, "third", "评价师")
    appoint("inspector", Role.INSPECTOR, "watch", "监察员")
    appoint("auditor", Role.AUDITOR, "audit", "审计员")
    return town


APPLICATION: dict[str, Any] = {
    "title": "居家养老上门服务",
    "content": "为城区高龄独居老人提供上门照料",
    "quantity": "1200",
    "unit": "人次",
    "times": 12,
    "budget_fen": 168_000_000,
    "provider_requirements": "依法登记，具有养老服务经验",
    "quality_requirements": "每次服务不少于一小时",
    "acceptance_standard": "服务记录完整，抽查合格率不低于95%",
    "background": "城区高龄独居老人缺少照料",
    "cycle": "monthly",
    "funding": "existing",
    "method": "open_tender",
    "handler_opinion": "情况属实，同意申报。",
    "targets": [
        {"kind": "quantity", "name": "服务人次", "target": "1200", "weight": "20"},
        {"kind": "quality", "name": "抽查合格率", "target": "≥95%", "weight": "20"},
        {"kind": "timeliness", "name": "按时上门率", "target": "≥98%", "weight": "20"},
        {"kind": "cost", "name": "单次成本", "target": "≤1400元", "weight": "20"},
        {"kind": "satisfaction", "name": "老人满意度", "target": "≥90%", "weight": "20"},
    ],
}

FEASIBILITY: dict[str, Any] = {
    "content_kind": "service",
    "service_class": "2",
    "own_cost_fen": 205_000_000,
    "definable": True,
    "definable_grounds": "按人次计量，标准明确",
    "measurable": True,
    "measurable_grounds": "受益老人有名册",
    "providers": True,
    "providers_grounds": "本市登记同类机构二十余家",
    "competition": True,
    "competition_grounds": "可公开招标",
}


ANNOUNCEMENT: dict[str, Any] = {
    "background": "城区高龄独居老人缺少照料",
    "project": "为城区高龄独居老人提供上门照料",
    "method": "open_tender",
    "provider_qualification": "依法登记，具有养老服务经验",
    "service_needs": "每次服务不少于一小时",
}


class Walk:
    """A project on its walk."""

    def __init__(self, town: Town | None = None, *, year: int = 2015) -> None:
        self.town = town or small_town()
        self.year = year
        self.ref = ""

    def who(self, word: str) -> Actor:
        return self.town.people[word]

    @property
    def project(self) -> Project:
        found: Project = Project.objects.get(ref=self.ref)
        return found

    def drafted(self, *, on: str, by: str = "handler", **changes: Any) -> Walk:
        item = GuidanceItem.objects.filter(parent__isnull=False).order_by("code").first()
        if item is None:
            catalogue.load_guidance(valid_from=date(2014, 1, 1))
            item = GuidanceItem.objects.get(code="A01")
        facts = {
            **APPLICATION,
            "year": self.year,
            "item_id": item.pk,
            "starts_on": f"{self.year}-04-01",
            "ends_on": f"{self.year}-12-31",
            **changes,
        }
        project = projects.open_project(
            sheet=sheets.Application.model_validate(facts), actor=self.who(by), at=morning_of(on)
        )
        self.ref = project.ref
        return self

    def did(self, verb: str, *, on: str, by: str, **facts: Any) -> Walk:
        """Take any act of the project by its action's name."""
        fn = getattr(projects, verb)
        sheet = fn.__annotations__["sheet"]
        kind = getattr(sheets, sheet) if isinstance(sheet, str) else sheet
        fn(ref=self.ref, sheet=kind.model_validate(facts), actor=self.who(by), at=morning_of(on))
        return self

    def assessed(self, *, on: str, by: str = "handler", **changes: Any) -> Walk:
        return self.did("assess", on=on, by=by, **{**FEASIBILITY, **changes})

    def submitted(self, *, on: str) -> Walk:
        return self.did("submit", on=on, by="handler")

    def reviewed(self, *, on: str) -> Walk:
        self.did("pass_department", on=on, by="reviewer", opinion="同意")
        return self.did("pass_sector", on=on, by="sector_head", opinion="同意")

    def line(self, *, on: str, fen: int = 500_000_000, department: str = "care") -> str:
        """Enter a budget line; return its number."""
        sheet = budget_sheets.EnterLine(
            department_id=self.town.organisations[department].pk,
            title="为老服务经费",
            year=self.year,
            amount_fen=fen,
        )
        return budgets.enter_line(sheet=sheet, actor=self.who("budget"), at=morning_of(on)).ref

    def approved(self, *, on: str) -> Walk:
        line = self.line(on=on)
        return self.did("approve", on=on, by="budget", budget_line=line, opinion="同意列入")

    def replied(self, *, on: str) -> Walk:
        sheet = budget_sheets.CompileBudget(year=self.year)
        budget = budgets.compile_budget(sheet=sheet, actor=self.who("handler"), at=morning_of(on))
        self.budget_answered(budget.ref, on=on, number=f"财预〔{self.year}〕1号")
        return self

    def budget_answered(self, ref: str, *, on: str, number: str) -> None:
        """Take a compiled budget to its reply."""
        at = morning_of(on)
        head, budget = self.who("head"), self.who("budget")
        opinion = budget_sheets.Opinion(opinion="同意")
        reply = budget_sheets.ReplyBudget(reply_number=number)
        budgets.hand_in_budget(ref=ref, sheet=budget_sheets.HandIn(), actor=head, at=at)
        budgets.pass_budget(ref=ref, sheet=opinion, actor=budget, at=at)
        budgets.reply_budget(ref=ref, sheet=reply, actor=budget, at=at)

    def catalogued(self, *, on: str) -> Walk:
        draft = ImplementationCatalogue.objects.get(state="draft", place=self.town.place)
        catalogue.propose_catalogue(
            ref=draft.ref, sheet=ProposeCatalogue(), actor=self.who("budget"), at=morning_of(on)
        )
        catalogue.publish_catalogue(
            ref=draft.ref,
            sheet=PublishCatalogue(),
            actor=self.who("supervision"),
            at=morning_of(on),
        )
        return self

    def announced(self, *, on: str) -> Walk:
        """Let the handler draft the announcement, the head publish it."""
        self.did("draft_announcement", on=on, by="handler", **ANNOUNCEMENT)
        return self.did("announce", on=on, by="head")

    def up_to_announcement(self) -> Walk:
        """Take the project to the day on which it may be bought (spring of its year)."""
        y = self.year
        self.drafted(on=f"{y - 1}-09-01").assessed(on=f"{y - 1}-10-12")
        self.submitted(on=f"{y - 1}-12-08").reviewed(on=f"{y - 1}-12-11")
        self.approved(on=f"{y - 1}-12-24").replied(on=f"{y}-02-10")
        return self.catalogued(on=f"{y}-02-25").announced(on=f"{y}-03-20")
