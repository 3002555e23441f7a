"""Keep the processes of one machine alive: web server, worker, clock, database."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import FrameType

from goufu.config.postgres.binaries import Unusable
from goufu.config.postgres.server import Server

logger = logging.getLogger(__name__)

GLANCE_SECONDS = 0.2
STOP_SECONDS = 20
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
HEALTHY_AFTER_SECONDS = 60


@dataclass
class Child:
    """One process that is to run: ``name`` is a command of goufu."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0
    start_again_at: float = 0
    pause: float = field(default=FIRST_PAUSE)

    @classmethod
    def of_goufu(cls, name: str) -> Child:
        return cls(name, [sys.executable, "-m", "goufu", name, "--supervised"])

    def start(self) -> None:
        self.started_at = time.monotonic()
        # Its own group, so that whatever it leaves behind can be ended with it; its standard
        # input is the leash.
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, process_group=0)

    def bury(self, code: int) -> None:
        """End what the dead child left running, and say when it is started again."""
        self.end(signal.SIGKILL)
        lived = time.monotonic() - self.started_at
        self.pause = (
            FIRST_PAUSE if lived > HEALTHY_AFTER_SECONDS else min(self.pause * 2, LONGEST_PAUSE)
        )
        self.start_again_at = time.monotonic() + self.pause
        self.process = None
        logger.warning(
            "%s ended (%s); starting it again in %.0f s", self.name, _how(code), self.pause
        )

    def end(self, how: signal.Signals) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, how)


class Supervisor:
    """Starts the children, looks after them, and stops them in order when it is told to."""

    def __init__(self, children: Iterable[Child], server: Server | None) -> None:
        self.children = list(children)
        self.server = server
        self._stop = threading.Event()

    def run(self, *, when_up: Callable[[], None] | None = None) -> None:
        """Return once a signal asked for the end and everything has ended."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._told_to_stop)
        try:
            for child in self.children:
                child.start()
            if when_up:
                threading.Thread(target=when_up, daemon=True).start()
            while not self._stop.wait(GLANCE_SECONDS):
                self._look_after_the_database()
                for child in self.children:
                    self._look_after(child)
        finally:
            self._end_all()

    def _told_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _look_after(self, child: Child) -> None:
        if child.process is None:
            if time.monotonic() >= child.start_again_at:
                child.start()
            return
        code = child.process.poll()
        if code is not None:
            child.bury(code)

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
                # To the one process, which tells its own children.
                with contextlib.suppress(ProcessLookupError):
                    child.process.terminate()
        give_up_at = time.monotonic() + STOP_SECONDS
        for child in self.children:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(timeout=max(0.0, give_up_at - time.monotonic()))
                child.end(signal.SIGKILL)
                child.process.wait()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
