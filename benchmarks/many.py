"""A province with very many projects: one that was really walked, multiplied in the database.

Everything of the walked project that a page reads is multiplied with it, over ten years, eight
places, and the bodies below. A tenth is alive, the rest lies in the archive, as in a real registry.
One finance bureau has them all: the hardest case for its desk.

``BENCH_PROJECTS`` says how many; with ``BENCH_HOME`` the database stays in that directory and is
found there again. ``BENCH_TABLES=projects_,workflow_`` multiplies these tables alone: one stage is
measured in a quarter of the time.
"""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from benchmarks.multiply import AT_RANDOM, Common, Copies, Multiplier, at_full_speed, one_in
from benchmarks.towns import departments
from goufu.base.ledger.lines import write
from goufu.base.ledger.models import Refused
from goufu.base.organisations.models import Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor, Role
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.review.projects.models import Project
from goufu.stages.supervision.inspections.models import Inspection
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_TODAY, Journey
from tests.journeys.path import path
from tests.walk import Town, morning_of

PROJECTS = int(os.environ.get("BENCH_PROJECTS", "100000"))
YEAR, YEARS = 2026, 10
AT_ONCE = 1000
# How many bodies there are like the one of the walk.
BODIES = {"care": 1000, "civil": 50, "agency": 200, "alpha": 5000, "third": 200}
SERVICE = "居家养老上门服务"  # Of the walked project; one in twenty keeps it.
SERVICES = (
    SERVICE, "送戏进万村", "农业技术推广", "残疾人康复训练", "社区矫正社会工作", "就业技能培训",
    "农村饮水水质检测", "公共图书馆夜间开放", "青少年校外活动", "城市公园养护", "法律援助值班",
    "慢性病随访管理", "困境儿童关爱", "气象信息入户", "地名普查", "全民健身指导", "古籍修复",
    "食品安全抽检", "救灾物资储备管理", "政务热线接听",
)  # fmt: skip
RARE = "渔业船员安全培训"  # One project in ten thousand.
COUNTIES = ("02", "03", "04", "22", "23", "24", "25")
LINES = ("project.open", "project.announce", "tender.publish", "contract.sign_for_purchaser")
DUTIES = ("announce_project", "publish_result", "sign_contract", "pay_invoice")
KINDS = ("project", "tender", "contract")
OPEN = one_in(40)  # Of these projects a duty is open; an eighth of them is overdue.
OF_A_BODY = {
    "organisation_id", "purchaser_id", "publisher_id", "provider_id", "agency_id", "winner_id",
    "challenger_id", "addressed_to_id", "third_party_id",
}  # fmt: skip
NUMBERED = {
    "name", "short_name", "username", "feed_key", "email", "invoice_number", "order_number",
    "receipt_number",
}  # fmt: skip
SUMS = {"amount_fen", "budget_fen", "ceiling_fen", "price_fen"}
# Of a budget line; the copies have no journal, and so hold nothing.
BALANCES = ("amount_fen", "available_fen", "reserved_fen", "paid_fen", "returned_fen")
SIGN_INS = "event = 'people.sign_in'"
_PROJECT = {"project_id": "projects_project"}
_CONTRACT = {**_PROJECT, "contract_id": "contracts_contract"}
TABLES = (
    Copies(
        "projects_project",
        live=("draft", "assessed", "dept_review", "announced", "purchasing", "contracted"),
    ),
    Copies("workflow_standing"),
    Copies("plans_plan", live=("draft", "under_review"), parents=_PROJECT),
    Copies(
        "tenders_tender",
        live=("draft", "prepared", "ready", "open", "opened", "evaluated", "reported"),
        parents={**_PROJECT, "plan_id": "plans_plan"},
    ),
    Copies("tenders_offer", "rank = 1", parents={"tender_id": "tenders_tender"}),
    Copies("challenges_challenge", share=20, parents={"tender_id": "tenders_tender"}),
    Copies("contracts_contract", live=("draft", "ready", "signed", "filed"), parents=_PROJECT),
    Copies("deliveries_delivery", "ref LIKE '%YS1'", live=("reported",), parents=_CONTRACT),
    Copies(
        "payments_payment",
        "ref LIKE '%ZF1'",
        live=("due", "requested", "approved"),
        parents={**_CONTRACT, "delivery_id": "deliveries_delivery"},
    ),
    Copies("evaluations_evaluation", live=("planned", "commissioned", "scored"), parents=_CONTRACT),
    Copies("inspections_inspection", share=20, parents=_PROJECT),
    Copies(
        "notices_notice",
        f"kind IN {KINDS}",
        live=("owed", "published", "published"),
    ),
    Copies(
        "deadlines_deadline",
        f"duty IN {DUTIES} AND ref NOT LIKE '%ZF2'",
        changed={
            "met_on": f"CASE WHEN {OPEN} THEN NULL ELSE t.met_on END",
            "due_on": f"CASE WHEN {OPEN} THEN current_date - 30 + ({AT_RANDOM} / 100 % 240)::int"
            " ELSE t.due_on END",
            "starts_on": f"CASE WHEN {OPEN} THEN current_date - 60 ELSE t.starts_on END",
        },
    ),
    Copies("ledger_entry", f"event IN {LINES}"),
    Copies("catalogue_catalogueentry", share=10),
    Copies("budgets_budgetline", share=10, changed=dict.fromkeys(BALANCES, "0")),
    Copies("ledger_entry", SIGN_INS, share=10),
    Copies("ledger_refused", share=10),
    Copies("needs_need", share=10, live=("filed",)),
    Copies("consultation_question", share=10),
    Copies("notifications_message", share=1000),
    Copies("organisations_organisation", "name LIKE '%第一中学'", share=50),
    Copies("people_account", "username LIKE '%school_handler'", share=20),
)
_ASKED = tuple(filter(None, os.environ.get("BENCH_TABLES", "").split(",")))
if _ASKED:
    TABLES = tuple(one for one in TABLES if one.table.startswith(_ASKED))
