"""Which roles one person may hold, and where."""

from __future__ import annotations

from collections.abc import Iterable

from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import ADMINISTRATORS, ROLE_NAMES, Role
from goufu.law.refusals import Refusal
from goufu.law.words import say

# What an organisation has to do on the platform for somebody to act in the role there.
FUNCTIONS_OF: dict[Role, frozenset[Function]] = {
    Role.HANDLER: frozenset({Function.PURCHASER}),
    Role.REVIEWER: frozenset({Function.PURCHASER}),
    Role.HEAD: frozenset({Function.PURCHASER}),
    Role.SECTOR_HEAD: frozenset({Function.PURCHASER}),
    Role.FINANCE_BUDGET: frozenset({Function.FINANCE}),
    Role.PROCUREMENT_SUPERVISION: frozenset({Function.FINANCE}),
    Role.TREASURY: frozenset({Function.FINANCE}),
    Role.PERFORMANCE: frozenset({Function.FINANCE}),
    Role.CENTRAL_AGENCY: frozenset({Function.CENTRAL_AGENCY}),
    # A purchaser that carries purchases out by itself has people who do what an agency would.
    Role.AGENCY: frozenset({Function.AGENCY, Function.PURCHASER}),
    Role.EXPERT: frozenset({Function.EXPERTS}),
    Role.PROVIDER: frozenset({Function.PROVIDER}),
    Role.THIRD_PARTY: frozenset({Function.THIRD_PARTY}),
    Role.INSPECTOR: frozenset({Function.SUPERVISION, Function.FINANCE}),
    Role.AUDITOR: frozenset({Function.AUDIT}),
    Role.CIVIL_AFFAIRS: frozenset({Function.CIVIL_AFFAIRS}),
    Role.MARKET_REGULATOR: frozenset({Function.MARKET_REGULATOR}),
    Role.SYSTEM_ADMIN: frozenset({Function.PLATFORM}),
    Role.SECURITY_ADMIN: frozenset({Function.PLATFORM}),
    Role.AUDIT_ADMIN: frozenset({Function.PLATFORM}),
}
# The clock is no person, and the public needs no appointment.
GIVEN_ROLES = frozenset(FUNCTIONS_OF)


class AdministratorHoldsNoOtherRole(Refusal):
    code = "people.administrator_holds_no_other_role"
    sentence = say("{name}同期任“{held}”，不能再任“{role}”：管理员之间互不兼任，也不兼任业务岗位。")
    remedy = say("请先终止其现有任职，或改由其他人员担任。")


class NotToYourself(Refusal):
    code = "people.not_to_yourself"
    status = 403
    sentence = say("不能为自己办理“{label}”。")
    remedy = say("请由另一名管理员办理。")


class RoleNotOfThatOrganisation(Refusal):
    code = "people.role_not_of_that_organisation"
    sentence = say("{organisation}在平台上不承担相应职能，不能在该单位任“{role}”。")
    remedy = say("请核对单位；如职能登记有误，请系统管理员先更正单位信息。")


class RoleIsNotGiven(Refusal):
    code = "people.role_is_not_given"
    status = 422
    sentence = say("“{role}”不是可以任命的岗位。")
    remedy = say("请从岗位列表中选择。")


class AlreadyHeld(Refusal):
    code = "people.already_held"
    sentence = say("{name}同期已在{organisation}任“{role}”。")
    remedy = say("无需重复任命；如需调整期限，请先终止原任职。")


def check_not_yourself(*, actor_account: int | None, account: int, label: str) -> None:
    """Nobody gives himself a role, frees himself, or closes the account under which he acts.

    Raises:
        NotToYourself: the person acted upon is the person who acts.
    """
    if actor_account == account:
        raise NotToYourself(label=label)


def check_administrators_stand_alone(role: Role, held: Iterable[Role], *, name: str) -> None:
    """The three administrators exclude one another and every role of business.

    Args:
        held: the other roles of the person in any part of the same period.

    Raises:
        AdministratorHoldsNoOtherRole: either the new role or one of the old is an administrator's.
    """
    for other in held:
        if role in ADMINISTRATORS or other in ADMINISTRATORS:
            raise AdministratorHoldsNoOtherRole(
                name=name, held=ROLE_NAMES[other], role=ROLE_NAMES[role]
            )


def check_role_fits(role: Role, functions: Iterable[str], *, organisation: str) -> None:
    """A role is held where the organisation does what the role is for.

    Raises:
        RoleIsNotGiven: the clock and the public are not appointed.
        RoleNotOfThatOrganisation: the organisation does something else.
    """
    if role not in GIVEN_ROLES:
        raise RoleIsNotGiven(role=ROLE_NAMES[role])
    if not FUNCTIONS_OF[role] & set(functions):
        raise RoleNotOfThatOrganisation(organisation=organisation, role=ROLE_NAMES[role])
