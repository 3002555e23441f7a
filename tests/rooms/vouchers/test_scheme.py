"""A voucher scheme: when it may be, its money, its people, its vouchers, its end."""

from __future__ import annotations

import pytest

from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.vouchers import codes, queries
from goufu.stages.procurement.vouchers.cards import RedemptionCard, SchemeCard, VoucherCard
from goufu.stages.procurement.vouchers.models import Beneficiary, Voucher
from goufu.stages.procurement.vouchers.rules import scheme as rules
from goufu.stages.procurement.vouchers.rules import use
from tests.walk_frameworks import OLD_SCHEME, PEOPLE, FrameworkWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> FrameworkWalk:
    return FrameworkWalk()


class TestTheWay:
    @pytest.mark.article("财政部令第110号 第十四条")
    @pytest.mark.article("财政部令第110号 第三条第一款")
    def test_today_vouchers_belong_to_a_framework_agreement(self, walk):
        walk.up_to_announcement()
        with pytest.raises(rules.VouchersNeedAFramework):
            walk.schemed(on="2026-03-24")

    @pytest.mark.article("六安市财政局讲座 第21行")
    def test_by_the_lecture_finance_reviews_them(self):
        walk = FrameworkWalk(year=2015).up_to_announcement()
        rows = [{"provider_id": walk.town.organisations["alpha"].pk, "location": "东城"}]
        walk.schemed(on="2015-03-23", providers=rows)
        with pytest.raises(NotNow):
            walk.scheme_did("start", on="2015-03-24", by="head")
        walk.scheme_did("submit", on="2015-03-24")
        walk.scheme_did("return_scheme", on="2015-03-24", by="supervision", reason="请补充理由")
        walk.scheme_did("edit", on="2015-03-25", **{**OLD_SCHEME, "providers": rows})
        walk.scheme_did("submit", on="2015-03-25")
        walk.scheme_did("accept", on="2015-03-26", by="supervision", opinion="同意")
        assert walk.project.state == "purchasing"
        walk.scheme_did("start", on="2015-03-30", by="head")
        assert walk.scheme.state == "in_force"

    def test_today_finance_does_not(self, walk):
        walk.up_to_framework().schemed(on="2026-05-25")
        with pytest.raises(NotNow):
            walk.scheme_did("submit", on="2026-05-25")

    @pytest.mark.article("财政部令第110号 第三条第一款")
    def test_one_provider_is_no_choice_today(self, walk):
        walk.up_to_entered().entry_did("sign", "alpha", on="2026-05-15", signatory="法人")
        walk.framework_did("conclude", on="2026-05-20").schemed(on="2026-05-25")
        with pytest.raises(rules.OneIsNoChoice):
            walk.scheme_did("start", on="2026-05-26", by="head")

    def test_every_entrant_gets_a_contract_to_sign(self, walk):
        walk.up_to_framework().schemed(on="2026-05-25")
        walk.scheme_did("start", on="2026-05-26", by="head")
        found = Contract.objects.filter(tender_ref=walk.scheme.ref)
        assert {one.provider_id for one in found} == {
            walk.who(by).organisation_id for by in ("alpha", "beta", "gamma")
        }


class TestTheDays:
    def test_lie_within_the_agreement(self, walk):
        walk.up_to_framework()  # 20 May 2026 to 19 May 2027
        with pytest.raises(rules.OutsideTheAgreement):
            walk.schemed(on="2026-05-25", valid_to="2027-05-20")
        with pytest.raises(rules.EndsBeforeItStarts):
            walk.schemed(on="2026-05-25", valid_from="2026-12-31", valid_to="2026-06-01")
        walk.schemed(on="2026-05-25", valid_to="2027-05-19")

    def test_the_day_after_the_last_nothing_is_redeemed(self, walk):
        walk.up_to_vouchers()
        walk.ticked(at="2026-12-31T23:00").redeemed(at="2026-12-31T23:30")
        with pytest.raises(use.NotValidThatDay):
            walk.redeemed(at="2027-01-01T00:10")
        walk.ticked(at="2027-01-01T00:30")
        assert walk.scheme.state == "ended"


class TestTheMoney:
    @pytest.mark.article("政府采购法 第六条")
    def test_all_vouchers_at_the_dearest_provider_are_within_it(self, walk):
        # Three of ten services at 110 yuan are 3 300 yuan.
        walk.up_to_framework().schemed(on="2026-05-25", budget_fen=329_999)
        walk.scheme_did("start", on="2026-05-26", by="head").enrolled(on="2026-05-28")
        with pytest.raises(rules.NotInTheBudget):
            walk.scheme_did("issue", on="2026-06-02")
        assert Voucher.objects.count() == 0

    def test_to_the_fen(self, walk):
        walk.up_to_framework().schemed(on="2026-05-25", budget_fen=330_000)
        walk.scheme_did("start", on="2026-05-26", by="head").enrolled(on="2026-05-28")
        walk.scheme_did("issue", on="2026-06-02")
        assert Voucher.objects.count() == 3

    def test_no_more_than_is_reserved_for_the_project(self, walk):
        walk.up_to_framework()
        with pytest.raises(rules.NotInTheBudget):
            walk.schemed(on="2026-05-25", budget_fen=168_000_001)

    def test_a_face_is_said(self, walk):
        walk.up_to_framework()
        with pytest.raises(rules.FaceMissing):
            walk.schemed(on="2026-05-25", face_units=None)


