"""``goufu restore BACKUP``: put back what ``goufu backup`` wrote, in place of what is there."""

from __future__ import annotations

import argparse
import contextlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO

from goufu.config import database, environment, home
from goufu.config.commands.backup import DUMP, SUMS, digest_of
from goufu.config.environment import Environment
from goufu.config.postgres.binaries import Unusable, installed_programs
from goufu.config.postgres.server import Server

WORD = "restore"
HEAD_LINES = 40  # more than the settings with which a dump begins, and no data among them
NEWER_SETTING = b"SET transaction_timeout = 0;\n"
AS_TEXT = ("--file=-", "--clean", "--if-exists", "--no-owner", "--no-privileges")
AS_SCRIPT = ("--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1")


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
    """Replace database, documents, mails and secrets; what learners practised ends."""
    database.end_practice(env)
    _fill(backup / DUMP, database.conninfo(env))
    for name in home.CLOSED:
        archive = backup / f"{name}.tar"
        if archive.exists():
            shutil.rmtree(env.home / name, ignore_errors=True)
            with tarfile.open(archive) as kept:
                kept.extractall(env.home, filter="data")
            (env.home / name).chmod(0o700)


def _fill(dump: Path, conninfo: str) -> None:
    """Empty the database and fill it from the dump: all of it, or nothing is changed.

    The dump goes through psql as text, because pg_restore alone sends parameters that a server
    older than itself does not know.

    Raises:
        Unusable: the dump cannot be read, or the database refuses it.
    """
    with (
        _program("pg_restore", *AS_TEXT, str(dump), stdout=subprocess.PIPE) as reading,
        _program("psql", *AS_SCRIPT, f"--dbname={conninfo}", stdin=subprocess.PIPE) as writing,
    ):
        text, script = reading.process.stdout, writing.process.stdin
        assert text is not None
        assert script is not None
        with contextlib.suppress(BrokenPipeError), script:
            script.write(f"BEGIN; {database.EMPTY}\n".encode())
            _pass_on(text, script)
            if reading.process.wait() == 0:
                script.write(b"COMMIT;\n")
        text.close()
        # Whoever refused first is the reason; the other only found nobody at the end of the pipe.
        writing.check()
        reading.check()


def _pass_on(text: IO[bytes], script: IO[bytes]) -> None:
    """Copy the script without the setting that PostgreSQL 15 and 16 refuse."""
    for line in islice(text, HEAD_LINES):
        if line != NEWER_SETTING:
            script.write(line)
    shutil.copyfileobj(text, script)


@dataclass(frozen=True)
class _Running:
    name: str
    process: subprocess.Popen[bytes]
    errors: IO[bytes]

    def check(self) -> None:
        """Wait for the end of it. Raises: Unusable."""
        code = self.process.wait()
        if code:
            self.errors.seek(0)
            said = self.errors.read().decode(errors="replace")
            raise Unusable(f"{self.name} did not succeed: {' '.join(said.split()) or code}")


@contextlib.contextmanager
def _program(
    name: str, *words: str, stdin: int | None = None, stdout: int | None = None
) -> Iterator[_Running]:
    command = [str(installed_programs() / name), *words]
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=errors) as process,
    ):
        yield _Running(name, process, errors)


def _is_meant(env: Environment, backup: Path) -> bool:
    print(f"This replaces the database, documents, mails and secrets of {env.home} by {backup}.")
    try:
        return input(f"Type {WORD} to go on: ").strip() == WORD
    except EOFError:
        return False
