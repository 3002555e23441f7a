"""Records of projects, made up: one that is easily read, and any that Hypothesis thinks of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from goufu.law.rehearsal.record import Agreed, Graded, Happened, Planned, Record, Tendered

WAN = 1_000_000  # ten thousand yuan in fen
DAYS = st.dates(date(2014, 1, 1), date(2019, 6, 30))
METHODS = st.sampled_from(["open_tender", "invited_tender", "negotiation", "consultation"])


def record(**facts: Any) -> Record:
    """Return a project of 2015: planned, tendered, signed, filed and evaluated in good time."""
    happened = {
        "code": "3415-2015-XM-0001",
        "title": "居家养老上门服务",
        "place": "CN-3415",
        "year": 2015,
        "on": date(2014, 10, 20),
        "seen_on": date(2016, 6, 1),
        "department": "市民政局",
        "purchaser_kind": "state_organ",
        "content": "service",
        "service_class": 2,
        "method": "open_tender",
        "budget_fen": 48 * WAN,
        "amount_fen": 46 * WAN,
        "plans": (plan(),),
        "tenders": (tender(),),
        "contracts": (Agreed("HT1", date(2015, 5, 4), 46 * WAN, months=5),),
        "grades": (Graded("PJ1", date(2015, 12, 20), 85),),
        "duties": (duty(),),
    }
    return Record(**{**happened, **facts})


def plan(**facts: Any) -> Planned:
    happened = {
        "ref": "JH1",
        "on": date(2015, 3, 2),
        "amount_fen": 48 * WAN,
        "method": "open_tender",
        "planned_start": date(2015, 3, 20),
        "intention_on": None,
    }
    return Planned(**{**happened, **facts})


def tender(**facts: Any) -> Tendered:
    happened = {
        "ref": "ZB1",
        "on": date(2015, 3, 20),
        "closes_on": date(2015, 4, 10),
        "method": "open_tender",
        "budget_fen": 48 * WAN,
        "ceiling_fen": None,
        "price_weight": 20,
        "deposit_fen": 0,
        "opened_on": date(2015, 4, 10),
        "offers_fen": (46 * WAN, 47 * WAN, 47 * WAN),
        "experts": 4,
        "members": 5,
        "provider_kinds": ("association",),
    }
    return Tendered(**{**happened, **facts})


def duty(**facts: Any) -> Happened:
    """Return the filing of a contract on the seventh working day, its last."""
    happened = {
        "ref": "HT1",
        "duty": "file_contract",
        "since": date(2015, 5, 4),
        "met_on": date(2015, 5, 13),
        "method": "open_tender",
    }
    return Happened(**{**happened, **facts})


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Think of a project with any amount, method, days and offers."""
    method, amount, on = draw(METHODS), draw(st.integers(1, 5_000)) * WAN // 10, draw(DAYS)
    published = on + timedelta(days=draw(st.integers(1, 60)))
    closes = published + timedelta(days=draw(st.integers(1, 40)))
    signed = closes + timedelta(days=draw(st.integers(1, 60)))
    met = st.none() | st.integers(0, 60).map(lambda days: signed + timedelta(days=days))
    return record(
        place=draw(st.sampled_from(["CN-3415", "CN-341502", "CN-1101"])),
        on=on,
        method=method,
        budget_fen=amount,
        amount_fen=amount,
        purchaser_kind=draw(st.sampled_from(["state_organ", "democratic_party", "enterprise"])),
        service_class=draw(st.sampled_from([1, 2, 3])),
        plans=(plan(on=on, amount_fen=amount, method=method, planned_start=published),),
        tenders=(
            tender(
                on=published,
                closes_on=closes,
                opened_on=closes,
                method=method,
                budget_fen=amount,
                offers_fen=tuple(draw(st.lists(st.integers(1, amount), max_size=5))),
                members=draw(st.integers(0, 7)),
                price_weight=draw(st.none() | st.integers(0, 100)),
            ),
        ),
        contracts=(Agreed("HT1", signed, amount, months=draw(st.integers(1, 48))),),
        grades=(Graded("PJ1", signed, draw(st.integers(0, 100))),),
        duties=tuple(
            duty(duty=name, since=signed, met_on=draw(met), method=method)
            for name in ("file_contract", "publish_contract", "pay_invoice", "sign_contract")
        ),
    )
