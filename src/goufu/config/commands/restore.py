"""``goufu restore BACKUP``: put back what ``goufu backup`` wrote, in place of what is there."""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
from pathlib import Path

from goufu.config import database, environment, home
from goufu.config.commands.backup import DUMP, SUMS, digest_of, run
from goufu.config.environment import Environment
from goufu.config.postgres.binaries import Unusable
from goufu.config.postgres.server import Server

WORD = "restore"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu restore", description=__doc__)
    parser.add_argument("backup", type=Path)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    given = parser.parse_args(words)
    env = environment.from_here()
    check_whole(given.backup)
    if env.embedded:
        Server(env.home).refuse_if_in_use()
    if not given.yes and not _is_meant(env, given.backup):
        print("Nothing was changed.", file=sys.stderr)
        return 1
    home.prepare(env)
    with database.in_use(env):
        put_back(env, given.backup)
    print("Done. Now run `goufu check` and `goufu ledger verify`.")
    return 0


def check_whole(backup: Path) -> None:
    """Refuse a backup with a file missing or altered, before anything is thrown away.

    Raises:
        Unusable: it is not as it was written.
    """
    try:
        lines = (backup / SUMS).read_text("utf-8").splitlines()
    except OSError:
        raise Unusable(f"{backup} is not a backup: it has no {SUMS}.") from None
    for line in lines:
        digest, name = line.split("  ", maxsplit=1)
        path = backup / name
        if not path.is_file() or digest_of(path) != digest:
            raise Unusable(f"{path} is missing or was altered: take another backup.")


def put_back(env: Environment, backup: Path) -> None:
    """Replace database, documents, mails and secrets."""
    database.empty(env)
    run(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        f"--dbname={database.conninfo(env)}",
        str(backup / DUMP),
    )
    for name in home.CLOSED:
        archive = backup / f"{name}.tar"
        if archive.exists():
            shutil.rmtree(env.home / name, ignore_errors=True)
            with tarfile.open(archive) as kept:
                kept.extractall(env.home, filter="data")
            (env.home / name).chmod(0o700)


def _is_meant(env: Environment, backup: Path) -> bool:
    print(f"This replaces the database, documents, mails and secrets of {env.home} by {backup}.")
    try:
        return input(f"Type {WORD} to go on: ").strip() == WORD
    except EOFError:
        return False
