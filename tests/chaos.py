"""Kill processes of a running Goufu at random and look whether anything is lost: `make chaos`.

Every few seconds one of them is ended with SIGKILL: the supervisor, the web server or one of its
workers, the worker, the clock, the main process of PostgreSQL or one of its connections. All the
while, rows are committed and a page is asked for. In the end every acknowledged row must be there,
the page must answer, and nothing may be left running.
"""

from __future__ import annotations

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
    writer = Writer(installation.server)
    writer.start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(random.uniform(*PAUSE))  # noqa: S311
        strike(installation, writer)
    writer.stop.set()
    writer.join()
    lost = writer.lost()
    installation.supervisor.send_signal(signal.SIGTERM)
    installation.supervisor.wait(timeout=60)
    left = [number for numbers in installation.processes().values() for number in numbers]
    left = [number for number in left if process.is_alive(number)]
    print(
        f"{len(writer.acknowledged)} rows acknowledged, {len(lost)} lost, {len(left)} left running"
    )
    if lost or left:
        print(f"See {above}.")
        return 1
    installation.server.destroy()
    shutil.rmtree(above)
    return 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
