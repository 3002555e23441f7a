"""Anybody applies; whoever registered the body checks it; then it claims its account."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import check_password

from goufu.base.ledger.models import Entry, Refused
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.rules import CodeIsWrong
from goufu.base.people.models import Account, Appointment
from goufu.base.people.refusals import PasswordTooWeak, TwoDifferentPasswords, UsernameTaken
from goufu.base.workflow.advance import NotAParty
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.law.parties import MayNotProvide
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.cards import ProviderCard
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.rules import entry as rules
from goufu.stages.parties.providers.sheets.entry import Claim
from tests.rooms.providers.conftest import SECRET, code

ACCOUNT = {
    "secret": SECRET,
    "username": "wanqing",
    "name": "褚晚晴",
    "password": "Wan-qing-2015-xy",
    "password_again": "Wan-qing-2015-xy",
}
CHANGE = ("title", "address", "legal_representative", "services", "contact", "phone", "email")


def test_a_charity_applies_is_checked_and_signs_in_without_any_administrator(registry):
    provider = registry.applied()
    assert (provider.state, provider.organisation) == ("applied", None)

    provider = registry.did("verify", provider, opinion="已核对登记证书")
    organisation = provider.organisation
    assert (organisation.name, organisation.uscc) == (provider.title, provider.uscc)
    assert organisation.functions == ["provider"]

    registry.did("claim_account", provider, by="public", **ACCOUNT)

    post = Appointment.objects.get(account__username="wanqing")
    assert (post.role, post.organisation) == ("provider", organisation)
    assert check_password(ACCOUNT["password"], post.account.password)
    assert post.account.password_changed_at is not None
    events = Entry.objects.filter(event__startswith="people.").order_by("id")
    assert [e.event for e in events] == ["people.account_made", "people.appointment_given"]
    assert queries.visible_to(post.actor()).get() == provider


class TestSocialOrganisationsEnterprisesAndInstitutionsMayProvide:
    @pytest.mark.article("六安市财政局讲座 第24、26行")
    @pytest.mark.parametrize(
        ("kind", "sub_kind", "prefix", "authority"),
        [
            ("association", "industry", "51", "civil"),
            ("foundation", "not_public_raising", "53", "civil"),
            ("private_non_enterprise_unit", "sports", "52", "civil"),
            ("enterprise", None, "91", "regulator"),
            ("sector_institution", "law_firm", "31", "justice"),
            ("business_institution", None, "12", "justice"),
            ("public_benefit_1", None, "12", "justice"),
            ("public_benefit_2", None, "12", "justice"),
        ],
    )
    def test_each_comes_in_by_its_own_authority(self, registry, kind, sub_kind, prefix, authority):
        provider = registry.applied(
            kind=kind, sub_kind=sub_kind, uscc=code(prefix), authority=authority
        )
        by = {"civil": "registrar"}.get(authority, authority)
        assert registry.did("verify", provider, by=by, opinion="核对无误").state == "verified"

    @pytest.mark.parametrize(
        ("kind", "prefix", "on", "may"),
        [
            ("public_benefit_1", "12", "2020-02-29", True),
            ("public_benefit_1", "12", "2020-03-01", False),
            ("rural_collective", "N2", "2020-02-29", False),
            ("rural_collective", "N2", "2020-03-01", True),
        ],
    )
    def test_the_law_of_the_day_says_which_kinds(self, registry, kind, prefix, on, may):
        facts = {"kind": kind, "sub_kind": None, "uscc": code(prefix), "authority": "justice"}
        if may:
            assert registry.applied(on=on, **facts).state == "applied"
        else:
            with pytest.raises(MayNotProvide) as refused:
                registry.applied(on=on, **facts)
            assert refused.value.clause
            assert not Provider.objects.exists()

    def test_an_individual_has_no_code_and_comes_in_from_2020_on(self, registry):
        facts = {"kind": "individual", "sub_kind": None, "uscc": "", "authority": "regulator"}
        with pytest.raises(MayNotProvide):
            registry.applied(on="2015-03-02", **facts)
        assert registry.applied(on="2021-03-02", **facts).uscc == ""

    def test_it_is_asked_again_when_it_is_checked(self, registry):
        provider = registry.applied(
            on="2020-02-28",
            kind="public_benefit_1",
            sub_kind=None,
            uscc=code("12"),
            authority="justice",
        )
        with pytest.raises(MayNotProvide):
            registry.did("verify", provider, by="justice", on="2020-03-02", opinion="核对")


class TestCivilAffairsRegulatorsAndLineHeadsCheckTheQualification:
    @pytest.mark.article("六安市财政局讲座 第60行")
    def test_a_firm_is_not_checked_by_civil_affairs(self, registry):
        with pytest.raises(rules.WrongAuthority) as refused:
            registry.applied(kind="enterprise", sub_kind=None, uscc=code("91"))
        assert "工商" in str(refused.value)

    def test_another_authority_of_the_same_kind_checks_nothing_here(self, registry):
        registry.town.settle("other", "金安区民政局", "state_organ", "civil_affairs")
        registry.town.appoint("other", "civil_affairs", "other")
        with pytest.raises(NotAParty):
            registry.did("verify", registry.applied(), by="other", opinion="越权核验")

    def test_the_sector_head_of_civil_affairs_is_not_its_registrar(self, registry):
        with pytest.raises(NotAParty):
            registry.did("verify", registry.applied(), by="sector_head", opinion="越权核验")

    def test_a_refusal_names_its_rule(self, registry):
        provider = registry.did(
            "refuse", registry.applied(), opinion="登记证书已被撤销", clause="示例依据"
        )
        assert provider.state == "refused"
        assert Entry.objects.get(event="provider.refuse").facts["basis"] == "示例依据"


class TestAssociationsFoundationsAndPrivateUnitsHaveClasses:
    @pytest.mark.article("六安市财政局讲座 第25行")
    @pytest.mark.parametrize("sub_kind", [None, "industry", "law_firm"])
    def test_a_kind_with_classes_needs_one_of_its_own(self, registry, sub_kind):
        with pytest.raises(rules.SubKindDoesNotFit) as refused:
            registry.applied(sub_kind=sub_kind)
        assert "体育类" in str(refused.value)

    def test_a_kind_without_classes_has_none(self, registry):
        with pytest.raises(rules.SubKindDoesNotFit):
            registry.applied(
                kind="enterprise", sub_kind="sports", uscc=code("91"), authority="regulator"
            )


class TestTheCode:
    def test_a_wrong_check_character_is_named(self, registry):
        wrong = code()[:-1] + ("A" if code()[-1] != "A" else "B")
        with pytest.raises(CodeIsWrong) as refused:
            registry.applied(uscc=wrong)
        assert "第18位" in str(refused.value)

    def test_one_that_begins_as_another_kinds_needs_a_word(self, registry):
        with pytest.raises(rules.KindAgainstCode):
            registry.applied(uscc=code("91"))
        provider = registry.applied(uscc=code("91"), code_note="登记机关换证前误赋")
        assert ProviderCard.of(provider, registry.who("registrar")).warning

    @pytest.mark.parametrize(("on", "may"), [("2015-09-30", True), ("2015-10-01", False)])
    def test_before_there_were_codes_a_certificate_number_will_do(self, registry, on, may):
        facts = {"uscc": "", "registration_number": "皖六民证字第010023号"}
        if may:
            assert registry.applied(on=on, **facts).state == "applied"
        else:
            with pytest.raises(rules.CodeMissing):
                registry.applied(on=on, **facts)

    def test_a_body_is_in_the_register_once(self, registry):
        registry.applied()
        with pytest.raises(rules.AlreadyInTheRegister):
            registry.applied(name="另一个名字")

    def test_one_that_was_refused_may_apply_again(self, registry):
        registry.did("refuse", registry.applied(), opinion="材料不实", clause="示例依据")
        assert registry.applied(on="2015-05-04").state == "applied"


def test_an_application_without_the_promise_or_with_two_secrets_is_not_taken(registry):
    with pytest.raises(rules.NotDeclared):
        registry.applied(declared=False)
    with pytest.raises(rules.TwoDifferentSecrets):
        registry.applied(secret_again="something-else")
    assert Refused.objects.filter(event="providers.apply").count() == 2


@pytest.mark.parametrize(
    ("sub_kind", "decoupling", "day", "fits"),
    [
        ("industry", "done", "2016-06-30", True),
        ("industry", "to_do", None, True),
        ("industry", "done", None, False),
        ("academic", "to_do", None, False),
    ],
)
def test_only_industry_associations_are_decoupled(registry, sub_kind, decoupling, day, fits):
    facts = {
        "kind": "association",
        "sub_kind": sub_kind,
        "uscc": code("51"),
        "decoupling": decoupling,
        "decoupled_on": day,
    }
    if fits:
        assert registry.applied(**facts).decoupling == decoupling
    else:
        with pytest.raises(rules.DecouplingOfNoAssociation):
            registry.applied(**facts)


class TestWhatTheApplicantCanDoWithoutAnAccount:
    def sent_back(self, registry) -> Provider:
        return registry.did("send_back", registry.applied(), opinion="住所与证书不一致")

    def again(self, registry, **changes):
        told = registry.application(**changes)
        for name in ("authority_id", "secret_again", "declared"):
            told.pop(name)
        return told

    def test_puts_right_what_was_sent_back(self, registry):
        provider = self.sent_back(registry)
        provider = registry.did(
            "resubmit", provider, by="public", **self.again(registry, address="六安市新址 2 号")
        )
        assert (provider.state, provider.address) == ("applied", "六安市新址 2 号")

    def test_a_stranger_does_not(self, registry):
        provider = self.sent_back(registry)
        with pytest.raises(rules.NotTheApplicant):
            registry.did(
                "resubmit", provider, by="public", **self.again(registry, secret="guessed-1")
            )

    def test_claims_no_account_before_it_is_checked(self, registry):
        with pytest.raises(NotNow):
            registry.did("claim_account", registry.applied(), by="public", **ACCOUNT)

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"secret": "guessed-1"}, rules.NotTheApplicant),
            ({"password_again": "Other-2015-xyz"}, TwoDifferentPasswords),
            ({"password": "short", "password_again": "short"}, PasswordTooWeak),
            ({"username": "cn-3415-alpha"}, None),
        ],
    )
    def test_claims_one_with_its_own_secret_and_a_good_password(self, registry, changes, refusal):
        provider = registry.verified()
        before = Account.objects.count()
        if refusal is None:
            registry.did("claim_account", provider, by="public", **{**ACCOUNT, **changes})
            assert Account.objects.count() == before + 1
            return
        with pytest.raises(refusal):
            registry.did("claim_account", provider, by="public", **{**ACCOUNT, **changes})
        assert Account.objects.count() == before

    def test_claims_it_once_under_a_name_that_is_free(self, registry):
        provider = registry.verified()
        Account.objects.create(username="wanqing", created_at="2014-01-01T00:00Z", feed_key="x")
        with pytest.raises(UsernameTaken):
            registry.did("claim_account", provider, by="public", **ACCOUNT)
        free = {**ACCOUNT, "username": "wanqing.2"}
        registry.did("claim_account", provider, by="public", **free)
        with pytest.raises(rules.AccountTaken):
            registry.did("claim_account", provider, by="public", **{**free, "username": "third"})

    def test_who_lost_the_secret_gets_a_new_one_at_the_counter(self, registry):
        provider = registry.verified()
        registry.did("set_secret", provider, secret="counter-2015", reason="核对证书原件")
        registry.did(
            "claim_account", provider, by="public", **{**ACCOUNT, "secret": "counter-2015"}
        )
        with pytest.raises(rules.AccountTaken):
            registry.did("set_secret", provider, secret="counter-2016", reason="再次办理")

    def test_secrets_numbers_and_mail_stay_out_of_the_ledger(self, registry):
        registry.did("claim_account", registry.verified(), by="public", **ACCOUNT)
        told = str(list(Entry.objects.values_list("facts", flat=True)))
        for private in (SECRET, "13805641234", "wanqing@example.org", ACCOUNT["password"]):
            assert private not in told

    def test_nobody_else_claims_in_its_name(self, registry):
        with pytest.raises(NotYours):
            registry.did("claim_account", registry.verified(), by="alpha", **ACCOUNT)
        assert Claim(**ACCOUNT).username == "wanqing"


class TestTheOrganisation:
    def test_one_that_is_there_with_the_code_is_used(self, registry):
        there = registry.town.organisations["alpha"]
        there.uscc = code()
        there.save()
        provider = registry.verified()
        assert provider.organisation == there
        assert Organisation.objects.filter(uscc=code()).count() == 1

    def test_one_that_is_there_by_name_is_given_its_code(self, registry):
        there = registry.town.organisations["alpha"]
        provider = registry.verified(name=there.name)
        there.refresh_from_db()
        assert (provider.organisation, there.uscc) == (there, code())

    def test_the_name_of_another_body_is_not_taken(self, registry):
        there = registry.town.organisations["alpha"]
        there.uscc = code("52", 9)
        there.save()
        with pytest.raises(rules.NameBelongsToAnother):
            registry.verified(name=there.name)

    def test_former_names_lead_to_it(self, registry):
        registry.verified(former_names="晚晴托老所、晚晴之家")
        assert Organisation.objects.get(aliases__value="晚晴之家").name.startswith("皖西晚晴")


class TestAChange:
    def change(self, provider, **changes):
        told = {name: getattr(provider, name) for name in CHANGE}
        return {**told, "sub_kind": provider.sub_kind, "reason": "换证", **changes}

    def test_what_was_checked_stands_until_the_new_is_checked(self, registry):
        provider = registry.verified()
        me = registry.itself(provider)
        new = self.change(provider, title="皖西晚晴养老服务中心", address="新址 3 号")
        provider = registry.did("report_change", provider, by=me, **new)
        assert (provider.state, provider.address) == ("changed", "六安市示例路 1 号")
        card = ProviderCard.of(provider, registry.who("registrar"))
        assert [line.what for line in card.changes] == ["单位名称", "住所"]

        provider = registry.did("confirm_change", provider, opinion="已核对新证")

        assert (provider.state, provider.title) == ("verified", "皖西晚晴养老服务中心")
        assert provider.organisation.name == provider.title
        assert provider.former_names == ["皖西晚晴居家养老服务中心"]

    def test_one_that_is_not_confirmed_leaves_all_as_it_was(self, registry):
        provider = registry.verified()
        me = registry.itself(provider)
        registry.did("report_change", provider, by=me, **self.change(provider, address="新址 3 号"))
        provider = registry.did("reject_change", provider, opinion="未提供新证")
        assert (provider.state, provider.proposed) == ("verified", {})
        assert provider.address == "六安市示例路 1 号"

    def test_nothing_is_reported_where_nothing_changed(self, registry):
        from goufu.stages.parties.providers.rules.life import NothingChanged

        provider = registry.verified()
        me = registry.itself(provider)
        with pytest.raises(NothingChanged):
            registry.did("report_change", provider, by=me, **self.change(provider))


@pytest.mark.parametrize(
    ("reader", "applied", "checked"),
    [
        ("registrar", 1, 1),
        ("regulator", 0, 0),
        ("handler", 0, 1),
        ("budget", 0, 1),
        ("inspector", 1, 1),
        ("alpha", 0, 0),
        ("public", 0, 0),
    ],
)
def test_who_sees_whom(registry, reader, applied, checked):
    provider = registry.applied()
    assert queries.visible_to(registry.who(reader)).count() == applied
    registry.did("verify", provider, opinion="核对无误")
    assert queries.visible_to(registry.who(reader)).count() == checked


def test_those_outside_see_neither_contact_nor_number(registry):
    card = ProviderCard.of(registry.verified(), registry.who("handler"))
    assert (card.contact, card.phone, card.email) == ("", "138****1234", "")
    card = ProviderCard.of(
        registry.verified(uscc=code("52", 2), name="另一家中心"), registry.who("registrar")
    )
    assert card.phone == "13805641234"
