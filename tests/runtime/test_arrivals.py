"""What counts is when a request was here in full, not when its turn came."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from goufu.base import clock
from goufu.config.arrivals import Arrivals, Environ

MOST = 1024 * 1024


class Slow(io.BytesIO):
    """A request that comes in two parts, the second when it is let."""

    def __init__(self, content: bytes, let: threading.Event) -> None:
        super().__init__(content)
        self._let = let

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell():
            self._let.wait(5)
        return super().read(min(size or 1, 4))


class Busy:
    """An application that answers when it is let; it keeps what it saw."""

    def __init__(self) -> None:
        self.let = threading.Event()
        self.seen: list[tuple[datetime, datetime, bytes]] = []
        self.inside = self.most_inside = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._lock:
            self.inside += 1
            self.most_inside = max(self.inside, self.most_inside)
        self.let.wait(5)
        with self._lock:
            self.inside -= 1
            body = environ["wsgi.input"].read()
            self.seen.append((clock.arrival(environ), datetime.now(UTC), body))
        return [b""]


def _sent(door: Arrivals, content: bytes, stream: io.BytesIO | None = None) -> threading.Thread:
    environ = {"CONTENT_LENGTH": str(len(content)), "wsgi.input": stream or io.BytesIO(content)}
    thread = threading.Thread(target=door, args=(environ, lambda *_: None))
    thread.start()
    return thread


def test_who_stands_in_line_is_noted_when_he_comes_and_few_are_answered_at_once():
    busy = Busy()
    door = Arrivals(busy, at_once=2, most=MOST)
    line = [_sent(door, f"offer {number}".encode()) for number in range(40)]
    time.sleep(0.3)
    closing = datetime.now(UTC)
    busy.let.set()
    for one in line:
        one.join()

    assert busy.most_inside == 2
    assert all(arrived < closing < answered for arrived, answered, _ in busy.seen)
    assert {body for _, _, body in busy.seen} == {f"offer {n}".encode() for n in range(40)}


def test_what_is_not_here_in_full_has_not_arrived():
    busy = Busy()
    busy.let.set()
    rest = threading.Event()
    content = b"an envelope in two parts"
    sending = _sent(Arrivals(busy, at_once=1, most=MOST), content, Slow(content, rest))
    time.sleep(0.2)
    closing = datetime.now(UTC)
    rest.set()
    sending.join()

    ((arrived, _, body),) = busy.seen
    assert arrived > closing
    assert body == content


def test_a_slow_sender_keeps_nobody_from_being_answered():
    busy = Busy()
    busy.let.set()
    door = Arrivals(busy, at_once=1, most=MOST)
    rest = threading.Event()
    slow = _sent(door, b"an envelope in two parts", Slow(b"an envelope in two parts", rest))
    quick = _sent(door, b"another")
    quick.join(5)

    assert [body for _, _, body in busy.seen] == [b"another"]
    rest.set()
    slow.join()


def test_what_is_too_long_to_be_taken_in_counts_from_when_it_is_read():
    busy = Busy()
    door = Arrivals(busy, at_once=1, most=4)
    sending = _sent(door, b"longer than four")
    time.sleep(0.1)
    later = datetime.now(UTC)
    busy.let.set()
    sending.join()

    ((arrived, _, body),) = busy.seen
    assert arrived > later
    assert body == b"longer than four"


def test_a_header_can_not_say_when_a_request_arrived():
    assert clock.ARRIVED.upper() != clock.ARRIVED  # what comes from headers is in capitals
