"""Kill processes of a running Goufu at random and look whether anything is lost: `make chaos`.

Every few seconds one of them is ended with SIGKILL: the supervisor, the web server or one of its
workers, the worker, the clock, the main process of PostgreSQL or one of its connections. All the
while, rows are committed, a page is asked for, and an officer opens projects over JSON: whatever
gets no answer is sent again under its old key until it does. In the end every acknowledged row and
project must be there once, the ledger whole, the page answer, and nothing be left running.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from http.client import HTTPException
from pathlib import Path

import psycopg

from goufu.config.postgres import process
from goufu.config.postgres.server import Server

SECONDS = 60.0  # unless the command says otherwise
PAUSE = (2.0, 5.0)
PATIENCE = 60


class Installation:
    """A home of its own, the command that serves it, and who is running there."""

    def __init__(self, home: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.server = Server(home)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GOUFU_")},
            "GOUFU_HOME": str(home),
            "GOUFU_PORT": str(self.port),
            "GOUFU_LOG_LEVEL": "ERROR",
        }
        self.log = (home.parent / "log").open("w")
        self.supervisor = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "goufu", "serve", "--migrate"]
        return subprocess.Popen(command, env=self.environment, stdout=self.log, stderr=self.log)

    def run(self, *words: str) -> str:
        """Run a program on this installation to its end; return what it said last."""
        root = Path(__file__).parents[1]
        done = subprocess.run(
            [sys.executable, "-m", *words],
            env={
                **self.environment,
                "DJANGO_SETTINGS_MODULE": "goufu.config.settings",
                "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
            },
            cwd=root,
            text=True,
            stdout=subprocess.PIPE,
            check=True,
        )
        return done.stdout.strip().splitlines()[-1]

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=2) as page:
                return bool(page.status == 200)
        except OSError:
            return False

    def processes(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {"supervisor": [self.supervisor.pid]}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and process.is_alive(int(entry.name)):
                name = self._name_of(entry)
                if name:
                    found.setdefault(name, []).append(int(entry.name))
        return found

    def _name_of(self, entry: Path) -> str:
        try:
            name = (entry / "comm").read_text().strip()
            if f"GOUFU_PORT={self.port}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                return name.removeprefix("goufu-") if name.startswith("goufu-") else ""
            if (entry / "cwd").readlink() == self.server.place.data:
                if int(entry.name) == process.postmaster(self.server.place.data):
                    return "database"
                return "connection" if b"goufu" in (entry / "cmdline").read_bytes() else ""
        except (OSError, IndexError):
            pass
        return ""


class Writer(threading.Thread):
    """Commits numbers, one by one, on whatever connection it can get."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self.server, self.stop = server, threading.Event()
        self.acknowledged: list[int] = []

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.server.place.sockets), user="goufu", dbname="goufu", autocommit=True
        )

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            try:
                with self.connect() as connection:
                    connection.execute("CREATE TABLE IF NOT EXISTS chaos (number int)")
                    while not self.stop.is_set():
                        number += 1
                        connection.execute("INSERT INTO chaos VALUES (%s)", [number])
                        self.acknowledged.append(number)
            except psycopg.Error:
                time.sleep(0.05)

    def lost(self) -> set[int]:
        with self.connect() as connection:
            kept = {number for (number,) in connection.execute("SELECT number FROM chaos")}
        return set(self.acknowledged) - kept


class Officer(threading.Thread):
    """Opens projects through the API, one by one; knows of each whether it was answered."""

    def __init__(self, installation: Installation) -> None:
        super().__init__(daemon=True)
        self.stop, self.installation = threading.Event(), installation
        installation.run("tests.journeys.scratch", "settle")
        told = json.loads(installation.run("tests.journeys.scratch", "token"))
        self.secret, self.body = told["secret"], told["body"]
        self.acknowledged: list[str] = []
        self.sent_again = 0

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            while (ref := self._send(number)) is None:
                self.sent_again += 1
                time.sleep(0.2)
            self.acknowledged.append(ref)
            time.sleep(0.2)  # stays below the rate limit

    def _send(self, number: int) -> str | None:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.installation.port}/api/v1/projects",
            data=json.dumps({**self.body, "title": f"项目 {number}"}).encode(),
            headers={
                "Authorization": f"Bearer {self.secret}",
                "Content-Type": "application/json",
                "Idempotency-Key": f"chaos-{number}",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
                return str(json.load(answer)["ref"])
        except (OSError, HTTPException, ValueError):
            return None

    def wrong(self, writer: Writer) -> list[str]:
        """Say what was lost, what was done twice, and what of it has no line."""
        with writer.connect() as connection:
            refs = [
                ref
                for (ref,) in connection.execute(
                    "SELECT ref FROM projects_project WHERE title LIKE '项目 %'"
                )
            ]
            lines = [
                ref
                for (ref,) in connection.execute(
                    "SELECT ref FROM ledger_entry WHERE event = 'project.open' AND ref = ANY(%s)",
                    [refs],
                )
            ]
        found = []
        if lost := set(self.acknowledged) - set(refs):
            found.append(f"lost: {sorted(lost)}")
        if len(self.acknowledged) != len(set(self.acknowledged)):
            found.append("two requests got the same project")
        if len(refs) != len(self.acknowledged):
            found.append(f"{len(refs)} projects for {len(self.acknowledged)} requests")
        if sorted(lines) != sorted(refs):
            found.append("projects and lines of the ledger differ")
        return found


def wait_for(installation: Installation) -> float:
    begun = time.monotonic()
    while not installation.answers():
        assert time.monotonic() - begun < PATIENCE, "it does not answer any more"
        time.sleep(0.05)
    return time.monotonic() - begun


def strike(installation: Installation, writer: Writer) -> None:
    running = installation.processes()
    name = random.choice(sorted(running))  # noqa: S311
    victim = random.choice(running[name])  # noqa: S311
    try:
        os.kill(victim, signal.SIGKILL)
    except ProcessLookupError:
        return
    if name == "supervisor":
        installation.supervisor.wait()
        time.sleep(1.5)  # its children notice
        installation.supervisor = installation.start()
    time.sleep(0.3)
    gap = wait_for(installation)
    print(
        f"  {name:<12} killed, answered again after {gap:4.1f} s, {len(writer.acknowledged)} rows"
    )


def main(seconds: float) -> int:
    above = Path(tempfile.mkdtemp(prefix="goufu-chaos-"))
    above.chmod(0o755)
    installation = Installation(above / "home")
    print(f"  up after {wait_for(installation):.1f} s")
    writer, officer = Writer(installation.server), Officer(installation)
    writer.start()
    officer.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(random.uniform(*PAUSE))  # noqa: S311
        strike(installation, writer)
    writer.stop.set()
    officer.stop.set()
    writer.join()
    officer.join()
    lost, wrong = writer.lost(), officer.wrong(writer)
    print(f"  {installation.run('goufu', 'ledger', 'verify')}")
    installation.supervisor.send_signal(signal.SIGTERM)
    installation.supervisor.wait(timeout=60)
    left = [number for numbers in installation.processes().values() for number in numbers]
    left = [number for number in left if process.is_alive(number)]
    print(
        f"{len(writer.acknowledged)} rows and {len(officer.acknowledged)} projects acknowledged"
        f" ({officer.sent_again} sent again), {len(lost)} lost, {len(left)} left running"
    )
    for said in wrong:
        print(f"  {said}")
    if lost or wrong or left:
        print(f"See {above}.")
        return 1
    installation.server.destroy()
    shutil.rmtree(above)
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
