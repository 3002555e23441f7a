"""Which server is alive: told from the process table, since a number may be stale or reused."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")


def postmaster(data: Path) -> int | None:
    """Return the process that serves this data directory, or nothing if it is dead."""
    try:
        number = int((data / "postmaster.pid").read_text("utf-8", errors="replace").split("\n")[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    return number if _is_postgres(number) else None


def forget_the_dead(data: Path, sockets: Path) -> None:
    """Clear away what a killed server left behind, so that the next one starts.

    Its children notice within a moment that it is gone. One that does not, for example because
    it is stopped, would keep the shared memory and is killed: what it had committed is on disk.
    """
    if postmaster(data) is not None:
        return
    # PostgreSQL asks only whether the number is taken: by another program, or by a process that
    # ended and was not collected, it would be misled.
    for left_behind in (data / "postmaster.pid", *sockets.glob(".s.PGSQL.*")):
        left_behind.unlink(missing_ok=True)
    for attempt in range(100):
        orphans = list(_processes_in(data))
        if not orphans:
            return
        if attempt > 20:  # noqa: PLR2004  two seconds of grace
            for number in orphans:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
        time.sleep(0.1)


def is_alive(number: int) -> bool:
    """Whether the process runs; one that ended and was not yet collected by its parent does not."""
    return _state(number) not in ("", "Z", "X")


def _is_postgres(number: int) -> bool:
    if not is_alive(number):
        return False
    if PROCESSES.is_dir():
        try:
            command = (PROCESSES / str(number) / "cmdline").read_bytes()
        except OSError:
            return False
        return os.path.basename(command.split(b"\0")[0]) == b"postgres"
    return "postgres" in _asked_of_ps(number, "command")


def _state(number: int) -> str:
    if PROCESSES.is_dir():
        try:
            # The name, in brackets, may itself hold spaces and brackets.
            return (PROCESSES / str(number) / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return ""
    return _asked_of_ps(number, "state")[:1]


def _asked_of_ps(number: int, what: str) -> str:
    asked = subprocess.run(
        ["/bin/ps", "-o", f"{what}=", "-p", str(number)],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip()


def _processes_in(data: Path) -> Iterator[int]:
    """Processes of PostgreSQL that work in this data directory."""
    if not PROCESSES.is_dir():
        return
    for entry in PROCESSES.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if (entry / "cwd").readlink() == data and is_alive(int(entry.name)):
                    yield int(entry.name)
