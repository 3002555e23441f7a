"""The course of one project as a list of scenes; a story takes as many of them as it wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from goufu.base.people.roles import Actor
from goufu.config.sample import keys
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.spec import Spec
from goufu.law.calendar import nth_working_day
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.review.budgets.models import BudgetLine
from goufu.stages.review.catalogue.models import GuidanceItem

Posts = dict[str, str]


def later(day: date, working_days: int) -> date:
    """Return the n-th working day after ``day``."""
    return nth_working_day(working_days, after=day) if working_days else day


@dataclass
class Course:
    """One project and what happens to it, scene by scene."""

    spec: Spec
    posts: Posts
    scenes: list[Scene] = field(default_factory=list)
    ref: str = ""
    officers: dict[str, Actor] = field(default_factory=dict)  # who hold the keys
    lots: list[Course] = field(default_factory=list)  # each has scenes of its own

    def do(
        self,
        at: datetime,
        who: str,
        act: str,
        facts: dict[str, Any] | Callable[[], dict[str, Any]] | None = None,
        *,
        on: Callable[[], str] | None = None,
        parent: bool = False,
        then: Callable[[Any], None] | None = None,
    ) -> Course:
        """Add a scene; ``act`` is ``kind.verb``; on the project itself unless ``on`` says else."""
        kind, _, verb = act.partition(".")
        told = facts if callable(facts) else (lambda: facts or {})
        target = on or (lambda: self.ref)
        self.scenes.append(
            Scene(
                at,
                self.posts.get(who, who),
                kind,
                verb,
                target,
                parent=parent,
                facts=told,
                then=then,
            )
        )
        return self

    def idea(self, day: date) -> Course:
        """Open the project."""
        self.scenes.append(
            Scene(
                moment(day, 9),
                self.posts["handler"],
                "project",
                "open",
                facts=lambda: self.spec.application(self._item()),
                then=self._remember,
            )
        )
        return self

    def assessed(self, day: date) -> Course:
        return self.do(moment(day, 15), "handler", "project.assess", self.spec.feasibility())

    def submitted(self, day: date) -> Course:
        return self.do(moment(day, 9, 30), "handler", "project.submit")

    def dept_passed(self, day: date) -> Course:
        return self.do(
            moment(day, 14),
            "reviewer",
            "project.pass_department",
            {"opinion": "材料齐全，同意申报。"},
        )

    def sector_passed(self, day: date) -> Course:
        return self.do(
            moment(day, 16),
            "sector",
            "project.pass_sector",
            {"opinion": "符合部门目录，同意报财政。"},
        )

    def approved(self, day: date) -> Course:
        return self.do(
            moment(day, 10),
            "budget",
            "project.approve",
            lambda: {
                "budget_line": BudgetLine.objects.get(
                    department__short_name=self.posts["body"], year=self.spec.year
                ).ref,
                "opinion": "资金在既有部门预算内统筹，同意列入。",
            },
        )

    def reviewed(self, idea: date) -> Course:
        """Take the project from its idea to the budget, at an office's pace."""
        self.idea(idea).assessed(idea + timedelta(days=38)).submitted(idea + timedelta(days=66))
        self.dept_passed(idea + timedelta(days=71)).sector_passed(idea + timedelta(days=77))
        return self.approved(idea + timedelta(days=90))

    def announced(self, day: date) -> Course:
        """Let the handler draft the announcement, the head publish it."""
        self.do(moment(day, 9), "handler", "project.draft_announcement", self.spec.announcement())
        return self.do(moment(day, 10), "head", "project.announce")

    def planned(self, day: date, *, start: date) -> Course:
        """Draw the plan up; what happens to it then is the law's of the day."""
        return self.do(
            moment(day, 10),
            "handler",
            "plan.open",
            lambda: {
                "amount_fen": self.spec.budget_fen,
                "method": self.spec.method,
                **self.spec.why_this_method(),
                "planned_start": start.isoformat(),
                "route": "central_agency" if self.spec.central else "agency",
                "agency_id": self._agency_id(),
            },
            parent=True,
        )

    def plan_reviewed(self, day: date) -> Course:
        """As in 2015: finance reviews the plan."""
        self.do(moment(day, 15), "handler", "plan.submit", on=self.plan)
        return self.do(
            moment(later(day, 3), 10),
            "supervision",
            "plan.accept",
            {"opinion": "同意。"},
            on=self.plan,
        )

    def intended(self, day: date, policy: str) -> Course:
        """As today: the intention is made public a good month ahead."""
        return self.do(
            moment(day, 14),
            "handler",
            "plan.publish_intention",
            {"demand": self.spec.content, "policy": policy},
            on=self.plan,
        )

    def plan_filed(self, day: date) -> Course:
        """As today: the plan is filed for record."""
        return self.do(moment(day, 15), "handler", "plan.file", on=self.plan)

    def tender_ready(self, day: date, **changes: Any) -> Course:
        document = {**self.spec.document(), **changes}
        self.do(moment(day, 10), "agent", "tender.prepare", document, on=self.tender)
        return self.do(moment(later(day, 2), 11), "head", "tender.confirm", on=self.tender)

    def tender_published(self, day: date, closes: date) -> Course:
        return self.do(
            moment(day, 9),
            "agent",
            "tender.publish",
            {
                "closes_at": moment(closes, 9, 30).isoformat(),
                "supply_until": later(day, 6).isoformat(),
                "where": "在本平台免费下载",
            },
            on=self.tender,
        )

    def bids(self, day: date, bidders: int = 3) -> Course:
        for place in range(bidders):
            self.do(
                moment(day, 14, 10 * place),
                self.spec.bidders[place],
                "offer.submit",
                partial(keys.bid_of, self, place),
                on=self.tender,
                parent=True,
            )
        return self

    def awarded(self, day: date) -> Course:
        """Deliver the report, decide, publish the result, each within its clock."""
        self.do(moment(later(day, 1), 10), "agent", "tender.deliver_report", on=self.tender)
        self.do(
            moment(later(day, 3), 10),
            "head",
            "tender.award",
            lambda: {"offer": self._best_offer(), "opinion": "按评标报告推荐顺序确定。"},
            on=self.tender,
        )
        return self.do(
            moment(later(day, 4), 10),
            "agent",
            "tender.publish_result",
            {"fee_fen": 0, "fee_standard": "不向中标人收取"},
            on=self.tender,
        )

    def contracted(self, day: date, *, starts_on: date) -> Course:
        """Draft the terms and let both sides sign on ``day``."""
        self.do(
            moment(day, 9),
            "handler",
            "contract.draft_terms",
            self.spec.terms(starts_on),
            on=self.contract,
        )
        self.do(
            moment(day, 10),
            self.spec.bidders[0],
            "contract.sign_for_provider",
            {"signatory": "法定代表人"},
            on=self.contract,
        )
        return self.do(
            moment(day, 11),
            "head",
            "contract.sign_for_purchaser",
            {"signatory": "单位负责人"},
            on=self.contract,
        )

    def filed(self, day: date) -> Course:
        return self.do(
            moment(day, 10),
            "handler",
            "contract.file",
            lambda: {"receipt": f"备{self.ref}", "filed_with": "同级政府采购监管部门"},
            on=self.contract,
        )

    def told(self, day: date, who: str, kind: str) -> Course:
        """Publish the notice of a kind that the project owes."""
        return self.do(
            moment(day, 16),
            who,
            "notice.publish",
            {"checked": True, "channels": "省政府采购网、部门门户网站"},
            on=lambda: self._owed(kind),
        )

    def tender(self) -> str:
        """Return the number of the project's newest tender."""
        return Tender.objects.filter(project_code=self.ref).latest("id").ref

    def draw(self) -> str:
        """Return the number of the newest draw of experts."""
        return Draw.objects.filter(project_code=self.ref).latest("id").ref

    def plan(self) -> str:
        return Plan.objects.filter(project_code=self.ref).latest("id").ref

    def contract(self) -> str:
        return Contract.objects.get(project_code=self.ref).ref

    def _remember(self, project: Any) -> None:
        for one in (self, *self.lots):
            one.ref = project.ref

    def _item(self) -> int:
        # Of the items that came with the platform: the city's own catalogue may number otherwise.
        return GuidanceItem.objects.get(code=self.spec.item, catalogue=None).pk

    def _agency_id(self) -> int:
        return int(self.posts["agency_id"])

    def _owed(self, kind: str) -> str:
        return (
            Notice.objects.filter(project_code=self.ref, kind=kind, state="owed").latest("id").ref
        )

    def _best_offer(self) -> str:
        return Offer.objects.get(tender__ref=self.tender(), rank=1).ref
