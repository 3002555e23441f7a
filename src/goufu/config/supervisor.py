"""Keep the processes of one machine alive: web server, worker, clock, database."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

from goufu.config import leash
from goufu.config.postgres.binaries import Unusable
from goufu.config.postgres.server import Server

logger = logging.getLogger(__name__)

GLANCE_SECONDS = 0.2
STOP_SECONDS = 20
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
HEALTHY_AFTER_SECONDS = 60
STOPPING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

# A copy of the supervisor has all code loaded and starts at once; elsewhere copies are not safe.
if sys.platform == "linux":
    CONTEXT = multiprocessing.get_context("fork")
else:
    CONTEXT = multiprocessing.get_context("spawn")


@dataclass
class Child:
    """One process that is to run; ``work`` returns when a signal tells it to stop."""

    name: str
    work: Callable[[], object]
    process: BaseProcess | None = None
    started_at: float = 0
    start_again_at: float = 0
    pause: float = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = CONTEXT.Process(target=_be, args=(self.name, self.work), name=self.name)
        self.process.start()
        _lead_a_group(self.process.pid or 0)

    def bury(self, code: int) -> None:
        """End what the dead child left running, and say when it is started again."""
        self.end(signal.SIGKILL)
        lived = time.monotonic() - self.started_at
        longer = min(max(self.pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
        self.pause = FIRST_PAUSE if lived > HEALTHY_AFTER_SECONDS else longer
        self.start_again_at = time.monotonic() + self.pause
        self.process = None
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        logger.warning("%s ended (%s); starting it again in %.1f s", self.name, how, self.pause)

    def end(self, how: signal.Signals) -> None:
        """Send a signal to the child and all that it started."""
        if self.process is not None and self.process.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, how)


class Supervisor:
    """Starts the children, looks after them, and stops them in order when it is told to."""

    def __init__(self, children: Iterable[Child], server: Server | None = None) -> None:
        self.children = list(children)
        self.server = server
        self._stop = threading.Event()

    def run(self, *, until_up: Callable[[], bool] = lambda: True) -> None:
        """Return once a signal asked for the end and everything has ended.

        Args:
            until_up: asked at every glance until it says yes.
        """
        for number in STOPPING:
            signal.signal(number, self._told_to_stop)
        up = False
        try:
            for child in self.children:
                child.start()
            while not self._stop.wait(GLANCE_SECONDS):
                self._look_after_the_database()
                for child in self.children:
                    self._look_after(child)
                up = up or until_up()
        finally:
            self._end_all()

    def _told_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _look_after(self, child: Child) -> None:
        if child.process is None:
            if time.monotonic() >= child.start_again_at:
                child.start()
        elif child.process.exitcode is not None:
            child.bury(child.process.exitcode)

    def _look_after_the_database(self) -> None:
        if self.server is None:
            return
        try:
            if self.server.revive():
                logger.warning("the database had ended and was started again")
        except Unusable as error:
            logger.error("%s", error)
            self._stop.wait(FIRST_PAUSE)

    def _end_all(self) -> None:
        for child in self.children:
            if child.process is not None:
                child.process.terminate()  # the one process, which tells its own children
        give_up_at = time.monotonic() + STOP_SECONDS
        for child in self.children:
            if child.process is not None:
                child.process.join(timeout=max(0.0, give_up_at - time.monotonic()))
                child.end(signal.SIGKILL)
                child.process.join()


def _be(name: str, work: Callable[[], object]) -> None:
    """Become the child: a group of its own, signals as they were, and an end with the parent."""
    _lead_a_group(0)
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)
    leash.end_with_supervisor()
    with contextlib.suppress(OSError):
        Path("/proc/self/comm").write_text(f"goufu-{name}")  # what ps shows, where there is one
    import django  # noqa: PLC0415

    django.setup()  # nothing to do in a copy
    work()


def _lead_a_group(number: int) -> None:
    """Parent and child both say so, since either may be first to need it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(number, number)
