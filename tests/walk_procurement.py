"""The walk from the announced project to the result notice, and beside it a challenge."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Self

from goufu.base.jobs import clockwork
from goufu.base.workflow.dossier import Dossier
from goufu.law.calendar import BEIJING
from goufu.stages.procurement.challenges import actions as challenges
from goufu.stages.procurement.challenges import sheets as challenge_sheets
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.procurement.demands.models import Demand
from goufu.stages.procurement.plans import actions as plans
from goufu.stages.procurement.plans import sheets as plan_sheets
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders import actions as tenders
from goufu.stages.procurement.tenders import sheets as tender_sheets
from goufu.stages.procurement.tenders.models import Offer, Tender
from tests import walk_plans, walk_sealing
from tests.walk import morning_of
from tests.walk_assessment import AssessmentSteps, points_rows
from tests.walk_draws import DrawWalk
from tests.walk_papers import as_it_stands, take

DOCUMENT: dict[str, Any] = {
    "qualification": "依法登记，具有养老服务经验",
    "service_requirements": "为高龄独居老人提供上门照料，每次不少于一小时",
    "commercial_terms": "服务期自合同签订之日起至当年末",
    "price_requirements": "总价报价，含一切税费",
    "contract_text": "合同文本见附件，八项必备条款齐全",
    "ceiling_fen": 168_000_000,
    "price_weight": "20",
    "criteria": [
        {"name": "服务方案", "maximum": "50", "how": "优40至50分，良30至40分，一般0至30分"},
        {"name": "服务团队", "maximum": "30", "how": "持证人员每5人得3分，最多30分"},
    ],
}

PRICES = {"alpha": 160_000_000, "beta": 165_000_000, "gamma": 167_000_000}
# Of fifty and of thirty; alpha is the best, gamma the weakest.
POINTS = {"alpha": ("46", "27"), "beta": ("42", "25"), "gamma": ("38", "24")}
EXPERTS = ("expert_1", "expert_2", "expert_3", "expert_4")
COMMITTEE = (*EXPERTS, "handler_2")
LETTER: dict[str, Any] = {
    "subject": "result",
    "facts": "中标人提供的服务团队证书与实际不符",
    "grounds": "政府采购法第五十二条",
    "request": "请求重新评审",
}


def moment_of(text: str) -> datetime:
    """Return a moment in Beijing, e.g. ``2015-04-20T09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


