"""How long pages take with very many projects, and how many queries they make.

Each figure is the fastest of some readings, through the whole stack of middleware, views and
templates: what the server needs, whatever else the machine is doing.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.many import PROJECTS, RARE, Many, a_province
from goufu.base.doors.declare import Doors, all_doors
from goufu.base.people.models import Account
from goufu.site.api.names import plural
from goufu.site.doors.asking import has_a_part
from goufu.site.doors.paging import Order, cursor_of
from goufu.site.ledgers.figures import SIDES
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.projects.models import Project
from tests.visitors import BACKEND, Program

TIMES, LONG_ENOUGH = 7, 3.0  # seconds; a slow page is not read seven times
Figures = Iterator[tuple[str, float, str]]
DESKS = (
    "handler", "reviewer", "head", "sector_head", "budget", "supervision", "treasury",
    "performance", "agency", "central", "alpha", "third", "expert_1", "inspector", "auditor",
)  # fmt: skip
READERS = ("handler", "supervision", "agency", "alpha", "inspector")
MANY = 1000  # rows; a list of fewer is read from its beginning only
WORDS = {"common": "养老", "rare": RARE, "absent": "没有这个词", "number": "XM-12345"}


@dataclass(frozen=True)
class Look:
    """Somebody looks at something; a reader without a name is the public."""

    name: str
    who: str
    url: str


def benches() -> dict[str, Callable[[], Figures]]:
    """Return the benches by name; each reads a group of pages."""
    return {name: _bench(group) for name, group in GROUPS.items()}


def _bench(group: Callable[[Many], Iterator[Look]]) -> Callable[[], Figures]:
    def run() -> Figures:
        many = a_province()
        for look in group(many):
            yield from _read(look, many)

    return run


def _desks(many: Many) -> Iterator[Look]:
    for who in DESKS:
        yield Look(f"desk_of_{who}", who, "/desk/")
    for who in ("handler", "supervision"):
        key = Account.objects.get(pk=many.people[who].account_id).feed_key
        yield Look(f"calendar_of_{who}", "", f"/me/calendar/{key}.ics")
        yield Look(f"messages_of_{who}", who, "/messages/")


def _project(many: Many) -> Iterator[Look]:
    for who in ("handler", "supervision", "inspector"):
        yield Look(f"project_page_of_{who}", who, f"/projects/{many.code}/")
        yield Look(f"search_by_number_of_{who}", who, f"/search/?q={many.code}")


def _stages(_many: Many) -> Iterator[Look]:
    for who in READERS:
        yield Look(f"stage_of_{who}", who, "/stages/procurement/")


def _lists(many: Many) -> Iterator[Look]:
    for doors in all_doors():
        for who in READERS:
            if has_a_part(doors, many.people[who]):
                name, url = f"{doors.kind}_list_of_{who}", f"/{doors.kind}/"
                yield Look(name, who, url)
                for words, query in _asked(doors):
                    yield Look(f"{name}_{words}", who, f"{url}?{query}")


def _asked(doors: Doors) -> Iterator[tuple[str, str]]:
    """Yield what is asked of a list: deep pages, words, conditions, orders."""
    ids = doors.model.objects.order_by("id").values_list("id", flat=True)
    first, last = ids.first(), ids.last()
    if first is None or last is None or last - first < MANY:
        return
    row = doors.model.objects.filter(pk__gte=(first + last) // 2).order_by("id")[0]
    yield "deep", f"after={cursor_of(row, Order())}"
    for words, text in WORDS.items():
        yield f"word_{words}", f"q={text}"
    yield "state", f"state={doors.workflow.start}"
    yield "last_state", f"state={row.state}"
    yield "year", "year=2020"
    yield "place", "place=CN-341522"
    for column in doors.columns:
        for sign in ("", "-") if column.sortable else ():
            order = Order(column.name, descending=bool(sign))
            yield f"by_{sign}{column.name}", f"sort={sign}{column.name}"
            if getattr(row, column.name) is not None:
                deep = f"sort={sign}{column.name}&after={cursor_of(row, order)}"
                yield f"by_{sign}{column.name}_deep", deep


def _registers(_many: Many) -> Iterator[Look]:
    """What is of no room: bodies, accounts, the record, what was refused."""
    yield Look("organisations", "handler", "/organisations/")
    yield Look("organisations_word", "handler", "/organisations/?q=第一中学-8")
    yield Look("organisations_absent", "handler", "/organisations/?q=没有这个词")
    yield Look("accounts", "system_admin", "/administration/accounts/")
    yield Look("accounts_word", "system_admin", "/administration/accounts/?q=school_handler-8")
    yield Look("record", "audit_admin", "/administration/record/")
    yield Look("record_word", "audit_admin", "/administration/record/?q=没有这个词")
    yield Look("refused", "audit_admin", "/administration/refused/")
    yield Look("refused_word", "audit_admin", "/administration/refused/?q=没有这个词")
    yield Look("ledger_heads", "", "/ledger/heads/")


def _portal(many: Many) -> Iterator[Look]:
    yield Look("portal_home", "", "/")
    yield Look("portal_home_of_a_place", "", "/?place=CN-341522")
    yield Look("portal_notices", "", "/notices/")
    for words, text in WORDS.items():
        yield Look(f"portal_notices_word_{words}", "", f"/notices/?q={text}")
    yield Look("portal_notices_of_a_place", "", "/notices/?place=CN-341522")
    yield Look("portal_notices_of_a_kind", "", "/notices/?kind=contract")
    yield Look("portal_notice", "", f"/notices/{many.code}-GG1/")
    yield Look("portal_catalogue", "", "/catalogues/")
    yield Look("portal_ask", "", "/ask/")
    yield Look("portal_propose", "", "/propose/")
    yield Look("portal_law", "", "/law/")


def _api(many: Many) -> Iterator[Look]:
    for kind in (plural(doors.kind) for doors in all_doors()):
        for who in ("handler", "supervision"):
            yield Look(f"api_{kind}_of_{who}", f"api:{who}", f"/{kind}?limit=50")
    yield Look("api_desk_of_supervision", "api:supervision", "/desk")
    yield Look("api_project", "api:handler", f"/projects/{many.code}")


def _ledgers(_many: Many) -> Iterator[Look]:
    """The figures of a year, and the conditions that projects alone have; with sums below."""
    body = Project.objects.order_by("-id").values_list("purchaser_id", flat=True).first()
    of_class = (
        GuidanceItem.objects.filter(parent=None).order_by("id").values_list("name", flat=True)[0]
    )
    for who in ("handler", "supervision", "inspector"):
        for side in SIDES:
            yield Look(f"figures_by_{side}_of_{who}", who, f"/figures/?year=2026&by={side}")
        yield Look(f"projects_of_a_budget_year_of_{who}", who, "/project/?budget_year=2026")
        yield Look(f"projects_of_a_body_of_{who}", who, f"/project/?purchaser={body}")
        yield Look(f"projects_of_a_class_of_{who}", who, f"/project/?class={of_class}")
        yield Look(f"livelihood_projects_of_{who}", who, "/project/?livelihood=1")


def _exports(_many: Many) -> Iterator[Look]:
    for form in ("csv", "xlsx"):
        yield Look(f"{form}_of_all_projects", "supervision", f"/project/export.{form}")


GROUPS: dict[str, Callable[[Many], Iterator[Look]]] = {
    "desks": _desks,
    "project": _project,
    "stages": _stages,
    "lists": _lists,
    "registers": _registers,
    "portal": _portal,
    "api": _api,
    "ledgers": _ledgers,
    "exports": _exports,
}


def _read(look: Look, many: Many) -> Figures:
    get = getter(look, many)
    before = _peak()
    get()  # The first of all fills caches.
    with CaptureQueriesContext(connection) as queries:
        get()
        asked = len(queries)
    taken: list[float] = []
    cpu = _cpu()
    while len(taken) < TIMES and sum(taken) < LONG_ENOUGH:
        taken.append(_timed(get))
    cpu = (_cpu() - cpu) / len(taken)
    yield f"{look.name}_ms", min(taken) * 1000, f"ms with {PROJECTS} projects"
    yield f"{look.name}_cpu", cpu * 1000, "ms of its own CPU and the database's"
    yield f"{look.name}_queries", asked, "queries"
    if "export" in look.url:
        yield f"{look.name}_memory", _peak() - before, "MB more at the most"


def getter(look: Look, many: Many) -> Callable[[], object]:
    if look.who.startswith("api:"):
        program = Program(many.people[look.who.removeprefix("api:")])
        return lambda: _whole(program.get(look.url))
    client = Client()
    if look.who:
        account = Account.objects.get(pk=many.people[look.who].account_id)
        client.force_login(account, backend=BACKEND)
    return lambda: _whole(client.get(look.url))


def _whole(answer: Any) -> None:
    """Take the whole answer, as a reader does who waits for the end of a file."""
    status: int = answer.status_code
    assert status in {200, 302}, (status, answer)
    for _ in getattr(answer, "streaming_content", ()):
        pass


def _timed(get: Callable[[], object]) -> float:
    begun = time.perf_counter()
    get()
    return time.perf_counter() - begun


def _cpu() -> float:
    """Return what this process and its server process have computed so far, in seconds."""
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    of_server = int(server.read_text().split()[0]) / 1e9 if server.exists() else 0.0
    return time.process_time() + of_server


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
