"""Organisations: registered, changed, found again."""

from __future__ import annotations

import threading
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from goufu.base.ledger.models import Entry
from goufu.base.organisations import actions
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Alias, Organisation, Place
from goufu.base.organisations.queries import named
from goufu.base.organisations.refusals import (
    AliasIsThere,
    NameOrCodeTaken,
    NoSuchPlace,
    OrganisationIsClosed,
    PlaceEndsTooEarly,
    PlaceIsThere,
    StillHasPeople,
)
from goufu.base.organisations.rules import CodeIsWrong, ParentInACircle, check_code, kind_differs
from goufu.base.organisations.sheets import (
    AliasKind,
    AliasSheet,
    ChangedOrganisationSheet,
    CloseOrganisationSheet,
    EndPlaceSheet,
    OrganisationSheet,
    PlaceSheet,
)
from goufu.base.people.models import Account, Appointment
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import Actor, Role
from goufu.law.uscc import check_character

FIRST = "52341500MJA123456"
CODE = FIRST + check_character(FIRST)


def now() -> datetime:
    return timezone.now()


def acting(role: Role) -> Actor:
    return Actor(name="某", role=role, organisation="六安市购服平台", place="CN-3415")


SYSTEM = acting(Role.SYSTEM_ADMIN)


def facts(**more: Any) -> dict[str, Any]:
    return {
        "name": "六安市夕阳红养老服务中心",
        "short_name": "夕阳红",
        "kind": Kind.PRIVATE_NON_ENTERPRISE,
        "level": Level.NONE,
        "functions": (Function.PROVIDER,),
        "place": "CN-3415",
        "uscc": CODE,
    } | more


def make(**more: Any) -> Organisation:
    sheet = OrganisationSheet(**facts(**more))
    return actions.make_organisation(sheet=sheet, actor=SYSTEM, at=now())


def change(one: Organisation, **more: Any) -> Organisation:
    kept = {
        "name": one.name,
        "short_name": one.short_name,
        "uscc": one.uscc or "",
        "parent": one.parent_id,
    }
    sheet = ChangedOrganisationSheet(**facts(**kept | more), reason="登记变更")
    return actions.change_organisation(ref=actions.ref_of(one), sheet=sheet, actor=SYSTEM, at=now())


@pytest.mark.django_db
class TestRegistering:
    def test_the_system_administrator_registers(self) -> None:
        one = make()

        assert one.uscc == CODE
        line = Entry.objects.get(event="organisations.made")
        assert line.ref == f"org-{one.pk}"
        assert line.facts["uscc"] == CODE

    @pytest.mark.parametrize(
        "role", sorted(set(Role) - {Role.SYSTEM_ADMIN, Role.CLOCK, Role.PUBLIC})
    )
    def test_nobody_else_does(self, role: Role) -> None:
        with pytest.raises(NotYoursToDo):
            actions.make_organisation(
                sheet=OrganisationSheet(**facts()), actor=acting(role), at=now()
            )

    @pytest.mark.article("GB 32100-2015")
    def test_a_wrong_check_character_is_refused_with_the_right_one(self) -> None:
        wrong = FIRST + ("0" if CODE[-1] != "0" else "1")

        with pytest.raises(CodeIsWrong) as refused:
            make(uscc=wrong)

        assert f"应为“{CODE[-1]}”" in str(refused.value)
        assert not Organisation.objects.exists()

    def test_the_code_is_read_as_it_is_printed(self) -> None:
        assert make(uscc=f" {CODE[:8].lower()} {CODE[8:].lower()}").uscc == CODE

    def test_several_may_be_without_a_code(self) -> None:
        make(uscc="")
        make(uscc="", name="另一家服务中心")

        assert Organisation.objects.filter(uscc__isnull=True).count() == 2

    @pytest.mark.parametrize("same", [{"uscc": ""}, {"name": "另一家服务中心"}])
    def test_name_and_code_are_given_once(self, same: dict[str, str]) -> None:
        make()

        with pytest.raises(NameOrCodeTaken):
            make(**same)


class TestKindAndCode:
    @pytest.mark.parametrize(
        ("kind", "first_two", "differs"),
        [
            (Kind.PRIVATE_NON_ENTERPRISE, "52", False),
            (Kind.ENTERPRISE, "52", True),
            (Kind.PUBLIC_BENEFIT_1, "12", False),
            (Kind.STATE_ORGAN, "12", True),
            (Kind.ENTERPRISE, "91", False),
            (Kind.RURAL_COLLECTIVE, "N1", False),
            (Kind.STATE_ORGAN, "99", False),
        ],
    )
    def test_a_warning_where_they_do_not_go_together(
        self, kind: Kind, first_two: str, differs: bool
    ) -> None:
        assert (kind_differs(kind, first_two + CODE[2:]) is not None) is differs

    def test_no_code_no_warning(self) -> None:
        assert kind_differs(Kind.ENTERPRISE, "") is None

    def test_a_code_of_seventeen_is_too_short(self) -> None:
        with pytest.raises(CodeIsWrong, match="17"):
            check_code(FIRST)


