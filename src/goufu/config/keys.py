"""Secrets: made once, kept in files that only their owner can read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

PRIVATE_DIRECTORY = 0o700
PRIVATE_FILE = 0o600
BYTES = 48


def keep(path: Path) -> str:
    """Return the secret in ``path``, making it first if there is none.

    Two processes that start together end up with the same secret: the file appears at once and
    whole.
    """
    existing = read(path)
    if existing:
        return existing
    path.parent.mkdir(parents=True, exist_ok=True, mode=PRIVATE_DIRECTORY)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return read(path)


def read(path: Path) -> str:
    """Return the secret in ``path``, or nothing if there is none."""
    try:
        return path.read_text("utf-8").strip()
    except FileNotFoundError:
        return ""


def is_private(path: Path) -> bool:
    """Whether nobody but the owner can read the file."""
    return not path.stat().st_mode & 0o077
