"""A new database cluster: made whole or not at all, with one ordinary role and its database."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from goufu.config.postgres.binaries import NOBODY, Keeper, Unusable, major_version
from goufu.config.postgres.place import Place

SUPERUSER = "postgres"
NAME = "goufu"

# Collation and case come from PostgreSQL itself, not from the machine: an index stays true when the
# machine changes. The character type must know Chinese, or trigram search finds nothing.
CTYPE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
LOCALE = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
)

SETTINGS = """
# Written by Goufu when the database was made. Change what your machine can bear; the listening
# address and the socket are given on the command line.
shared_buffers = 256MB
effective_cache_size = 1GB
maintenance_work_mem = 128MB
work_mem = 16MB
max_connections = 100
max_wal_size = 2GB
wal_compression = on
random_page_cost = 1.1
jit = off
idle_in_transaction_session_timeout = 5min
log_timezone = 'UTC'
timezone = 'UTC'
logging_collector = on
log_directory = '../log'
log_filename = 'postgres-%a.log'
log_rotation_age = 1d
log_truncate_on_rotation = on
log_min_messages = error
log_min_error_statement = panic
log_line_prefix = '%m [%p] '
"""
FAST_BUT_FORGETFUL = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


def make(place: Place, keeper: Keeper, programs: Path, *, durable: bool) -> None:
    """Make the cluster beside its place and move it there: a half-made one never counts."""
    draft = place.root / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    keeper.owns(draft)
    command = [
        str(programs / "initdb"),
        f"--pgdata={draft}",
        f"--username={SUPERUSER}",
        "--auth=peer",
        "--data-checksums",
        *LOCALE,
        f"--lc-ctype={CTYPE}",
        *([] if durable else ["--no-sync"]),
    ]
    done = subprocess.run(
        command, cwd="/", capture_output=True, text=True, **keeper.as_child(), check=False
    )
    if done.returncode:
        raise Unusable(f"The database could not be made in {place.root}: {_last_line(done.stderr)}")
    with (draft / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(SETTINGS if durable else SETTINGS + FAST_BUT_FORGETFUL)
    draft.rename(place.data)


def check_version(place: Place) -> None:
    """Refuse data of another major version; PostgreSQL would only say that it is incompatible."""
    made_by = (place.data / "PG_VERSION").read_text("utf-8").strip()
    if made_by != str(major_version()):
        raise Unusable(
            f"The data in {place.data} was made by PostgreSQL {made_by} and this Goufu brings "
            f"{major_version()}: "
            "back it up with the Goufu that made it and restore it with this one "
            "(deploy/backup-and-restore.md)."
        )


def let_in(place: Place, keeper: Keeper) -> None:
    """Let the owner and root in through the private socket, without a password; nobody else."""
    people = {"root", pwd.getpwuid(os.geteuid()).pw_name}
    if keeper.name != NOBODY:
        people.add(keeper.name)
    lines = [
        f"goufu  {person}  {role}\n" for person in sorted(people) for role in (NAME, SUPERUSER)
    ]
    _write(place.data / "pg_ident.conf", "".join(lines), keeper)
    _write(
        place.data / "pg_hba.conf",
        "local all all peer map=goufu\nlocal replication all peer map=goufu\n",
        keeper,
    )


def make_role_and_database(sockets: Path) -> None:
    """The application's own role owns the application's database and nothing else."""
    with psycopg.connect(
        host=str(sockets), user=SUPERUSER, dbname="postgres", autocommit=True
    ) as admin:
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [NAME]).fetchone():
            admin.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(NAME)))
        if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            admin.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(NAME)))


def _write(path: Path, text: str, keeper: Keeper) -> None:
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    if not keeper.is_us:
        os.chown(path, keeper.uid, keeper.gid)


def _last_line(text: str) -> str:
    lines = [line for line in text.strip().splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given."
