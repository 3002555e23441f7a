"""``goufu backup DIRECTORY``: database, documents, mails and secrets, into a new one in there.

It may run while Goufu does. The copy holds secrets: keep it as closed as the home itself.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from goufu.base import practice
from goufu.base.training import names
from goufu.config import database, environment, home
from goufu.config.environment import Environment
from goufu.config.postgres.binaries import Unusable, installed_programs

DUMP = "database.dump"
SUMS = "SHA256SUMS"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu backup", description=__doc__)
    parser.add_argument("directory", type=Path)
    env = environment.from_here()
    into = parser.parse_args(words).directory.absolute()
    if not into.is_dir():
        parser.error(f"there is no directory {into}")
    with database.in_use(env):
        print(make(env, into, at=datetime.now(UTC)))
    return 0


def make(env: Environment, into: Path, *, at: datetime) -> Path:
    """Write the backup beside its place and move it there, so that a half-made one has no name."""
    target = into / f"goufu-{at:%Y%m%dT%H%M%SZ}"
    draft = target.with_suffix(".part")
    draft.mkdir(mode=0o700)
    # The database first: a document is stored before the row that names it, and one in a dossier
    # is never removed, so every such row in the dump has its document in the copy made after it.
    # Practice is nobody's record and stays behind.
    run(
        "pg_dump",
        "--format=custom",
        f"--exclude-schema={names.BEGINS}*",
        "--exclude-table-data=training_sandbox",
        f"--file={draft / DUMP}",
        f"--dbname={database.conninfo(env)}",
    )
    for name in home.CLOSED:
        if (env.home / name).is_dir():
            with tarfile.open(draft / f"{name}.tar", "w") as archive:
                archive.add(env.home / name, arcname=name, filter=_but_practice)
    files = sorted(draft.iterdir())
    (draft / SUMS).write_text("".join(f"{digest_of(path)}  {path.name}\n" for path in files))
    for path in draft.iterdir():
        path.chmod(0o600)
    return draft.rename(target)


def _but_practice(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    return None if practice.FILES in Path(member.name).parts[1:2] else member


def run(program: str, *words: str) -> None:
    """Run a program of PostgreSQL that is at least as new as the database.

    Raises:
        Unusable: there is none, or it does not succeed.
    """
    path = installed_programs() / program
    environ = {**os.environ, "PGAPPNAME": "goufu"}
    done = subprocess.run([path, *words], env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise Unusable(f"{program} did not succeed: {reason}")


def digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