# Rows of these are copied whatever project they are of.
OF_NO_PROJECT = (
    "ledger_refused", "needs_need", "consultation_question", "notifications_message",
    "organisations_organisation", "people_account", "budgets_budgetline",
)  # fmt: skip


Bodies = list[tuple[int, int, int]]  # id of a body, that of the first of the others, how many


@dataclass(frozen=True)
class Many:
    code: str  # a project that was walked
    people: dict[str, Actor]


@cache
def a_province() -> Many:
    """Make it, or find it where it was made."""
    note = Path(os.environ["GOUFU_HOME"]) / "many.json"
    if not note.exists():
        code, town = _made()
        posts = {word: actor.appointment_id for word, actor in town.people.items()}
        note.write_text(json.dumps({"code": code, "posts": posts}))
    said = json.loads(note.read_text())
    found = Appointment.objects.select_related("account", "organisation")
    posts = found.in_bulk(list(said["posts"].values()))
    # Pages are read without the second factor, as in a demo.
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)
    return Many(said["code"], {word: posts[pk].actor() for word, pk in said["posts"].items()})


def _made() -> tuple[str, Town]:
    town = next(departments(1))
    code, bodies = walked(town, BODIES)
    with at_full_speed([one.table for one in TABLES]) as cursor:
        multiply(cursor, code, bodies, PROJECTS)
    return code, town


def walked(town: Town, bodies: dict[str, int]) -> tuple[str, Bodies]:
    """Walk a project, and found more bodies like those of its parties; return its number, these."""
    town.appoint("audit_admin", Role.AUDIT_ADMIN, "finance")
    town.appoint("system_admin", Role.SYSTEM_ADMIN, "finance")
    journey = by_action.walk(path(YEAR, LAW_OF_TODAY), Journey(town, YEAR))
    _one_of_each(journey.project, town)
    Account.objects.update(sample=True)
    return journey.project, [
        _more(town.organisations[word], count) for word, count in bodies.items()
    ]


