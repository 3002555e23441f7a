"""A PostgreSQL as somebody else runs it: on a port, with a password, without a private socket."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from goufu.config.postgres.binaries import Keeper, programs_for

HOST = "127.0.0.1"
ADMIN, USER = "postgres", "goufu"
PASSWORD = "p@ss:w/rd %41 购服"
PATIENCE_SECONDS = 30


@dataclass(frozen=True)
class Outside:
    """Where it listens."""

    port: int

    def url(self, *, password: str = PASSWORD, database: str = USER, more: str = "") -> str:
        """Return what an operator writes into ``DATABASE_URL``."""
        return f"postgresql://{USER}:{quote(password, safe='')}@{HOST}:{self.port}/{database}{more}"

    def admin(self) -> psycopg.Connection:
        return psycopg.connect(
            host=HOST, port=self.port, user=ADMIN, password=PASSWORD, dbname=ADMIN, autocommit=True
        )

    def make_anew(self, *, like: str = "template0") -> None:
        """Make a database that belongs to the user, in place of the one that is there."""
        with self.admin() as admin:
            admin.execute(f"DROP DATABASE IF EXISTS {USER} WITH (FORCE)")
            admin.execute(f"CREATE DATABASE {USER} OWNER {USER} TEMPLATE {like} ENCODING 'UTF8'")


@contextlib.contextmanager
def running(programs: Path | None) -> Iterator[Outside]:
    """Run a server made by these programs, or by those that come along, while the block lasts."""
    above = Path(tempfile.mkdtemp(prefix="goufu-test-"))
    above.chmod(0o755)
    keeper = Keeper.of(above / "data")
    programs = programs or programs_for(keeper, above)
    data = keeper.owns(above / "data")
    _make(programs, data, keeper)
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
    words = ["-D", data, "-h", HOST, "-p", str(port), "-k", "", "-F"]
    with (above / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", *words], cwd="/", stdout=log, stderr=log, **keeper.as_child()
        )
    try:
        outside = Outside(port)
        _wait(outside)
        with outside.admin() as admin:
            role = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}")
            admin.execute(role.format(sql.Identifier(USER), PASSWORD))
        yield outside
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=PATIENCE_SECONDS)
        shutil.rmtree(above)


def _make(programs: Path, data: Path, keeper: Keeper) -> None:
    secret = data.parent / "password"
    secret.write_text(PASSWORD, "utf-8")
    subprocess.run(
        [
            *(programs / "initdb", "-D", data, "-U", ADMIN, "--auth=scram-sha-256"),
            *(f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        cwd="/", capture_output=True, check=True, **keeper.as_child(),
    )  # fmt: skip


def _wait(outside: Outside) -> None:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            outside.admin().close()
            return
        except psycopg.OperationalError:
            assert time.monotonic() < give_up_at
            time.sleep(0.05)


@contextlib.contextmanager
def pretending(version: str) -> Iterator[Outside]:
    """Answer on a port as a server of this version greets; there is none behind it."""
    with socket.create_server((HOST, 0)) as door:
        threading.Thread(target=_greet, args=(door, version), daemon=True).start()
        yield Outside(door.getsockname()[1])
        door.shutdown(socket.SHUT_RDWR)


def _greet(door: socket.socket, version: str) -> None:
    with contextlib.suppress(OSError):
        while True:
            guest, _ = door.accept()
            with guest:
                while struct.unpack("!I", _asked(guest)[:4])[0] != STARTUP:
                    guest.sendall(b"N")  # no encryption
                settings = {"server_version": version, "client_encoding": "UTF8"}
                guest.sendall(
                    _message(b"R", struct.pack("!I", 0))
                    + b"".join(
                        _message(b"S", f"{name}\0{value}\0".encode())
                        for name, value in settings.items()
                    )
                    + _message(b"Z", b"I")
                )
                guest.recv(1024)


STARTUP = 3 << 16


def _asked(guest: socket.socket) -> bytes:
    (length,) = struct.unpack("!I", guest.recv(4))
    return guest.recv(length - 4)


def _message(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("!I", len(content) + 4) + content