class TestThePeople:
    def test_a_number_is_checked_and_kept_masked(self, walk):
        walk.up_to_framework().schemed(on="2026-05-25").enrolled(on="2026-05-25")
        with pytest.raises(rules.NotAnIdNumber):
            walk.scheme_did("enrol", on="2026-05-25", name="某", id_number="110105194912310021")
        with pytest.raises(rules.EnrolledAlready):
            walk.scheme_did("enrol", on="2026-05-25", name="某", id_number=PEOPLE[0])
        kept = Beneficiary.objects.first()
        assert kept.masked_number == "110***********002X"
        assert PEOPLE[0] not in repr(vars(kept))

    def test_a_list_is_carried_in_whole_or_not_at_all(self, walk):
        from goufu.base.imports.actions import carry_in
        from goufu.base.imports.refusals import RowsWrong
        from goufu.stages.procurement.vouchers.sheets import ListedPerson
        from tests.walk import morning_of

        walk.up_to_framework().schemed(on="2026-05-25")
        ref = walk.scheme.ref

        def carried(*numbers: str):
            rows = [ListedPerson(scheme=ref, name="老人", id_number=one) for one in numbers]
            return carry_in(
                kind="voucher_scheme", name="beneficiaries", rows=rows,
                numbers=list(range(2, len(rows) + 2)), file_name="名单.xlsx", sha256="0" * 64,
                actor=walk.who("handler"), at=morning_of("2026-05-26"),
            )  # fmt: skip

        for numbers in ((PEOPLE[0], PEOPLE[0]), (PEOPLE[0], "123456789012345678")):
            with pytest.raises(RowsWrong):
                carried(*numbers)
        assert Beneficiary.objects.count() == 0
        assert carried(*PEOPLE).added == 3

    def test_issuing_again_gives_nobody_a_second_one(self, walk):
        walk.up_to_vouchers()
        with pytest.raises(rules.NobodyToIssueTo):
            walk.scheme_did("issue", on="2026-06-03", most=5)
        assert Voucher.objects.count() == 3


class TestTheCode:
    def test_is_kept_nowhere_and_every_slip_is_found(self, walk):
        walk.up_to_vouchers()
        voucher = walk.voucher()
        code = codes.code_for(voucher.ref)
        assert code not in repr(vars(voucher))
        assert codes.is_well_formed(codes.grouped(code).lower())
        assert queries.by_code(codes.grouped(code)) == voucher
        wrong = [
            code[:at] + other + code[at + 1 :]
            for at in range(len(code))
            for other in "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
            if other != code[at]
        ]
        swapped = [
            code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            for at in range(len(code) - 2)
            if code[at] != code[at + 1]
        ]
        assert not any(codes.is_well_formed(one) for one in (*wrong, *swapped))

    def test_a_lost_one_is_dead_and_its_successor_has_what_was_left(self, walk):
        from goufu.stages.procurement.vouchers import actions, sheets
        from tests.walk import morning_of

        walk.up_to_vouchers().redeemed(at="2026-06-03T09:00", amount="3")
        old = walk.voucher()
        actions.reissue(
            ref=old.ref, sheet=sheets.Reasons(reason="本人报失"), actor=walk.who("handler"),
            at=morning_of("2026-06-04"),
        )  # fmt: skip
        new = Voucher.objects.get(replaces=old)
        assert (new.left, walk.voucher().left) == (7, 0)
        assert codes.code_for(new.ref) != codes.code_for(old.ref)
        with pytest.raises(use.VoucherDead):
            walk.redeemed(at="2026-06-04T11:00")
        # What is taken back after that goes to the new one.
        walk.use_did("undo", at="2026-06-04T08:00", by="alpha", reason="数量填错")
        new.refresh_from_db()
        assert new.left == 10


class TestWhoSeesWhom:
    def test_names_are_the_purchasers_and_providers_see_their_own(self, walk):
        walk.up_to_vouchers().redeemed(at="2026-06-03T09:00")
        walk.redeemed(at="2026-06-03T09:05", by="beta", number=1)
        first = walk.voucher()
        told = {
            word: VoucherCard.of(first, walk.who(word)).holder
            for word in ("handler", "supervision", "inspector")
        }
        assert told == {"handler": "老人1", "supervision": "老**", "inspector": "老**"}
        for word, count in (("alpha", 1), ("beta", 1), ("gamma", 0), ("delta", 0), ("handler", 2)):
            assert queries.redemptions_visible_to(walk.who(word)).count() == count
        for word in ("alpha", "school_handler", "agency", "expert_1"):
            assert not queries.vouchers_visible_to(walk.who(word)).exists()
        assert not queries.visible_to(walk.who("delta")).exists()
        own = queries.redemptions_visible_to(walk.who("alpha")).get()
        assert RedemptionCard.of(own, walk.who("alpha")).holder == "老**"
        card = SchemeCard.of(walk.scheme, walk.who("alpha"))
        assert [line.provider for line in card.providers] == [walk.who("alpha").organisation]
        assert card.beneficiaries is None

    def test_only_the_purchaser_gives_vouchers_out(self, walk):
        walk.up_to_vouchers()
        with pytest.raises(NotYours):
            walk.scheme_did("issue", on="2026-06-03", by="alpha")
