"""The home of an installation: what it holds, and what is made there before anything starts."""

from __future__ import annotations

import shutil
from pathlib import Path

from goufu.base import practice
from goufu.config import keys
from goufu.config.environment import Environment
from goufu.config.messages import compiled
from goufu.config.postgres.binaries import Unusable

# Everything that Goufu ever makes in its home; `goufu reset` removes these and nothing else.
CLOSED = ("bank", "documents", "mail", "secrets", "treasury")
OPEN = ("locale", "static")
PASSING = (practice.FILES,)  # Made when needed, of no worth.


def prepare(env: Environment) -> None:
    """Make the directories, the secrets and the compiled translations that are not there yet.

    Raises:
        Unusable: this account may not write in the home.
    """
    try:
        env.home.mkdir(parents=True, exist_ok=True, mode=0o711)
        for name in CLOSED:
            (env.home / name).mkdir(exist_ok=True, mode=0o700)
        for name in OPEN:
            (env.home / name).mkdir(exist_ok=True)
        if not env.secret_key:
            keys.keep(env.key_file)
        compiled.bring_up_to_date(env.home / "locale")
    except OSError as error:
        raise Unusable(_why(error, env.home)) from None


def clear(env: Environment) -> None:
    """Remove what was made here; what somebody else put into the directory stays."""
    for name in (*CLOSED, *OPEN, *PASSING):
        shutil.rmtree(env.home / name, ignore_errors=True)


def _why(error: OSError, home: Path) -> str:
    return (
        f"{error.filename or home} cannot be used ({error.strerror}): work as the user who made "
        "it, "
        "or set GOUFU_HOME to a directory of your own."
    )
