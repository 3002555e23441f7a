"""The walk from the award to the last payment."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any, ClassVar, Self

from django.db import transaction

from goufu.base.deadlines.duties import Duty
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.base.workflow.advance import advance
from goufu.law.calendar import day_of
from goufu.stages.contracting.contracts import actions as contracts
from goufu.stages.contracting.contracts import sheets as contract_sheets
from goufu.stages.contracting.contracts.consequences import draft_from_award
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries import actions as deliveries
from goufu.stages.contracting.deliveries import sheets as delivery_sheets
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments import actions as payments
from goufu.stages.contracting.payments import sheets as payment_sheets
from goufu.stages.contracting.payments.models import Payment
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

AWARD_FEN = 160_000_000

# 100 000 hours at 16.00 yuan: exactly what was awarded.
TERMS: dict[str, Any] = {
    "service_time": "自合同签订之日起至年末",
    "service_scope": "城区高龄独居老人",
    "service_content": "上门照料",
    "service_requirements": "每次服务不少于一小时",
    "performance_targets": "抽查合格率不低于95%",
    "assessment_standards": "按抽查合格率计分",
    "payment": "按验收合格数量、单价和质量系数分期支付",
    "breach_liability": "违约方赔偿损失",
    "lines": [{"name": "上门照料", "unit": "小时", "quantity": "100000", "unit_price_fen": 1600}],
    "standards": [
        {"kind": "service", "text": "每次服务不少于一小时"},
        {"kind": "safety", "text": "服务人员持健康证上岗"},
    ],
    "bands": [
        {"from_score": "95", "pays": "100"},
        {"from_score": "85", "pays": "90"},
        {"from_score": "0", "pays": "70"},
    ],
    "public_service": True,
    "payee_bank": "演示银行六安支行",
    "payee_account": "6200123456780093",
}

ACCEPTANCE: dict[str, Any] = {
    "standards": [
        {"number": 1, "met": True, "finding": "抽查 200 次，均不少于一小时"},
        {"number": 2, "met": True, "finding": "健康证齐全"},
    ],
    "asked": 30,
    "satisfied": 28,
    "service_objects_opinion": "服务及时，态度好",
    "opinion": "验收合格",
}


class ContractingWalk(ProcurementWalk):
    """A project on its walk through contract, acceptance and payment."""

    NEWEST: ClassVar = {contracts: "contract", deliveries: "delivery", payments: "payment"}

    @property
    def contract(self) -> Contract:
        return Contract.objects.filter(project_code=self.ref).order_by("id").last()

    @property
    def delivery(self) -> Delivery:
        return Delivery.objects.filter(project_code=self.ref).order_by("id").last()

    @property
    def payment(self) -> Payment:
        return Payment.objects.filter(project_code=self.ref).order_by("id").last()

    def award_stood_in(self, *, on: str, to: str = "alpha", fen: int = AWARD_FEN) -> Self:
        """Stand in for the tender: its project is being purchased, its award is published."""
        with transaction.atomic():
            advance(self.project, "start_purchase", actor=THE_CLOCK, at=morning_of(on))
        return self.award_published(on=on, to=to, fen=fen)

    def award_published(self, *, on: str, to: str, fen: int = AWARD_FEN, number: int = 1) -> Self:
        """Publish an award; the duty to sign starts, as on a real tender."""
        at = morning_of(on)
        tender = copy.copy(self.project)
        tender.ref = f"{self.ref}-CG{number}"
        Duty("sign_contract", Role.HEAD).open(tender, since=day_of(at))
        entry = Entry.objects.create(
            event="tender.publish_result",
            dossier_kind="tender",
            ref=tender.ref,
            project_code=self.ref,
            place=tender.place,
            actor=THE_CLOCK.name,
            role=THE_CLOCK.role,
            happened_at=at,
            facts={
                "tender_ref": tender.ref,
                "provider_id": self.town.organisations[to].pk,
                "price_fen": fen,
            },
        )
        with transaction.atomic():
            draft_from_award(entry)
        return self

    def up_to_award(self) -> Self:
        """Take the project to a published result (20 April), quickly: the tender is stood in for.

        ``up_to_result`` does the same through the real tender, and takes its time.
        """
        self.up_to_announcement()
        return self.award_stood_in(on=f"{self.year}-04-20")

    def up_to_award_before_the_regulation(self) -> Self:
        """Take a project quickly to its award in February 2015, a month before the regulation."""
        self.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-11-08")
        self.reviewed(on="2014-11-11").approved(on="2014-11-24").replied(on="2015-01-20")
        self.catalogued(on="2015-01-25").announced(on="2015-01-30")
        return self.award_stood_in(on="2015-02-05")

    # contract

    def drafted_terms(self, *, on: str, by: str = "handler", **changes: Any) -> Self:
        facts = {
            **TERMS,
            "starts_on": f"{self.year}-05-01",
            "ends_on": f"{self.year}-12-31",
            **changes,
        }
        return self.do(contracts, "draft_terms", contract_sheets.Terms, on=on, by=by, **facts)

    def checked(self, *, on: str, by: str = "reviewer") -> Self:
        return self.do(contracts, "check", contract_sheets.Check, on=on, by=by, opinion="同意")

    def signed_by_provider(self, *, on: str, by: str = "alpha", **facts: Any) -> Self:
        facts = {"signatory": "法定代表人", **facts}
        return self.do(contracts, "sign_for_provider", contract_sheets.Sign, on=on, by=by, **facts)

    def signed_by_purchaser(self, *, on: str, by: str = "head", **facts: Any) -> Self:
        facts = {"signatory": "张主任", **facts}
        return self.do(contracts, "sign_for_purchaser", contract_sheets.Sign, on=on, by=by, **facts)

    def signed(self, *, on: str, **changes: Any) -> Self:
        self.drafted_terms(on=on, **changes)
        return self.signed_by_provider(on=on).signed_by_purchaser(on=on)

    def filed(self, *, on: str, by: str = "handler") -> Self:
        facts = {"receipt": f"备〔{self.year}〕93号", "filed_with": "政府采购监管部门"}
        return self.do(contracts, "file", contract_sheets.Filing, on=on, by=by, **facts)

    def terminated(self, *, on: str, by: str = "head", ending: str = "breach") -> Self:
        facts = {"ending": ending, "reason": "承接主体两个月没有提供服务"}
        return self.do(contracts, "terminate", contract_sheets.Termination, on=on, by=by, **facts)

    def up_to_filing(self, **changes: Any) -> Self:
        """Take the project to a filed contract (early May)."""
        self.up_to_award().signed(on=f"{self.year}-04-30", **changes)
        return self.filed(on=f"{self.year}-05-07")

    # delivery

    def served(
        self,
        quantity: str | dict[int, str],
        *,
        on: str,
        by: str = "alpha",
        since: str = "",
        until: str = "",
    ) -> Self:
        day = day_of(morning_of(on))
        by_line = quantity if isinstance(quantity, dict) else {1: quantity}
        sheet = delivery_sheets.Report.model_validate(
            {
                "period_from": since or f"{self.year}-05-01",
                "period_to": until or str(day - timedelta(days=1)),
                "lines": [{"number": n, "quantity": q} for n, q in by_line.items()],
            }
        )
        deliveries.report(
            parent_ref=self.contract.ref, sheet=sheet, actor=self.who(by), at=morning_of(on)
        )
        return self

    def accepted(
        self,
        quantity: str | dict[int, str] = "",
        *,
        on: str,
        by: str = "reviewer",
        score: str = "96",
        reason: str = "",
        **changes: Any,
    ) -> Self:
        given = quantity if isinstance(quantity, dict) else {}
        lines = [
            {
                "number": line.number,
                "accepted": given.get(line.number) or (not given and quantity) or line.reported,
                "score": score,
                "reason": reason,
            }
            for line in self.delivery.lines.order_by("number")
        ]
        facts = {**ACCEPTANCE, "lines": lines, **changes}
        return self.do(deliveries, "accept", delivery_sheets.Acceptance, on=on, by=by, **facts)

    def delivered(self, quantity: str = "20000", *, on: str, **facts: Any) -> Self:
        return self.served(quantity, on=on).accepted(on=on, **facts)

    # payment

    def requested(
        self, *, on: str, by: str = "handler", number: str = "00093217", received: str = ""
    ) -> Self:
        facts = {"invoice_number": number, "invoice_received_on": received or on}
        return self.do(payments, "request", payment_sheets.Request, on=on, by=by, **facts)

    def approved_payment(self, *, on: str, by: str = "head") -> Self:
        return self.do(payments, "approve", payment_sheets.Opinion, on=on, by=by, opinion="同意")

    def ordered(self, *, on: str, by: str = "treasury") -> Self:
        return self.do(payments, "order", payment_sheets.Order, on=on, by=by)

    def payment_confirmed(self, *, on: str, by: str = "treasury", **changes: Any) -> Self:
        facts = {
            "receipt_number": "ZF150814-0217",
            "paid_on": on,
            "amount_fen": self.payment.amount_fen,
            **changes,
        }
        return self.do(payments, "confirm", payment_sheets.Confirmation, on=on, by=by, **facts)

    def paid(self, *, on: str, number: str = "00093217") -> Self:
        self.requested(on=on, number=number).approved_payment(on=on)
        return self.ordered(on=on).payment_confirmed(on=on)

    def up_to_completion(self, *, score: str = "96") -> Self:
        """Take the project to the end of its contract, paid in full (end of the year)."""
        self.up_to_filing()
        self.delivered("40000", on=f"{self.year}-08-14", score=score)
        self.paid(on=f"{self.year}-08-20", number="0001")
        self.delivered("60000", on=f"{self.year}-12-30", score=score, final=True)
        return self.paid(on=f"{self.year}-12-31", number="0002")

    def do(self, room: Any, verb: str, sheet: Any, *, on: str, by: str, **facts: Any) -> Self:
        """Take an act of one of these rooms on its newest dossier."""
        getattr(room, verb)(
            ref=getattr(self, self.NEWEST[room]).ref,
            sheet=sheet.model_validate(facts),
            actor=self.who(by),
            at=morning_of(on),
        )
        return self
