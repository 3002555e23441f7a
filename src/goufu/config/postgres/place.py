"""Where the server has its files: below the home, or elsewhere if it could not enter that."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from goufu.config.postgres.binaries import Keeper, Unusable

ELSEWHERE = Path("/var/lib/goufu")
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # The kernel allows 107 bytes on Linux and 103 on macOS.
ENTERED_BY_ALL = 0o711


@dataclass(frozen=True)
class Place:
    """The directories of one server."""

    home: Path

    @property
    def root(self) -> Path:
        return (self.home / "postgres").resolve()

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def sockets(self) -> Path:
        """The private directory of the socket; resolved, since the kernel counts its bytes."""
        return (self.root / "run").resolve()

    @property
    def logs(self) -> Path:
        return self.root / "log"

    def prepare(self) -> Keeper:
        """Make the directories for the account that runs the server, and return the account."""
        self.home.mkdir(parents=True, exist_ok=True, mode=ENTERED_BY_ALL)
        entrance = self.home / "postgres"
        keeper = Keeper.of(self.data)
        if not entrance.exists():
            self._open(entrance, keeper)
        keeper.owns(self.logs)
        self._open_sockets(keeper)
        return keeper

    def remove(self) -> None:
        """Remove all of it, wherever it is."""
        for directory in (self.sockets, self.root):
            shutil.rmtree(directory, ignore_errors=True)
        if (self.home / "postgres").is_symlink():
            (self.home / "postgres").unlink()

    def _open(self, entrance: Path, keeper: Keeper) -> None:
        """Root's own directories may be closed to others: then the server works elsewhere."""
        if entrance.is_symlink() or not keeper.reaches(self.home):
            target = entrance.readlink() if entrance.is_symlink() else ELSEWHERE / digest(self.home)
            target.mkdir(parents=True, exist_ok=True, mode=ENTERED_BY_ALL)
            if not entrance.is_symlink():
                entrance.symlink_to(target)
        else:
            entrance.mkdir(mode=ENTERED_BY_ALL)

    def _open_sockets(self, keeper: Keeper) -> None:
        sockets = self.root / "run"
        if not sockets.is_symlink() and len(os.fsencode(sockets / SOCKET)) <= LONGEST_SOCKET_PATH:
            keeper.owns(sockets)
            return
        target = Path(tempfile.gettempdir()).resolve() / f"goufu-{digest(sockets)}"
        keeper.owns(target)
        found = target.lstat()
        # Anybody may write in a temporary directory: what is there already must be ours, and
        # closed.
        if target.is_symlink() or found.st_uid != keeper.uid or found.st_mode & 0o077:
            raise Unusable(
                f"{target} belongs to somebody else: remove it, or set GOUFU_HOME to a shorter "
                "path."
            )
        if not sockets.is_symlink():
            sockets.symlink_to(target)


def digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