def multiply(cursor: Any, code: str, bodies: Bodies, count: int, *, share: int = 0) -> None:
    """Multiply all tables.

    Args:
        share: of what there is one in so many projects; 0: as each table says.
    """
    multiplier = Multiplier(cursor, count, _common(code, bodies, count))
    for copies in TABLES:
        free = copies.table in OF_NO_PROJECT or copies.only == SIGN_INS
        table = replace(copies, share=share) if share else copies
        multiplier.multiply(table, "" if free else f"project_code = '{code}'")


def _one_of_each(code: str, town: Town) -> None:
    """Write what the walk does not come across, and pages list all the same."""
    project, tender = Project.objects.get(ref=code), Tender.objects.get(project_code=code)
    at, actor = morning_of(f"{YEAR}-06-01"), town.people["alpha"]
    same = {"project_code": code, "title": project.title, "place": project.place, "opened_at": at}
    Challenge.objects.create(
        ref=f"{tender.ref}-ZY1",
        state="received",
        tender=tender,
        challenger=town.organisations["alpha"],
        subject="document",
        received_on=at.date(),
        **same,
    )
    Inspection.objects.create(
        ref=f"{code}-JC1",
        state="open",
        project=project,
        inspector=town.organisations["watch"],
        manner="daily",
        **same,
    )
    same["project_code"] = ""
    asked = town.organisations["finance"]
    Question.objects.create(ref="ZX", state="answered", addressed_to=asked, **same)
    Refused.objects.create(
        event="project.open", ref=code, actor=actor.name, role=actor.role, refused_at=at, code="no"
    )
    write("people.sign_in", ref="alpha", actor=actor, at=at)


def _more(one: Organisation, count: int) -> tuple[int, int, int]:
    """Found others like it; return its id, that of the first of the others, and how many."""
    name, pk = one.name, one.pk
    others = [
        Organisation(
            name=f"{name} {number}",
            short_name=f"{name} {number}",
            kind=one.kind,
            level=one.level,
            functions=one.functions,
            place=one.place,
        )
        for number in range(1, count)
    ]
    made = Organisation.objects.bulk_create(others, batch_size=AT_ONCE)
    return pk, made[0].pk, count


def _common(code: str, bodies: Bodies, count: int) -> Common:
    """Return what stands in the columns that are called the same everywhere; ``@`` is the row's."""
    services = ", ".join(f"'{one}'" for one in SERVICES)
    service = (
        f"CASE WHEN n % 10000 = 7 THEN '{RARE}'"
        f" ELSE (ARRAY[{services}])[1 + n % {len(SERVICES)}] END"
    )
    counties = ", ".join(f"'{one}'" for one in ("", *COUNTIES))
    back = f"(({count - 1} - n)::bigint * {YEARS * 365} / {count})::int"
    numbered = f"replace(@, '{code}', '{code[:-4]}' || (10000 + n))"
    by_name = {
        **dict.fromkeys(("project_code", "source_ref", "tender_ref"), numbered),
        # The second is of what belongs to no project.
        "ref": f"CASE WHEN strpos(@, '{code}') > 0 THEN {numbered} ELSE @ || '-' || n END",
        "title": f"replace(@, '{SERVICE}', {service}) || ' ' || n",
        "place": f"@ || (ARRAY[{counties}])[1 + n / 20 % {len(COUNTIES) + 1}]",
        **dict.fromkeys(NUMBERED, "@ || '-' || n"),
        **dict.fromkeys(OF_A_BODY, _body(bodies)),
        **dict.fromkeys(SUMS, "@ - n % 100000"),
    }
    by_kind = {
        "date": f"@ - {back}",
        "timestamp with time zone": f"@ - make_interval(days => {back})",
    }

    def stands(name: str, kind: str) -> str | None:
        found = by_name.get(name) or by_kind.get(kind)
        return found.replace("@", f't."{name}"') if found else None

    return stands


def _body(bodies: Bodies) -> str:
    cases = " ".join(
        f"WHEN {one} THEN CASE WHEN n % {number} = 0 THEN {one} ELSE {first} + n % {number} - 1 END"
        for one, first, number in bodies
    )
    return f"CASE @ {cases} ELSE @ END"
