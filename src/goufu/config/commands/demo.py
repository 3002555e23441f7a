"""``goufu demo``: the sample year, ready to be walked through in a browser.

What was done in it stays; ``goufu reset`` starts over.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from goufu.config import database, environment, home
from goufu.config.commands import management
from goufu.config.commands.migrate import bring_up_to_date, missing
from goufu.config.commands.serve import refuse_a_taken_port, serve
from goufu.config.environment import BadSetting, Environment
from goufu.config.postgres.binaries import Unusable


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu demo", description=__doc__)
    parser.add_argument("--no-serve", action="store_true", help="only load it, do not open it")
    given = parser.parse_args(words)
    os.environ.setdefault("GOUFU_DEMO", "yes")
    env = environment.from_here()
    if not env.demo:
        raise BadSetting("GOUFU_DEMO says no, so there is no demo: unset it, or run `goufu serve`.")
    if not given.no_serve:
        refuse_a_taken_port(env)
    with _step(f"Home {env.home}"):
        home.prepare(env)
    begun = time.monotonic()
    with management.ready(env) as server:
        _tell("PostgreSQL", begun)
        with _step("Tables"):
            if missing():
                bring_up_to_date(verbosity=0)
        _load(env)
        if not given.no_serve:
            serve(env, server, when_up=lambda: _welcome(env))
    return 0


def _load(env: Environment) -> None:
    from django.db import connection

    from goufu.config import showcase

    found = showcase.state()
    if found is showcase.State.REAL:
        raise Unusable(
            "The database holds accounts that are not of the sample, and a demo would open them to "
            "everybody: set GOUFU_HOME to another directory."
        )
    if found is showcase.State.HALF:
        with _step("The last load did not come to its end; starting over"):
            connection.close()
            database.empty(env)
            bring_up_to_date(verbosity=0)
    if found is not showcase.State.SAMPLE:
        print("  Sample year …", flush=True)
        begun = time.monotonic()
        if showcase.load(at=datetime.now(UTC)):
            _tell("Sample year", begun)
    print("\nSample accounts, entered with one click on the sign-in page:")
    print(showcase.accounts(at=datetime.now(UTC)), flush=True)


def _welcome(env: Environment) -> None:
    print(f"\nOpen {env.address}   (Ctrl-C stops it; what you do stays)\n", flush=True)


@contextmanager
def _step(name: str) -> Iterator[None]:
    begun = time.monotonic()
    yield
    _tell(name, begun)


def _tell(name: str, begun: float) -> None:
    print(f"  {name:<40} {time.monotonic() - begun:5.1f} s", flush=True)
