"""Providers apply: in time, for every item, unseen by others until the closing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goufu.base.documents.models import Document
from goufu.base.documents.reading import may_read
from goufu.base.ledger.models import Entry
from goufu.base.workflow import holds
from goufu.base.workflow.advance import OnHold
from goufu.stages.procurement.prequalifications import actions, queries, rules, sheets
from goufu.stages.procurement.prequalifications.cards import ApplicationCard, PrequalificationCard
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from tests.walk_procurement import moment_of

pytestmark = pytest.mark.django_db
IN_TIME, CLOSES = "2026-04-09T10:00", "2026-04-10T09:00"


def paper_of(walk, word: str, title: str = "证明材料") -> Document:
    return Document.objects.create(
        ref="",
        place=walk.town.place,
        kind="attachment",
        title=title,
        owner_organisation=walk.town.organisations[word],
    )


def apply_at(walk, word: str, at, **changes):
    facts = {"evidence": walk.evidence(), "declared": True, **changes}
    return actions.apply(
        parent_ref=walk.prequalification.ref,
        sheet=sheets.ApplicationSheet.model_validate(facts),
        actor=walk.who(word),
        at=at,
    )


class TestUntilTheMillisecond:
    def test_the_last_one_is_in_time(self, called):
        last = moment_of(CLOSES) - timedelta(milliseconds=1)
        found = apply_at(called, "alpha", last)
        assert (found.state, found.submitted_at) == ("handed_in", last)

    def test_the_closing_moment_is_too_late(self, called):
        with pytest.raises(rules.ApplicationsClosed) as refused:
            apply_at(called, "alpha", moment_of(CLOSES))
        assert "2026-04-10 09:00:00.000" in str(refused.value)
        assert not called.prequalification.applications.exists()

    def test_what_came_in_time_is_taken_though_the_clock_was_faster(self, called):
        called.applied("beta", at=IN_TIME).ticked(at=CLOSES)
        found = apply_at(called, "alpha", moment_of(CLOSES) - timedelta(seconds=1))
        assert found.state == "opened"

    def test_but_not_once_somebody_examines(self, called):
        called.applied("beta", at=IN_TIME).ticked(at=CLOSES).examined(on="2026-04-10")
        with pytest.raises(rules.NotOpenForApplications):
            apply_at(called, "alpha", moment_of(CLOSES) - timedelta(seconds=1))

    def test_it_is_replaced_and_withdrawn_until_then(self, called):
        called.applied("alpha", at=IN_TIME)
        rows = [{**row, "statement": "另附三年业绩"} for row in called.evidence()]
        called.of_application(
            "replace", "alpha", at="2026-04-09T11:00", evidence=rows, declared=True
        )
        assert {one.statement for one in called.application("alpha").evidence.all()} == {
            "另附三年业绩"
        }
        with pytest.raises(rules.ApplicationsClosed):
            called.of_application("withdraw", "alpha", at=CLOSES, reason="因故不能参加本次采购")
        called.of_application(
            "withdraw", "alpha", at="2026-04-09T12:00", reason="因故不能参加本次采购"
        )
        called.applied("alpha", at="2026-04-09T13:00")
        assert called.application("alpha").state == "handed_in"


class TestWhatIsAskedOfAnApplicant:
    def test_every_item_once(self, called):
        rows = called.evidence()
        for wrong in (rows[:1], [*rows, rows[0]], [{**rows[0], "item_id": 999_999}, rows[1]]):
            with pytest.raises(rules.NotAllItems):
                called.applied("alpha", at=IN_TIME, evidence=wrong)

    def test_that_it_declares_the_conditions(self, called):
        with pytest.raises(offer_rules.ConditionsNotDeclared):
            called.applied("alpha", at=IN_TIME, declared=False)

    def test_that_it_may_provide(self, called):
        body = called.town.organisations["alpha"]
        body.kind = "mass_organisation_administrative"
        body.save()
        with pytest.raises(offer_rules.MayNotProvide):
            called.applied("alpha", at=IN_TIME)

    def test_once(self, called):
        called.applied("alpha", at=IN_TIME)
        with pytest.raises(rules.OneApplicationEach):
            called.applied("alpha", at=IN_TIME)


class TestNobodyElseReadsIt:
    def test_before_the_closing(self, called):
        paper = paper_of(called, "alpha")
        rows = [{**row, "document": paper.pk} for row in called.evidence()]
        called.applied("alpha", at=IN_TIME, evidence=rows)
        at = moment_of(IN_TIME)
        paper.refresh_from_db()

        for word in ("agency", "handler", "head", "budget", "supervision", "beta"):
            reader = called.who(word)
            assert not queries.applications_visible_to(reader).exists(), word
            assert not may_read(paper, reader, at), word
        assert queries.applications_visible_to(called.who("alpha")).count() == 1
        assert may_read(paper, called.who("alpha"), at)
        card = PrequalificationCard.of(called.prequalification, called.who("agency"))
        assert card.applicants == []
        assert not Entry.objects.filter(
            project_code=called.ref, event__startswith="application."
        ).exists()

    def test_after_it_those_who_buy_do_and_other_applicants_do_not(self, called):
        paper = paper_of(called, "alpha")
        rows = [{**row, "document": paper.pk} for row in called.evidence()]
        called.applied("alpha", at=IN_TIME, evidence=rows).applied("beta", at=IN_TIME)
        called.ticked(at=CLOSES)
        paper.refresh_from_db()

        for word in ("agency", "handler"):
            reader = called.who(word)
            assert queries.applications_visible_to(reader).count() == 2
            assert may_read(paper, reader, moment_of(CLOSES)), word
            card = PrequalificationCard.of(called.prequalification, reader)
            assert len(card.applicants) == 2
        beta = called.who("beta")
        assert queries.applications_visible_to(beta).get() == called.application("beta")
        assert not may_read(paper, beta, moment_of(CLOSES))
        assert PrequalificationCard.of(called.prequalification, beta).applicants == []

    def test_a_file_that_was_replaced_goes_back_unread(self, called):
        first, second = paper_of(called, "alpha", "旧"), paper_of(called, "alpha", "新")
        called.applied("alpha", at=IN_TIME, document=first.pk)
        called.of_application(
            "replace",
            "alpha",
            at="2026-04-09T11:00",
            evidence=called.evidence(),
            declared=True,
            document=second.pk,
        )
        called.ticked(at=CLOSES)
        second.refresh_from_db()
        agency, at = called.who("agency"), moment_of(CLOSES)
        assert may_read(second, agency, at)
        assert not may_read(first, agency, at)
        assert not Document.objects.filter(pk=first.pk, ref=second.ref).exists()

    def test_an_applicant_does_not_read_findings_before_the_result(self, called):
        called.applied("alpha", at=IN_TIME).ticked(at=CLOSES)
        called.examined(on="2026-04-10", failing={"alpha": "未附登记证书"})
        card = ApplicationCard.of(called.application("alpha"), called.who("alpha"))
        assert {line.reason for line in card.evidence} == {""}
        card = ApplicationCard.of(called.application("alpha"), called.who("agency"))
        assert "未附登记证书" in {line.reason for line in card.evidence}


class TestASuspensionPutsTheClosingOff:
    def test_by_the_time_that_it_lasts(self, called):
        holds.place(
            called.ref,
            by="X-1",
            reason="质疑处理",
            clause="",
            at=moment_of("2026-04-01T09:00"),
        )
        with pytest.raises(OnHold):
            called.applied("alpha", at="2026-04-02T09:00")
        called.ticked(at="2026-04-10T09:00")
        assert called.prequalification.state == "open"
        holds.lift(called.ref, by="X-1", at=moment_of("2026-04-11T09:00"))
        called.ticked(at="2026-04-11T09:00")

        assert called.prequalification.closes_at == moment_of("2026-04-20T09:00")
        called.applied("alpha", at="2026-04-19T09:00").ticked(at="2026-04-20T09:00")
        assert called.prequalification.state == "closed"
