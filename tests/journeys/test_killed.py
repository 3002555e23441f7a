"""SIGKILL in the middle of an action: nothing is half done, nothing is lost, nothing done twice.

Real processes on a scratch home with a durable database of its own. ``make chaos`` does the same
at random and for longer.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler

from goufu.config.postgres import process
from goufu.config.postgres.server import Server
from tests.journeys.scratch import KEY, MIDDLE

ROOT = Path(__file__).parents[2]
PATIENCE = 60


class Mail(MessageHandler):
    """A mail server that keeps the first caller waiting for as long as it lives."""

    def __init__(self) -> None:
        super().__init__()
        self.slow = True
        self.port = 0
        self.called = 0
        self.taken: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        import asyncio

        self.called += 1
        if self.slow:
            await asyncio.sleep(PATIENCE)
            return "451 too late"
        return str(await super().handle_DATA(server, session, envelope))

    def handle_message(self, message: Message) -> None:
        self.taken.append(message["Message-ID"])


class Scratch:
    """A home of its own, its database, and what runs on it."""

    def __init__(self, home: Path, smtp_port: int) -> None:
        self.server = Server(home)
        self.begun: list[subprocess.Popen[str]] = []
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
        self.environment = kept | {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "goufu.config.settings",
            "GOUFU_HOME": str(home),
            "GOUFU_LOG_LEVEL": "ERROR",
            "GOUFU_SMTP_URL": f"smtp://127.0.0.1:{smtp_port}",
        }

    def start(self, *words: str) -> subprocess.Popen[str]:
        begun = subprocess.Popen(
            [sys.executable, "-m", *words],
            env=self.environment,
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.begun.append(begun)
        return begun

    def run(self, *words: str) -> str:
        """Run to the end; return what it said last."""
        out, errors = self.start(*words).communicate(timeout=4 * PATIENCE)
        assert out, errors
        return out.strip().splitlines()[-1]

    def stopped_in_the_middle(self) -> subprocess.Popen[str]:
        begun = self.start("tests.journeys.scratch", "submit", "--stop")
        assert begun.stdout is not None
        assert begun.stdout.readline().strip() == MIDDLE
        return begun

    def count(self, what: str) -> int:
        """Count rows: a table, and what holds of them."""
        with psycopg.connect(
            host=str(self.server.place.sockets), user="goufu", dbname="goufu"
        ) as connection:
            row = connection.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608
        assert row is not None
        return int(row[0])

    def submitted(self) -> tuple[int, int, int, int]:
        """Return how many projects, lines, keys and messages there are of the submission."""
        return (
            self.count("projects_project WHERE state = 'dept_review'"),
            self.count("ledger_entry WHERE event = 'project.submit'"),
            self.count(f"workflow_done WHERE key = '{KEY}'"),
            self.count("notifications_message WHERE event = 'project.submit'"),
        )

    def end(self) -> None:
        for begun in self.begun:
            begun.kill()
            begun.communicate()


@pytest.fixture
def mail() -> Iterator[Mail]:
    handler = Mail()
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def scratch(mail: Mail) -> Iterator[Scratch]:
    above = Path(tempfile.mkdtemp(prefix="goufu-killed-"))
    above.chmod(0o755)
    made = Scratch(above / "home", mail.port)
    with made.server:
        made.run("goufu", "migrate")
        made.run("tests.journeys.scratch", "settle")
        yield made
        made.end()
    made.server.destroy()
    shutil.rmtree(above)


def test_killed_in_the_middle_nothing_is_half_done_and_nothing_twice(scratch: Scratch, mail: Mail):
    before = scratch.submitted()
    assert before == (0, 0, 0, 0)

    # The process that acts.
    acting = scratch.stopped_in_the_middle()
    acting.kill()
    acting.communicate()
    assert scratch.submitted() == before

    # The database under it, with all its processes.
    acting = scratch.stopped_in_the_middle()
    main = process.postmaster(scratch.server.place.data)
    assert main is not None
    os.kill(main, signal.SIGKILL)
    out, errors = acting.communicate("go on\n", timeout=PATIENCE)
    assert acting.returncode != 0, out
    assert "OperationalError" in errors
    scratch.server.join()
    assert scratch.submitted() == before

    # The same button pressed again: done; and again, by two at once: the same answer.
    assert scratch.run("tests.journeys.scratch", "submit") == "dept_review"
    twice = [scratch.start("tests.journeys.scratch", "submit") for _ in range(2)]
    answers = [begun.communicate(timeout=PATIENCE)[0].strip() for begun in twice]
    assert answers == ["dept_review", "dept_review"]
    # One line, one key, and one message for each of the two who review: reviewer and head.
    assert scratch.submitted() == (1, 1, 1, 2)

    _the_worker_dies_with_a_letter_in_its_hand(scratch, mail)


def _the_worker_dies_with_a_letter_in_its_hand(scratch: Scratch, mail: Mail) -> None:
    waiting = scratch.count("notifications_letter WHERE written_at > now() - '1 h'::interval")
    assert waiting > 0
    worker = scratch.start("goufu", "worker")
    _until(lambda: mail.called > 0)
    worker.kill()
    worker.communicate()
    assert mail.taken == []

    mail.slow = False
    scratch.run("tests.journeys.scratch", "letters")
    scratch.start("goufu", "worker")
    _until(lambda: len(mail.taken) == waiting)
    _until(lambda: scratch.count("notifications_letter WHERE sent_at IS NOT NULL") == waiting)
    assert len(set(mail.taken)) == waiting


def _until(holds: Any) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < give_up_at, "it never came to that"
        time.sleep(0.05)
