"""Default deny: every address, asked by nobody in particular and by every role.

An address that answers the public has to be named here; one that is not, and answers, fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from goufu.base.doors.declare import Doors, all_doors
from goufu.base.people.roles import ADMINISTRATORS, Actor, Role
from tests.visitors import in_a_demo, visitor
from tests.walk import Walk

# What may answer somebody who has not signed in, by the beginning of its address.
PUBLIC = (
    "",  # the portal's first page
    "api/v1/docs",
    "api/v1/law/",
    "api/v1/open-data/",
    "api/v1/openapi.json",
    "ask/",
    "catalogues/",
    "data/",
    "demands/",  # those that are or were before the public
    "demo/",
    "documents/",  # of public documents; the others are not found
    "health",
    "language/",
    "law/",
    "ledger/",
    "me/calendar/",  # by a key in the address
    "needs/",
    "notices/",
    "opinions/",
    "places/",
    "propose/",
    "providers/",
    "purchasers/coverage/",
    "questions/",
    "sign-in/",
    "sign-out/",
    "single-source/",
    "surveys/",  # paper and downloads ask for the seat of the body that asks
    "styleguide/",
    "theme/",
    "verify/",
    "vouchers/",  # by code and password; taking one asks for a provider's seat
)
ARGUMENTS = {"int": "1", "str": "none", "slug": "none", "kind": "project", "path": "none"}
APPOINTED = [role for role in Role if role not in {Role.PUBLIC, Role.CLOCK}]


@pytest.fixture
def walk(db, settings) -> Walk:
    in_a_demo(settings)
    return Walk()


def addresses(resolver: URLResolver | None = None, begin: str = "") -> Iterator[str]:
    """Yield every address with something in the place of its arguments."""
    for one in (resolver or get_resolver()).url_patterns:
        route = begin + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, route)
        elif isinstance(one, URLPattern):
            yield _filled(route)


def _filled(route: str) -> str:
    parts = route.replace("^", "").replace("$", "").split("<")
    filled = parts[0]
    for part in parts[1:]:
        argument, _, rest = part.partition(">")
        kind = argument.partition(":")[0] if ":" in argument else "str"
        filled += ARGUMENTS.get(kind, "none") + rest
    return filled


def is_public(address: str) -> bool:
    return any(address == one or (one and address.startswith(one)) for one in PUBLIC)


class TestThePublic:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_meets_a_closed_door_everywhere_but_where_it_is_said(self, walk, method):
        walk.drafted(on="2014-09-01")
        opened_to_public = [
            f"{doors.kind}/new/{act.verb}/"
            for doors in all_doors()
            for act in doors.acts
            if act.opens and Role.PUBLIC in act.by
        ]
        client = Client(raise_request_exception=False)
        wrong = {}
        for address in addresses():
            if is_public(address) or address in opened_to_public:
                continue
            answer = getattr(client, method)(f"/{address}", follow=True)
            ended_at = answer.redirect_chain[-1][0] if answer.redirect_chain else ""
            closed = answer.status_code in {401, 403, 404, 405}
            if not closed and not ended_at.startswith("/sign-in/"):
                wrong[address] = answer.status_code

        assert wrong == {}


@pytest.mark.parametrize("role", APPOINTED)
class TestEveryRole:
    def test_sees_the_lists_it_has_a_part_in_and_no_other(self, walk, role):
        client = visitor(_one_in(walk, role))

        told = {doors.kind: client.get(f"/{doors.kind}/").status_code for doors in all_doors()}

        assert told == {
            doors.kind: 200 if _has_a_part(doors, role) else 404 for doors in all_doors()
        }

    def test_gets_the_forms_that_are_for_it_and_no_other(self, walk, role):
        client = visitor(_one_in(walk, role))

        for doors in all_doors():
            for act in doors.acts:
                if act.opens and not act.on:
                    answer = client.get(f"/{doors.kind}/new/{act.verb}/")
                    allowed = {200} if role in act.by else {404}
                    assert answer.status_code in allowed, (doors.kind, act.verb)

    def test_finds_nothing_of_a_project_of_others(self, walk, role):
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12")
        client = visitor(_elsewhere(walk, role))

        assert client.get(f"/projects/{walk.ref}/").status_code == 404
        assert client.get(f"/project/{walk.ref}/").status_code == 404
        for verb in _verbs("project")[::4]:  # some of each part of its life
            assert client.get(f"/project/{walk.ref}/{verb}/").status_code == 404, verb
            assert client.post(f"/project/{walk.ref}/{verb}/").status_code == 404, verb
        assert walk.project.state == "assessed"


def _one_in(walk: Walk, role: Role) -> Actor:
    return walk.town.appoint(f"one_{role}", role, "care")


def _elsewhere(walk: Walk, role: Role) -> Actor:
    """Return somebody of that role in another town."""
    from goufu.base.organisations.kinds import Function, Kind

    walk.town.settle("far", "远方单位", Kind.STATE_ORGAN, Function.PURCHASER, place="CN-1101")
    return walk.town.appoint(f"far_{role}", role, "far")


def _verbs(kind: str) -> list[str]:
    (doors,) = (one for one in all_doors() if one.kind == kind)
    return [act.verb for act in doors.acts if not act.opens]


def _has_a_part(doors: Doors, role: Role) -> bool:
    if role not in ADMINISTRATORS:
        return True
    return any(role in one.by for one in (*doors.workflow.steps, *doors.acts))
