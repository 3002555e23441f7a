"""From the opening to the signed report: the steps that other walks pass by on their way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from goufu.stages.procurement.tenders import assessed
from goufu.stages.procurement.tenders.models import CheckStage, Criterion, Tender
from goufu.stages.procurement.tenders.workflow.evaluating import BUYING_SIDE_CHECKS, BY_TENDER
from tests.journeys.leg import Days, Journey, Law, Leg

WHY = "与采购文件规定的等次相符"
Row = dict[str, Any]


def all_pass(tender: Tender, stage: CheckStage, **failing: str) -> list[Row]:
    """Return the rows of a check in which everything passes that has no finding yet.

    Args:
        failing: ``offer`` is the number of an offer that fails its first item, ``why`` the reason.
    """
    rows = [
        {"offer": offer.ref, "requirement_id": item.pk, "finding": "passed", "reason": ""}
        for offer, item in assessed.unchecked(tender, stage)
    ]
    for row in rows:
        if row["offer"] == failing.get("offer"):
            row.update(finding="failed", reason=failing["why"])
            break
    return rows


def points_rows(tender: Tender, table: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of a score sheet, number of the offer → points of each criterion."""
    criteria = list(Criterion.objects.filter(tender=tender).order_by("number"))
    return [
        {"offer": offer, "criterion_id": one.pk, "points": points, "reason": WHY}
        for offer, given in table.items()
        for one, points in zip(criteria, given, strict=True)
    ]


class AssessmentSteps:
    """What a walk does between opening and report, where the law of its day asks for it."""

    tender: Tender
    tender_did: Any

    def qualified(self, *, on: str) -> Any:
        """Let the agency check who is qualified, where it is the agency's to check."""
        if self._is_the_agencys(on):
            self._checked("check_qualification", CheckStage.QUALIFICATION, on=on, by="agency")
        return self

    def conforming(self, *, on: str, by: str = "expert_1") -> Any:
        """Let the leader record what the committee found on every item that is open."""
        if self.tender.state == "evaluating":
            if not self._is_the_agencys(on):
                self._checked("check_qualification", CheckStage.QUALIFICATION, on=on, by=by)
            self._checked("check_conformity", CheckStage.CONFORMITY, on=on, by=by)
        return self

    def report_signed(self, *, on: str, words: Sequence[str]) -> Any:
        """Let those members sign who have not."""
        seats = {one.account_id: one for one in self.tender.members.all()}
        for word in words:
            seat = seats.get(self.who(word).account_id)  # type: ignore[attr-defined]
            if self.tender.state == "evaluated" and seat and seat.signed_at is None:
                self.tender_did("sign", on=on, by=word)
        return self

    def _is_the_agencys(self, on: str) -> bool:
        by_tender = self.tender.method in BY_TENDER
        return by_tender and BUYING_SIDE_CHECKS.holds(self.tender, date.fromisoformat(on))

    def _checked(self, verb: str, stage: CheckStage, *, on: str, by: str) -> None:
        rows = all_pass(self.tender, stage)
        if rows:
            self.tender_did(verb, on=on, by=by, checks=rows)


def up_to_opening_today(walk: Any, *, document: Row | None = None, **bids: Row) -> Any:
    """Take a walk of 2026 to its opened offers: 20 May.

    Args:
        document: what the document says otherwise.
        bids: provider → what its offer says otherwise.
    """
    walk.up_to_announcement()
    walk.planned(on="2026-03-23").intended(on="2026-03-23").plan_filed(on="2026-03-24")
    walk.prepared(on="2026-03-26", **(document or {})).confirmed(on="2026-03-27")
    walk.published(on="2026-04-22", closes="2026-05-20T09:00", supply="2026-05-08")
    for by in ("alpha", "beta", "gamma"):
        walk.bid(by, at="2026-05-15T10:00", **bids.get(by, {}))
    return walk.ticked(at="2026-05-20T09:00").bids_opened(on="2026-05-20")


def qualification_leg(d: Days, law: Law) -> Iterator[Leg]:
    """Return the agency's check of who is qualified; in 2015 it was the committee's."""
    if not law.plan_reviewed:
        yield check_leg(d.at("04-21", 10), "agency", "qualification", "opened")


def committee_check_legs(d: Days, law: Law) -> Iterator[Leg]:
    """Return what the committee checks before it gives points."""
    if law.plan_reviewed:
        yield check_leg(d.at("04-21", 11, 20), "expert_1", "qualification", "evaluating")
    yield check_leg(d.at("04-21", 11, 30), "expert_1", "conformity", "evaluating")


def signing_legs(d: Days, members: Sequence[str], *, day: str = "04-21") -> Iterator[Leg]:
    for number, member in enumerate(members):
        yield Leg(d.at(day, 17, number), member, "tender.sign", "{project}-ZB1", {}, "evaluated")


def check_leg(at: datetime, who: str, stage: str, then: str) -> Leg:
    found: dict[str, list[Row]] = {}  # What was found is found once, however often it is sent.

    def facts(j: Journey) -> Row:
        ref = j.find("{project}-ZB1")
        if ref not in found:
            rows = all_pass(Tender.objects.get(ref=ref), CheckStage(stage))
            if not rows:  # Too early, or too late.
                return {"checks": rows}
            found[ref] = rows
        return {"checks": found[ref]}

    return Leg(at, who, f"tender.check_{stage}", "{project}-ZB1", facts, then, again=False)
