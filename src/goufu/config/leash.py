"""A child process ends when its parent ends, however that ended."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time

GRACE_SECONDS = 10


def end_with_supervisor() -> None:
    """Stop this process and its own children once standard input closes.

    The supervisor keeps the other end of that pipe; the kernel closes it when the supervisor is
    killed, too.
    """
    threading.Thread(target=_wait_for_end_of_input, daemon=True).start()


def end_with_main_process() -> None:
    """Stop this worker of the web server once the process that made it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:

        def wait() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=wait, daemon=True).start()


def _wait_for_end_of_input() -> None:
    with contextlib.suppress(OSError):
        while os.read(sys.stdin.fileno(), 1024):
            pass
    os.killpg(0, signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os.killpg(0, signal.SIGKILL)