class ProcurementWalk(AssessmentSteps, DrawWalk):
    """A project on its walk through plan, tender and challenge."""

    @property
    def plan(self) -> Plan:
        return Plan.objects.filter(project_code=self.ref).order_by("id").last()

    @property
    def tender(self) -> Tender:
        return Tender.objects.filter(project_code=self.ref).order_by("id").last()

    @property
    def challenge(self) -> Challenge:
        return Challenge.objects.filter(project_code=self.ref).order_by("id").last()

    def offer(self, by: str) -> Offer:
        organisation = self.who(by).organisation_id
        return Offer.objects.filter(tender=self.tender, provider_id=organisation).last()

    # Plans.

    def planned(self, *, on: str, by: str = "handler", **changes: Any) -> Self:
        facts = {
            "amount_fen": 168_000_000,
            "method": "open_tender",
            "planned_start": f"{self.year}-05-04",
            "route": "agency",
            "agency_id": self.town.organisations["agency"].pk,
            **walk_plans.grounded(str(changes.get("method", ""))),
            **changes,
        }
        sheet = plan_sheets.PlanSheet.model_validate(facts)
        plans.open_plan(parent_ref=self.ref, sheet=sheet, actor=self.who(by), at=morning_of(on))
        return self

    def plan_did(self, verb: str, *, on: str, by: str, **facts: Any) -> Self:
        """Take any act of the plan by its action's name."""
        return self._did((plans, plan_sheets), verb, self.plan, by=by, on=on, facts=facts)

    def intended(self, *, on: str) -> Self:
        return self.plan_did("publish_intention", on=on, by="handler", demand="上门照料服务")

    def plan_accepted(self, *, on: str) -> Self:
        """Have the plan reviewed, as the law of 2015 asked in this province."""
        self.plan_did("submit", on=on, by="handler")
        self.plan_did("accept", on=on, by="supervision", opinion="同意")
        walk_plans.entrusted(self, on=on)
        return self

    def plan_filed(self, *, on: str) -> Self:
        """Have the demand reviewed, file and entrust the plan, as today's law asks."""
        self.demanded(until=on)
        self.plan_did("file_plan", on=on, by="handler")
        walk_plans.entrusted(self, on=on)
        return self

    def demanded(self, *, until: str) -> Self:
        """Have the project's demand reviewed by a day, where there is none yet."""
        if not Demand.objects.filter(project_code=self.ref).exists():
            since = date.fromisoformat(until) - timedelta(days=1)
            walk_plans.review_demand(self, since=since.isoformat(), until=until)
        return self

    # Tenders.

    def tender_did(self, verb: str, *, on: str, by: str, **facts: Any) -> Self:
        """Take any act of the tender by its action's name."""
        return self._did((tenders, tender_sheets), verb, self.tender, by=by, on=on, facts=facts)

    def prepared(self, *, on: str, **changes: Any) -> Self:
        return self.tender_did("prepare", on=on, by="agency", **{**DOCUMENT, **changes})

    def confirmed(self, *, on: str) -> Self:
        return self.tender_did("confirm", on=on, by="head")

    def published(self, *, on: str, closes: str, supply: str = "", **changes: Any) -> Self:
        walk_sealing.have_keys(self.town, at=morning_of(on))
        facts = {"closes_at": moment_of(closes), "supply_until": supply or closes[:10], **changes}
        return self.tender_did("publish", on=on, by="agency", **facts)

    def corrected(self, *, on: str, by: str = "agency", **changes: Any) -> Self:
        """Correct the document that is out; what is not named stays."""
        facts = {
            **as_it_stands(self.tender),
            "affects_offers": True,
            "subject_stays": True,
            "reason": "原文表述不清，予以更正",
            **changes,
        }
        return self.tender_did("correct", on=on, by=by, **facts)

    def took(self, *by: str, at: str) -> Self:
        """Let providers take the document."""
        for word in by:
            take(self, word, at=moment_of(at))
        return self

    def bid(self, by: str, *, at: str, **changes: Any) -> Self:
        content = {"price_fen": PRICES.get(by, 166_000_000), "service_plan": f"{by} 的服务方案"}
        inside = (*content, "firm_size", "small_share")
        content |= {name: changes.pop(name) for name in inside if name in changes}
        told = changes.pop("attachment", None)  # what is said inside of a sealed file
        envelope = walk_sealing.sealed(
            self.tender,
            self.who(by),
            attachment=walk_sealing.digest_of(changes.get("document")),
            **content,
            **({"told": told} if told else {}),
        )
        facts = {"envelope": envelope, "declared": True, **changes}
        tenders.submit_bid(
            parent_ref=self.tender.ref,
            sheet=tender_sheets.Bid.model_validate(facts),
            actor=self.who(by),
            at=moment_of(at),
        )
        return self

    def three_bids(self, *, on: str) -> Self:
        for by in PRICES:
            self.bid(by, at=f"{on}T10:00")
        return self

    def ticked(self, *, at: str) -> Self:
        """Let the clock do what is due."""
        clockwork.run(at=moment_of(at))
        return self

    def unlocked(self, *, on: str, by: tuple[str, ...] = walk_sealing.UNLOCKERS) -> Self:
        """Let custodians bring their pieces of every offer."""
        for word in by:
            pieces = walk_sealing.pieces(self.tender, self.who(word))
            self.tender_did("bring_pieces", on=on, by=word, **pieces)
        return self

    def bids_opened(self, *, on: str) -> Self:
        if not self.tender.unlockings.exists():
            self.unlocked(on=on)
        return self.tender_did("open_bids", on=on, by="agency")

    def seated(self, *, on: str, words: tuple[str, ...] = COMMITTEE, **conditions: Any) -> Self:
        """Draw these experts, seat them with the purchaser's, let them pledge and elect."""
        self.qualified(on=on)
        self.experts_drawn(on=on, words=words, **conditions).appointed(on=on)
        return self.pledged(*words, on=on)

    def marks(self, table: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
        """Return the rows of a score sheet, provider → points of each criterion."""
        return points_rows(self.tender, {self.offer(by).ref: given for by, given in table.items()})

    def scored(self, *, on: str, words: tuple[str, ...] = COMMITTEE, **table: Any) -> Self:
        """Let every member give the same points and hand them in."""
        for word in words:
            self.tender_did("score", on=on, by=word, points=self.marks(table or POINTS))
            self.tender_did("hand_in", on=on, by=word)
        return self

    def concluded(self, *, on: str) -> Self:
        self.conforming(on=on)
        return self.tender_did("conclude", on=on, by="expert_1", report="评标依法进行")

    def reported(self, *, on: str) -> Self:
        self.report_signed(on=on, words=COMMITTEE)
        return self.tender_did("deliver_report", on=on, by="agency")

    def awarded(self, *, on: str, to: str = "alpha") -> Self:
        return self.tender_did(
            "award", on=on, by="head", offer=self.offer(to).ref, opinion="同意按顺序确定"
        )

    def result_published(self, *, on: str) -> Self:
        return self.tender_did("publish_result", on=on, by="agency")

    # Challenges.

    def challenged(self, *, on: str, by: str = "beta", **changes: Any) -> Self:
        sheet = challenge_sheets.ChallengeLetter.model_validate({**LETTER, **changes})
        challenges.raise_challenge(
            parent_ref=self.tender.ref, sheet=sheet, actor=self.who(by), at=morning_of(on)
        )
        return self

    def challenge_did(self, verb: str, *, on: str, by: str, **facts: Any) -> Self:
        """Take any act of the challenge by its action's name."""
        room = (challenges, challenge_sheets)
        return self._did(room, verb, self.challenge, by=by, on=on, facts=facts)

    def suspended(self, *, on: str, by: str = "handler") -> Self:
        return self.challenge_did("suspend", on=on, by=by, reason="质疑可能影响中标结果，暂停采购")

    def answered(self, *, on: str, outcome: str = "dismissed", by: str = "handler") -> Self:
        return self.challenge_did(
            "answer", on=on, by=by, outcome=outcome, answer="经核查，证书真实有效，质疑不成立"
        )

    # From one day to another.

    def up_to_tender(self) -> Self:
        """Take the project to a tender laid before the agency (late March of 2015)."""
        self.up_to_announcement()
        return self.planned(on=f"{self.year}-03-23").plan_accepted(on=f"{self.year}-03-25")

    def up_to_notice(self) -> Self:
        """Take the project to the day on which offers may come in: 30 March to 20 April."""
        y = self.year
        self.up_to_tender().prepared(on=f"{y}-03-26").confirmed(on=f"{y}-03-27")
        return self.published(on=f"{y}-03-30", closes=f"{y}-04-20T09:00", supply=f"{y}-04-10")

    def up_to_opening(self) -> Self:
        """Take the project to its opened offers: 20 April."""
        y = self.year
        self.up_to_notice().three_bids(on=f"{y}-04-15").ticked(at=f"{y}-04-20T09:00")
        return self.bids_opened(on=f"{y}-04-20")

    def up_to_evaluation(self) -> Self:
        """Take the project to the end of the evaluation: 20 April."""
        day = f"{self.year}-04-20"
        return self.up_to_opening().seated(on=day).scored(on=day).concluded(on=day)

    def up_to_result(self) -> Self:
        """Take the project to its result notice: 24 April."""
        y = self.year
        self.up_to_evaluation().reported(on=f"{y}-04-21").awarded(on=f"{y}-04-23")
        return self.result_published(on=f"{y}-04-24")

    def _did(
        self, room: tuple[Any, Any], verb: str, dossier: Dossier, *, by: str, on: str, facts: Any
    ) -> Self:
        actions, sheets = room
        fn = getattr(actions, verb)
        sheet = getattr(sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=dossier.ref, sheet=sheet, actor=self.who(by), at=morning_of(on))
        return self
