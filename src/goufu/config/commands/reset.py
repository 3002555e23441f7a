"""``goufu reset``: throw away database, documents, mails and secrets, and start over."""

from __future__ import annotations

import argparse
import sys

from goufu.config import database, environment, home
from goufu.config.environment import Environment
from goufu.config.postgres.server import Server

WORD = "reset"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu reset", description=__doc__)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    given = parser.parse_args(words)
    env = environment.from_here()
    if not given.yes and not _is_meant(env):
        print("Nothing was changed.", file=sys.stderr)
        return 1
    if env.embedded:
        Server(env.home).destroy()
    else:
        database.check(env)
        database.empty(env)
    home.clear(env)
    print(f"{env.home} is empty.")
    return 0


def _is_meant(env: Environment) -> bool:
    what = "the database" if env.embedded else "every table of the database in DATABASE_URL"
    print(f"This throws away {what}, and documents, mails and secrets in {env.home}.")
    try:
        return input(f"Type {WORD} to go on: ").strip() == WORD
    except EOFError:
        return False
