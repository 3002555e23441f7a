"""A purchase of today in two lots: one is awarded, the other fails and is bought again alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from goufu.config.sample import before_purchase as before
from goufu.config.sample.course import Course, later
from goufu.config.sample.evaluation import evaluated
from goufu.config.sample.player import moment
from goufu.law.calendar import next_working_day
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.tenders.models import Tender

NORTH: dict[str, Any] = {
    "title": "城北片区",
    "content": "城北片区道路、路灯和公共设施巡查维护 130 公里。",
    "quantity": 130,
    "budget_yuan": 780_000,
}
SOUTH: dict[str, Any] = {
    "title": "城南片区",
    "content": "城南片区道路、路灯和公共设施巡查维护 70 公里。",
    "quantity": 70,
    "budget_yuan": 420_000,
}


@dataclass
class LotCourse(Course):
    """What happens to one lot; its spec is the lot's share of the project's."""

    number: int = 0

    def tender(self) -> str:
        """Return the number of the lot's newest tender."""
        return Tender.objects.filter(project_code=self.ref, lot_number=self.number).latest("id").ref

    def draw(self) -> str:
        return Draw.objects.filter(about_ref=self.tender()).latest("id").ref

    def contract(self) -> str:
        return Contract.objects.get(tender_ref=self.tender()).ref


def of_today(course: Course, now: date) -> None:
    """Both lots are out at once; the one is to be signed, the other has a new document to make."""
    published = before.working_days_before(now, 9) - timedelta(days=24)
    _planned(course, published)
    closing = next_working_day(published + timedelta(days=22))
    north, south = _lot(course, 1, **NORTH), _lot(course, 2, **SOUTH)
    for lot in (north, south):
        lot.tender_ready(before.working_days_before(published, 5))
        lot.tender_published(published, closing)
    evaluated(north.bids(closing - timedelta(days=3)), closing).awarded(closing)
    _failed(south.bids(closing - timedelta(days=2), bidders=1), closing)
    south.do(
        moment(later(closing, 3), 15),
        "handler",
        "tender.buy_lot_again",
        on=south.tender,
        parent=True,
    )


def _planned(course: Course, published: date) -> None:
    planned = published - timedelta(days=40)
    before.demanded(course, planned)
    lots = [
        {
            "title": lot["title"],
            "content": lot["content"],
            "amount_fen": lot["budget_yuan"] * 100,
        }
        for lot in (NORTH, SOUTH)
    ]
    before.planned_otherwise(course, planned, start=published, method="open_tender", lots=lots)
    course.intended(planned, "分两个采购包，每包均预留面向中小企业采购。")
    filed = later(planned, 1)
    course.plan_filed(filed)
    before.entrusted(course, later(filed, 1))


def _lot(course: Course, number: int, **share: Any) -> Course:
    said = {**share, "title": f"{course.spec.title}（{share['title']}）"}
    lot = LotCourse(
        replace(course.spec, **said), course.posts, officers=course.officers, number=number
    )
    course.lots.append(lot)
    return lot


def _failed(lot: Course, closing: date) -> None:
    facts = {"ground": "too_few", "reason": "投标截止时只有一家投标人，不足三家，本包废标。"}
    lot.do(moment(closing, 10), "agent", "tender.fail", facts, on=lot.tender)
