"""A child process ends when its parent ends, however that ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable

GRACE_SECONDS = 10


def end_with_supervisor() -> None:
    """Stop this process and its own children once the supervisor is gone."""
    _when_the_parent_ends(_stop_the_group)


def end_with_main_process() -> None:
    """Stop this worker of the web server once the process that made it is gone."""
    _when_the_parent_ends(lambda: os._exit(1))


def _when_the_parent_ends(do: Callable[[], None]) -> None:
    """The kernel tells, by closing a pipe, so that it is told of a killed parent, too."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            do()

        threading.Thread(target=wait, daemon=True).start()


def _stop_the_group() -> None:
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(0, signal.SIGKILL)
