from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from goufu.config.postgres.process import is_alive

# A supervisor of two children that write down their number and sleep; one also leaves a child
# behind.
SUPERVISE = """
import os, subprocess, sys, time
from functools import partial
from pathlib import Path
import django
django.setup = lambda: None
from goufu.config import supervisor
from goufu.config.supervisor import Child, Supervisor

def write_and_sleep(name):
    left = subprocess.Popen(["sleep", "60"])
    with (Path(folder) / name).open("a") as file:
        file.write(f"{os.getpid()} {left.pid}\\n")
    time.sleep(0 if dies == "at once" else 60)

supervisor.FIRST_PAUSE = 0.1
folder, dies = sys.argv[1:]
Supervisor(Child(name, partial(write_and_sleep, name)) for name in ("one", "two")).run()
print("ended in order")
"""


class Supervised:
    """The supervisor under test, and what its children wrote down."""

    def __init__(self, python, folder: Path, dies: str = "late") -> None:
        self.folder = folder
        self.process = python("-c", SUPERVISE, str(folder), dies)

    def starts_of(self, name: str, *, number: int = 1) -> list[tuple[int, int]]:
        """Wait until the child was started so often; return its number and its own child's."""
        give_up_at = time.monotonic() + 20
        while time.monotonic() < give_up_at:
            path = self.folder / name
            lines = path.read_text().splitlines() if path.exists() else []
            if len(lines) >= number:
                return [(int(a), int(b)) for a, b in map(str.split, lines)]
            time.sleep(0.05)
        raise AssertionError(f"{name} was started {len(lines)} times, not {number}")


@pytest.fixture
def supervised(python, tmp_path):
    return Supervised(python, tmp_path)


def gone(*numbers: int) -> bool:
    give_up_at = time.monotonic() + 15
    while any(is_alive(number) for number in numbers) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    return not any(is_alive(number) for number in numbers)


def test_a_killed_child_is_started_again_without_what_it_left_behind(supervised):
    [(child, left_behind)] = supervised.starts_of("one")
    [(other, _)] = supervised.starts_of("two")

    os.kill(child, signal.SIGKILL)

    assert supervised.starts_of("one", number=2)[1][0] != child
    assert gone(left_behind)
    assert is_alive(other)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_its_children_first(supervised, how):
    numbers = [*supervised.starts_of("one")[0], *supervised.starts_of("two")[0]]

    supervised.process.send_signal(how)
    said, _ = supervised.process.communicate(timeout=20)

    assert said == "ended in order\n"
    assert gone(*numbers)


def test_children_of_a_killed_supervisor_end_with_it(supervised):
    numbers = [*supervised.starts_of("one")[0], *supervised.starts_of("two")[0]]

    supervised.process.kill()

    assert gone(*numbers)


def test_what_dies_at_once_is_started_ever_more_slowly(python, tmp_path):
    supervised = Supervised(python, tmp_path, dies="at once")
    supervised.starts_of("one", number=3)
    time.sleep(0.5)

    assert len(supervised.starts_of("one")) < 8
