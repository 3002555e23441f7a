"""A thousand bidders hand in their sealed offers in the last minute, at a real server.

The server is ``goufu web`` as ``goufu serve`` runs it, in processes of its own; each bidder is a
program with its own token and key of idempotency, and comes at a moment of its own: the nearer the
closing, the more come at once; some come after it. What gets no answer is sent again with its key.
Whoever had sent everything before the closing must be taken, however long the line; whoever began
after it must be refused. Afterwards every bidder sends once more, and must get the same receipt.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Role
from goufu.base.people.tokens import make_token
from goufu.stages.procurement.tenders.models import Offer, Tender
from tests import walk_sealing
from tests.journeys import by_action
from tests.journeys.leg import LAW_OF_TODAY, before
from tests.journeys.path import path
from tests.walk import small_town

BIDDERS, LATE, TRIES = 1000, 20, 5
MINUTE = 60.0  # seconds
YEAR = 2026
PAUSE = 0.5  # seconds
SENDING = 2.0  # seconds that the last one in time has for sending
CREATED, LATE_ANSWER, SERVER_FAILED = 201, 409, 500


@dataclass(frozen=True)
class Bidder:
    number: int
    secret: str
    body: bytes


@dataclass(frozen=True)
class Told:
    status: int
    seconds: float
    at: float
    tries: int
    receipt: str


def figures() -> Iterator[tuple[str, float, str]]:
    tender, bidders = _ready()
    with _served() as address, ThreadPoolExecutor(BIDDERS + LATE) as pool:
        url = f"{address}/api/v1/tenders/{tender.ref}/offers"
        closing = datetime.now(UTC) + timedelta(seconds=MINUTE + 1)
        Tender.objects.filter(pk=tender.pk).update(closes_at=closing, announced_closing=closing)
        waiting = [pool.submit(_send, url, one, _moment_of(one, closing)) for one in bidders]
        told = [one.result() for one in waiting]
        first, late = told[:BIDDERS], told[BIDDERS:]
        taken = max(one.at for one in told) - closing.timestamp()
        again = list(pool.map(lambda one: _send(url, one, 0), bidders[:BIDDERS]))
    kept = Offer.objects.filter(tender=tender)
    slow = sorted(one.seconds for one in first)
    yield "offers_taken", sum(one.status == CREATED for one in first), f"of {BIDDERS}, all in time"
    yield "offers_in_the_last_minute_s", taken, "s after the closing all had their answer"
    yield "offers_median_s", slow[len(slow) // 2], "s from beginning to send to the answer"
    yield "offers_slowest_s", slow[-1], "s"
    yield "offers_sent_again", sum(one.tries > 1 for one in first), "for want of an answer"
    yield "offers_lost", BIDDERS - kept.values("provider").distinct().count(), "offers"
    lines = Entry.objects.filter(event="offer.open", ref__in=kept.values("ref")).count()
    yield "offers_twice", max(kept.count(), lines) - BIDDERS, "offers or lines of the ledger"
    same = sum(a.receipt == b.receipt != "" for a, b in zip(first, again, strict=True))
    yield "offers_same_receipt", same, f"of {BIDDERS}, sent again with the same key"
    yield "offers_late_refused", sum(one.status == LATE_ANSWER for one in late), f"of {LATE}"


def _moment_of(bidder: Bidder, closing: datetime) -> float:
    """Return when a bidder begins to send: the nearer the closing, the denser; then the late ones.

    The last bidder in time has two seconds for sending; those who are late begin right after it.
    """
    if bidder.number >= BIDDERS:
        return closing.timestamp() + 0.001 * (bidder.number - BIDDERS + 1)
    left = (1 - bidder.number / BIDDERS) ** 2 * (MINUTE - SENDING)
    return closing.timestamp() - SENDING - left


def _ready() -> tuple[Tender, list[Bidder]]:
    """Bring a tender to its notice, and make every bidder its token and envelope."""
    town = small_town()
    journey = by_action.settled(town, year=YEAR)
    by_action.walk(before(path(YEAR, LAW_OF_TODAY), "offer.submit"), journey)
    tender = Tender.objects.get(project_code=journey.project)
    far = datetime.now(UTC) + timedelta(days=2)
    Tender.objects.filter(pk=tender.pk).update(closes_at=far, announced_closing=far)
    made = []
    for number in range(BIDDERS + LATE):
        word = f"bidder-{number}"
        town.settle(
            word, f"第{number}号社会服务中心", Kind.PRIVATE_NON_ENTERPRISE, Function.PROVIDER,
            level=Level.NONE,
        )  # fmt: skip
        actor = town.appoint(word, Role.PROVIDER, word)
        post = Appointment.objects.get(pk=actor.appointment_id)
        until = date.today() + timedelta(days=2)  # noqa: DTZ011 (a token of the benchmark)
        _, secret = make_token(post, name="bench", expires_on=until, at=datetime.now(UTC))
        content = {"price_fen": 150_000_000 + number, "service_plan": "专职团队逐次记录"}
        sealed = walk_sealing.sealed(tender, actor, **content)
        body = json.dumps({"envelope": sealed, "declared": True}).encode()
        made.append(Bidder(number, secret, body))
    Account.objects.update(is_active=True)
    return tender, made


@contextmanager
def _served() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "GOUFU_PORT": str(port)}
    server = subprocess.Popen([sys.executable, "-m", "goufu", "web"], env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{address}/health", timeout=5)
                break
            except OSError:
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def _send(url: str, bidder: Bidder, moment: float) -> Told:
    """Wait for the bidder's moment, send, and send again what got no answer."""
    time.sleep(max(0.0, moment - time.time()))
    begun, tries = time.perf_counter(), 0
    while True:
        tries += 1
        status, receipt = _sent(url, bidder)
        if 0 < status < SERVER_FAILED or tries >= TRIES:
            return Told(status, time.perf_counter() - begun, time.time(), tries, receipt)
        time.sleep(PAUSE)


def _sent(url: str, bidder: Bidder) -> tuple[int, str]:
    """Return the answer's status, 0 where there was none, and the receipt."""
    asked = urllib.request.Request(
        url,
        data=bidder.body,
        headers={
            "Authorization": f"Bearer {bidder.secret}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"bidder {bidder.number}",
        },
    )
    try:
        with urllib.request.urlopen(asked, timeout=120) as answer:
            told: dict[str, Any] = json.load(answer)
            return answer.status, str(told["receipt"])
    except urllib.error.HTTPError as refused:
        return refused.code, ""
    except OSError:
        return 0, ""