@pytest.mark.django_db
class TestChanging:
    def test_the_old_name_stays_as_an_alias(self) -> None:
        one = change(make(), name="六安市金色晚年养老服务中心")

        assert one.name == "六安市金色晚年养老服务中心"
        assert list(named("夕阳红养老")) == [one]
        assert Alias.objects.get().kind == "name"
        line = Entry.objects.get(event="organisations.changed")
        assert line.facts["changed"] == ["name"]
        assert line.facts["reason"] == "登记变更"

    def test_old_codes_find_it_too(self) -> None:
        one = make()
        sheet = AliasSheet(kind=AliasKind.ORGANISATION_CODE, value="12345678-9")
        ref = actions.ref_of(one)
        actions.add_alias(ref=ref, sheet=sheet, actor=SYSTEM, at=now())

        assert list(named("12345678-9")) == [one]
        with pytest.raises(AliasIsThere):
            actions.add_alias(ref=ref, sheet=sheet, actor=SYSTEM, at=now())

    def test_it_keeps_its_own_code(self) -> None:
        one = make()

        assert change(one, address="六安市解放路 1 号").address == "六安市解放路 1 号"

    def test_it_is_not_below_itself(self) -> None:
        one = make()

        with pytest.raises(ParentInACircle):
            change(one, parent=one.pk)

    def test_nor_below_one_of_those_below_it(self) -> None:
        top = make()
        middle = make(name="中间单位", uscc="", parent=top.pk)
        bottom = make(name="基层单位", uscc="", parent=middle.pk)

        with pytest.raises(ParentInACircle) as refused:
            change(top, parent=bottom.pk)

        assert "基层单位是" in str(refused.value)
        change(bottom, parent=top.pk)


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_close_no_circle() -> None:
    one, two = make(), make(name="另一家服务中心", uscc="")
    together, ends = threading.Barrier(2), []

    def put_below(lower: Organisation, upper: Organisation) -> None:
        try:
            together.wait()
            change(lower, parent=upper.pk)
            ends.append("changed")
        except ParentInACircle:
            ends.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=put_below, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(ends) == ["changed", "refused"]


@pytest.mark.django_db
class TestClosing:
    SHEET = CloseOrganisationSheet(closed_on=date(2026, 11, 22), reason="撤销")

    def test_it_is_kept_but_offered_no_more(self) -> None:
        one = make()

        actions.close_organisation(
            ref=actions.ref_of(one), sheet=self.SHEET, actor=SYSTEM, at=now()
        )

        with pytest.raises(OrganisationIsClosed):
            change(one)
        assert Entry.objects.filter(event="organisations.closed").exists()

    def test_not_while_somebody_acts_for_it(self) -> None:
        one = make()
        account = Account.objects.create_account(
            "wang", password=None, name="王", created_at=now(), feed_key="k"
        )
        Appointment.objects.create(
            account=account, organisation=one, role=Role.PROVIDER, valid_from=date(2026, 1, 1)
        )

        with pytest.raises(StillHasPeople):
            actions.close_organisation(
                ref=actions.ref_of(one), sheet=self.SHEET, actor=SYSTEM, at=now()
            )


@pytest.mark.django_db
class TestPlaces:
    def sheet(self, **more: Any) -> PlaceSheet:
        return PlaceSheet(
            **{
                "code": "CN-341526",
                "name": "某县",
                "level": Level.COUNTY,
                "valid_from": date(2027, 1, 1),
                "source": "国函〔2026〕1号",
            }
            | more
        )

    def test_a_new_place(self) -> None:
        place = actions.make_place(sheet=self.sheet(), actor=SYSTEM, at=now())

        assert place.verified
        assert Entry.objects.get(event="places.made").ref == "CN-341526"

    def test_a_code_in_use_is_not_given_again(self) -> None:
        with pytest.raises(PlaceIsThere):
            actions.make_place(sheet=self.sheet(code="CN-341502"), actor=SYSTEM, at=now())

    def test_but_after_its_last_day_it_is(self) -> None:
        ending = EndPlaceSheet(valid_to=date(2026, 12, 31), source="国函〔2026〕1号")
        actions.end_place(ref="CN-341502", sheet=ending, actor=SYSTEM, at=now())

        actions.make_place(sheet=self.sheet(code="CN-341502"), actor=SYSTEM, at=now())

        assert Place.objects.filter(code="CN-341502").count() == 2
        with pytest.raises(PlaceIsThere):
            actions.make_place(sheet=self.sheet(code="CN-341502"), actor=SYSTEM, at=now())

    def test_a_place_does_not_end_before_it_began_nor_twice(self) -> None:
        early = EndPlaceSheet(valid_to=date(1990, 1, 1), source="误")
        with pytest.raises(PlaceEndsTooEarly):
            actions.end_place(ref="CN-341502", sheet=early, actor=SYSTEM, at=now())
        with pytest.raises(NoSuchPlace):
            actions.end_place(ref="CN-341521", sheet=early, actor=SYSTEM, at=now())

    def test_only_by_the_system_administrator(self) -> None:
        with pytest.raises(NotYoursToDo):
            actions.make_place(sheet=self.sheet(), actor=acting(Role.SECURITY_ADMIN), at=now())
