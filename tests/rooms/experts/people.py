"""Applications for tests. Nobody has such a number: no place has the code 999999."""

from __future__ import annotations

from typing import Any

from goufu.base.people.roles import Actor
from goufu.stages.parties.experts import actions
from goufu.stages.parties.experts.models import Expert
from goufu.stages.parties.experts.rules.entry import check_digit
from goufu.stages.parties.experts.sheets import Apply, Enter
from tests.walk import Town, morning_of


def id_number(born: str, serial: int = 1) -> str:
    """Return a number that is right in form."""
    first = f"999999{born.replace('-', '')}{serial:03d}"
    return first + check_digit(first)


def application(**changes: Any) -> Apply:
    facts: dict[str, Any] = {
        "name": "许专一",
        "id_number": id_number("1970-05-01"),
        "phone": "100-0000-0001",
        "employer": "示例大学",
        "title_level": "senior",
        "title_name": "教授",
        "working_since": "2000-07-01",
        "fields": "养老服务、财务审计",
        "region": "CN-3415",
        "source": "self",
        "honest": True,
        "independent": True,
        "healthy": True,
        "knows_the_rules": True,
    }
    return Apply.model_validate(facts | changes)


def applied(town: Town, *, by: str = "expert_1", on: str = "2026-03-02", **changes: Any) -> Expert:
    return actions.apply(sheet=application(**changes), actor=town.people[by], at=morning_of(on))


def entered(
    town: Town,
    *,
    by: str = "expert_1",
    on: str = "2026-03-02",
    to: str = "2028-03-01",
    **changes: Any,
) -> Expert:
    expert = applied(town, by=by, on=on, **changes)
    sheet = Enter.model_validate({"fields": "养老服务、财务审计", "term_from": on, "term_to": to})
    return actions.enter(ref=expert.ref, sheet=sheet, actor=supervisor(town), at=morning_of(on))


def supervisor(town: Town) -> Actor:
    return town.people["supervision"]
