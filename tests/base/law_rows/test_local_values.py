"""What a place says itself: one officer proposes it, another approves; both see what it touches."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goufu.base.deadlines.models import Deadline
from goufu.base.law_rows import preview, proposing, refusals
from goufu.base.law_rows.models import LocalValue, Proposal
from goufu.base.law_rows.sheets import ProposeWithdrawal, SendBack
from goufu.base.ledger.models import Entry, Refused
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotYours
from goufu.base.workflow.models import Standing
from goufu.law import local
from goufu.law.local import Proposed
from goufu.law.provisions import NothingInForce, Provision
from goufu.law.same_person import SamePerson
from tests.at_once import at_once

THRESHOLD = Provision("procurement/open_tender_threshold")
SIGNING = Provision("contract/signing_period")
DAY = date(2026, 3, 2)


@pytest.fixture
def second(appoint, finance):
    """Another officer of the same post."""
    return appoint("李某", "procurement_supervision", finance)


@pytest.fixture
def propose(supervisor, now):
    def one(value=400_000_000, key=THRESHOLD.key, case=None, actor=supervisor, **facts):
        said = Proposed(
            key=key,
            place=facts.pop("place", actor.place),
            value=value,
            in_force_from=facts.pop("since", date(2026, 1, 1)),
            in_force_to=facts.pop("until", None),
            case={"subject": "services"} if case is None else case,
        )
        return proposing.propose(
            said=said,
            actor=actor,
            at=now,
            **{
                "cite": "某省集中采购目录及标准",
                "quote": "",
                "source_of": "省财政厅网站",
                "sample": False,
                **facts,
            },
        )

    return one


@pytest.fixture
def in_force(propose, second, now):
    """Propose and approve."""

    def one(*args, **facts):
        proposal = propose(*args, **facts)
        return proposing.approve(pk=proposal.pk, actor=second, at=now).value

    return one


class TestASecondPersonApproves:
    def test_nothing_holds_until_then(self, propose, second, now):
        proposal = propose()
        with pytest.raises(NothingInForce):
            THRESHOLD.on(DAY, place="CN-3415", subject="services")

        proposing.approve(pk=proposal.pk, actor=second, at=now)

        said = THRESHOLD.on(DAY, place="CN-341502", subject="services")
        assert (said.value, said.place, said.verified) == (400_000_000, "CN-3415", True)
        for place, subject in (("CN-3401", "services"), ("CN-3415", "works")):
            with pytest.raises(NothingInForce):
                THRESHOLD.on(DAY, place=place, subject=subject)

    def test_never_the_one_who_proposed(self, propose, supervisor, now):
        proposal = propose()

        with pytest.raises(SamePerson, match="审定本地规定"):
            proposing.approve(pk=proposal.pk, actor=supervisor, at=now)
        with pytest.raises(SamePerson):
            proposing.send_back(
                pk=proposal.pk, sheet=SendBack(reason="有误"), actor=supervisor, at=now
            )
        assert Refused.objects.filter(code="control.same_person").count() == 2

    def test_nor_somebody_of_another_body_or_post(self, propose, operator, appoint, found, now):
        proposal = propose()
        stranger = appoint("外人", "procurement_supervision", found("市发改委"))

        with pytest.raises(refusals.NoSuchProposal):
            proposing.approve(pk=proposal.pk, actor=stranger, at=now)
        with pytest.raises(NotYours):
            proposing.approve(pk=proposal.pk, actor=operator, at=now)

    def test_each_is_told_and_each_step_has_its_line(self, propose, supervisor, second, now):
        proposal = propose()
        told = Message.objects.get(event="local_value.propose")
        proposing.approve(pk=proposal.pk, actor=second, at=now)

        assert told.account_id == second.account_id
        assert Message.objects.get(event="local_value.set").account_id == supervisor.account_id
        events = Entry.objects.order_by("pk").values_list("event", "account_id")
        assert list(events) == [
            ("local_value.propose", supervisor.account_id),
            ("local_value.set", second.account_id),
        ]

    def test_returned_with_reasons_it_never_holds(self, propose, second, now):
        proposal = propose()

        proposing.send_back(pk=proposal.pk, sheet=SendBack(reason="文号有误"), actor=second, at=now)

        assert THRESHOLD.find(DAY, place="CN-3415", subject="services") is None
        assert Entry.objects.get(event="local_value.send_back").facts["reason"] == "文号有误"
        propose(300_000_000)  # the days are free again
        with pytest.raises(refusals.AlreadyDecided):
            proposing.approve(pk=proposal.pk, actor=second, at=now)

    def test_a_withdrawal_goes_the_same_way(self, in_force, supervisor, second, now):
        value = in_force()
        proposal = proposing.propose_withdrawal(
            pk=value.pk, sheet=ProposeWithdrawal(reason="已废止"), actor=supervisor, at=now
        )
        assert THRESHOLD.find(DAY, place="CN-3415", subject="services") is not None
        with pytest.raises(refusals.AlreadyProposed):
            proposing.propose_withdrawal(
                pk=value.pk, sheet=ProposeWithdrawal(reason="已废止"), actor=second, at=now
            )

        proposing.approve(pk=proposal.pk, actor=second, at=now)

        assert THRESHOLD.find(DAY, place="CN-3415", subject="services") is None

    def test_an_example_is_never_taken_for_law(self, in_force):
        in_force(sample=True)

        said = THRESHOLD.on(DAY, place="CN-3415", subject="services")
        assert said.sample
        assert not said.verified


class TestANewVersionEndsTheOldOne:
    def test_on_the_day_before_its_first(self, in_force):
        old = in_force(since=date(2026, 1, 1))
        in_force(200_000_000, since=date(2026, 6, 1), replaces=old.pk)

        def ask(day):
            return THRESHOLD.on(day, place="CN-3415", subject="services").value

        old.refresh_from_db()
        assert old.last_day == date(2026, 5, 31)
        assert old.in_force_to is None  # what was proposed is not edited
        assert ask(date(2026, 5, 31)) == 400_000_000
        assert ask(date(2026, 6, 1)) == 200_000_000

    def test_withdrawn_it_lets_the_old_one_hold_on(self, in_force, supervisor, second, now):
        old = in_force()
        new = in_force(200_000_000, since=date(2026, 6, 1), replaces=old.pk)
        proposal = proposing.propose_withdrawal(
            pk=new.pk, sheet=ProposeWithdrawal(reason="录错"), actor=supervisor, at=now
        )
        proposing.approve(pk=proposal.pk, actor=second, at=now)

        said = THRESHOLD.on(date(2026, 7, 1), place="CN-3415", subject="services")
        assert said.value == 400_000_000

    def test_without_saying_so_the_days_overlap(self, in_force, propose):
        old = in_force()
        with pytest.raises(refusals.DaysOverlap):
            propose(1, since=date(2026, 6, 1))
        with pytest.raises(refusals.BeginsBeforeTheOldOne):
            propose(1, since=date(2026, 1, 1), replaces=old.pk)
        with pytest.raises(refusals.NotTheSameMatter):
            propose(1, since=date(2026, 6, 1), case={"subject": "works"}, replaces=old.pk)
        propose(1, case={"subject": "works"})

    def test_another_places_is_not_replaced(self, in_force, propose, appoint, found):
        value = in_force()
        stranger = appoint("外人", "procurement_supervision", found("外市财政局", place="CN-3401"))
        with pytest.raises(refusals.NoSuchValue):
            propose(1, actor=stranger, since=date(2026, 6, 1), replaces=value.pk)


class TestItGoesOnlyWhereTheNationalRuleLetsIt:
    @pytest.mark.parametrize(
        ("value", "key", "case", "refusal"),
        [
            (31, "contract/signing_period", {}, local.LoosensTheRuleAbove),
            (30, "contract/signing_period", {}, local.LoosensTheRuleAbove),
            (0, "contract/signing_period", {}, local.NotSuchAValue),
            ("15", "contract/signing_period", {}, local.NotSuchAValue),
            (4, "disclosure/intention_period", {}, local.LoosensTheRuleAbove),
            (20, "challenge/challenge_period", {}, local.NotLeftToPlaces),
            (20, "challenge/petition_period", {}, local.NotLeftToPlaces),
            (20, "challenge/no_such_period", {}, local.NoSuchProvision),
            (1, "procurement/open_tender_threshold", {"subject": "air"}, local.NotSuchACase),
            (1, "procurement/open_tender_threshold", {"method": "inquiry"}, local.NotSuchACase),
            (["payment"], "contract/mandatory_clauses", {}, local.LoosensTheRuleAbove),
            ("13-01", "disclosure/provider_directory_day", {}, local.NotSuchAValue),
            ("maybe", "counting/weekend_end", {}, local.NotSuchAValue),
        ],
    )
    def test_else_it_is_refused(self, propose, value, key, case, refusal):
        with pytest.raises(refusal):
            propose(value, key=key, case=case)
        assert not LocalValue.objects.exists()

    def test_a_shorter_period_for_officials_holds(self, in_force):
        in_force(15, key=SIGNING.key, case={})

        assert SIGNING.on(DAY, place="CN-341502").value == 15

    def test_the_refusal_names_the_clause_above(self, propose):
        with pytest.raises(local.LoosensTheRuleAbove) as told:
            propose(31, key=SIGNING.key, case={})

        assert told.value.clause == "政府采购法 第四十六条第一款"

    def test_a_county_does_not_loosen_its_citys(self, in_force, propose, appoint, found):
        in_force(15, key=SIGNING.key, case={})
        body = found("区财政局", place="CN-341502")
        county = appoint("区一", "procurement_supervision", body)

        with pytest.raises(local.LoosensTheRuleAbove, match="CN-3415"):
            propose(20, key=SIGNING.key, case={}, actor=county)
        propose(10, key=SIGNING.key, case={}, actor=county)

    def test_only_for_ones_own_place_and_by_supervision(self, propose, handler, operator):
        for actor in (handler, operator):
            with pytest.raises(NotYours):
                propose(actor=actor)
        with pytest.raises(NotYours):
            propose(place="CN-3401")

    def test_a_weekend_rule_begins_tomorrow_at_the_earliest(self, propose):
        with pytest.raises(refusals.OnlyFromTomorrow):
            propose("rolls", key="counting/weekend_end", case={}, since=date(2026, 11, 20))
        propose("rolls", key="counting/weekend_end", case={}, since=date(2026, 11, 21))

    def test_ends_before_it_begins(self, propose):
        with pytest.raises(local.EndsBeforeItBegins):
            propose(until=date(2025, 12, 31))


@pytest.fixture
def signing(school, finance):
    """An open period for signing, from a day on which the city may say less."""
    Standing.objects.create(
        project_code="3415-2026-XM-0001", party="finance", organisation_id=finance.pk
    )
    return Deadline.objects.create(
        dossier_kind="tender",
        ref="3415-2026-XM-0001-ZB1",
        project_code="3415-2026-XM-0001",
        place="CN-3415",
        title="养老服务",
        duty="sign_contract",
        who="handler",
        organisation=school,
        starts_on=date(2026, 11, 2),
        due_on=date(2026, 12, 2),
        unit="calendar_day",
        value=30,
    )


class TestTheDeadlinesItMoves:
    def test_are_shown_before_and_counted_again_after(
        self, signing, propose, supervisor, second, handler, now
    ):
        proposal = propose(20, key=SIGNING.key, case={}, since=date(2026, 11, 1))
        shown = preview.preview(proposal, actor=second, on=date(2026, 11, 20))
        assert [(one.ref, one.before, one.after) for one in shown.lines] == [
            (signing.ref, "2026-12-02", "2026-11-22")
        ]
        signing.refresh_from_db()
        assert signing.due_on == date(2026, 12, 2)  # to look changes nothing

        proposing.approve(pk=proposal.pk, actor=second, at=now)

        signing.refresh_from_db()
        assert (signing.due_on, signing.value) == (date(2026, 11, 22), 20)
        line = Entry.objects.get(event="deadline.move")
        assert (line.ref, line.account_id) == (signing.ref, second.account_id)
        assert line.facts["rule"] == SIGNING.key
        assert Message.objects.get(event="deadline.move").account_id == handler.account_id

    def test_one_that_began_before_keeps_the_law_of_its_day(self, signing, in_force):
        in_force(20, key=SIGNING.key, case={}, since=date(2026, 11, 3))

        signing.refresh_from_db()
        assert signing.due_on == date(2026, 12, 2)

    def test_who_may_not_see_the_project_sees_the_count_alone(self, signing, propose, operator):
        proposal = propose(20, key=SIGNING.key, case={}, since=date(2026, 11, 1))

        shown = preview.preview(proposal, actor=operator, on=date(2026, 11, 20))

        assert (list(shown.lines), shown.total, shown.hidden) == ([], 1, 1)


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_of_two_who_approve_one_does(self, propose, second, appoint, finance, now):
        third = appoint("周某", "procurement_supervision", finance)
        pk = propose().pk

        raised = at_once(
            lambda: proposing.approve(pk=pk, actor=second, at=now),
            lambda: proposing.approve(pk=pk, actor=third, at=now),
        )

        assert sorted(type(one).__name__ for one in raised) == ["AlreadyDecided", "NoneType"]
        assert Entry.objects.filter(event="local_value.set").count() == 1

    def test_of_two_who_propose_the_same_one_does(self, propose, second, supervisor):
        raised = at_once(lambda: propose(actor=supervisor), lambda: propose(actor=second))

        assert sorted(type(one).__name__ for one in raised) == ["DaysOverlap", "NoneType"]
        assert Proposal.objects.count() == 1


TYPED = {
    "key": THRESHOLD.key,
    "case": "subject=services",
    "value": "4,000,000",
    "in_force_from": "2026-01-01",
    "cite": "某省集中采购目录及标准",
    "source": "省财政厅网站",
}


class TestThePages:
    def test_from_form_to_force(self, signed_in, supervisor, second):
        client = signed_in(supervisor)
        shown = client.post("/law/local-values/propose/", {**TYPED, "_preview": "1"})
        assert shown.status_code == 200
        assert "会触及哪些在办事项" in shown.content.decode()
        assert not Proposal.objects.exists()

        answer = client.post("/law/local-values/propose/", TYPED)
        own = client.get(answer.url).content.decode()
        assert "须由另一位工作人员审定" in own
        assert "同意，使其生效" not in own

        client = signed_in(second)
        assert "公开招标数额标准" in client.get("/desk/").content.decode()
        assert "同意，使其生效" in client.get(answer.url).content.decode()
        assert client.post(f"{answer.url}approve/").status_code == 302

        assert LocalValue.objects.get().value == 400_000_000
        assert "4,000,000.00 元" in client.get("/law/local-values/").content.decode()

    def test_the_form_keeps_what_was_typed(self, signed_in, supervisor):
        client = signed_in(supervisor)
        wrong = {**TYPED, "key": SIGNING.key, "case": "", "value": "31", "cite": "某办法第三条"}

        answer = client.post("/law/local-values/propose/", wrong)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "某办法第三条" in page
        assert "政府采购法 第四十六条第一款" in page
        assert client.post("/law/local-values/propose/", {"value": "x"}).status_code == 422

    def test_to_send_back_asks_for_a_reason(self, signed_in, propose, second):
        client = signed_in(second)
        where = f"/law/local-values/proposals/{propose().pk}/"

        assert client.post(f"{where}send-back/", {"reason": ""}).status_code == 422
        assert client.post(f"{where}send-back/", {"reason": "文号有误"}).status_code == 302
        assert "文号有误" in client.get(where).content.decode()

    def test_a_withdrawal_is_proposed_on_its_page(self, signed_in, in_force, supervisor):
        client = signed_in(supervisor)
        where = f"/law/local-values/{in_force().pk}/withdraw/"

        assert client.get(where).status_code == 200
        assert client.post(where, {"reason": "已废止"}).status_code == 302
        assert client.get(f"/law/local-values/{10**6}/withdraw/").status_code == 404

    def test_others_see_what_holds_and_no_proposals(
        self, signed_in, in_force, propose, handler, operator, client
    ):
        in_force()
        waiting = propose(1, case={"subject": "works"})
        for actor in (handler, operator):
            page = signed_in(actor).get("/law/local-values/").content.decode()
            assert "4,000,000.00" in page
            assert "提出规定" not in page
            assert "待审定" not in page
            assert client.get(f"/law/local-values/proposals/{waiting.pk}/").status_code == 404
            assert client.get("/law/local-values/propose/").status_code == 404

    def test_the_file_goes_out_and_comes_in(self, signed_in, in_force, supervisor):
        in_force()
        client = signed_in(supervisor)
        file = client.get("/law/local-values/export/").content

        client.post("/law/local-values/import/", {"file": SimpleUploadedFile("a.yaml", file)})
        assert Proposal.objects.filter(outcome="").count() == 0
        wrong = SimpleUploadedFile("a.yaml", file.replace(b"400000000", b"-1"))
        answer = client.post("/law/local-values/import/", {"file": wrong})
        assert answer.status_code == 422
        assert "#1" in answer.content.decode()
