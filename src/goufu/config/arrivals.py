"""Notes when a request was here in full, before it waits for its turn.

A thousand bidders in the last minute stand in line; what counts is when each was here, not when its
turn came. So every request is taken in by a thread of its own, which costs next to nothing while it
waits, and only a few of them are answered at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from goufu.base.clock import ARRIVED

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

IN_MEMORY = 256 * 1024  # bytes of a request; more goes to a file


class Arrivals:
    """A WSGI application around another.

    Args:
        at_once: so many requests are answered at once.
        most: bytes of the longest request that is taken in before its turn; a longer one is read
            as it is answered, and counts from then.
    """

    def __init__(self, application: Application, *, at_once: int, most: int) -> None:
        self._application = application
        self._turn = threading.BoundedSemaphore(at_once)
        self._most = most

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ)
        with SpooledTemporaryFile(max_size=IN_MEMORY) as kept:
            if length <= self._most:
                _take_in(environ["wsgi.input"], length, kept)
                environ["wsgi.input"] = kept
                environ[ARRIVED] = datetime.now(UTC)
            with self._turn:
                return self._application(environ, start_response)


def _length(environ: Environ) -> int:
    told = str(environ.get("CONTENT_LENGTH") or "0")
    return int(told) if told.isdecimal() else 0


def _take_in(stream: IO[bytes], length: int, kept: IO[bytes]) -> None:
    left = length
    while left and (part := stream.read(min(left, IN_MEMORY))):
        kept.write(part)
        left -= len(part)
    kept.seek(0)
