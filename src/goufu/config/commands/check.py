"""``goufu check``: is everything that this installation needs there and in order?"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from goufu.config import database, environment, keys
from goufu.config.commands import management
from goufu.config.commands.migrate import missing
from goufu.config.environment import Environment

PROBE = "goufu-check"
LATE = timedelta(minutes=5)


class Wrong(Exception):
    """Something is not in order; the message says what to do."""


def main(words: list[str]) -> int:
    argparse.ArgumentParser(prog="goufu check", description=__doc__).parse_args(words)
    env = environment.from_here()
    with management.ready(env):
        answers = [_answer(name, look, env) for name, look in LOOKS]
    return 0 if all(answers) else 1


def _answer(name: str, look: Callable[[Environment], str], env: Environment) -> bool:
    from django.db import Error

    try:
        found, good = look(env), True
    except Wrong as wrong:
        found, good = str(wrong), False
    except Error as error:
        found, good = str(error).partition("\n")[0], False
    print(f"{'ok   ' if good else 'WRONG'}  {name:<12} {found}")
    return good


def _settings(env: Environment) -> str:
    from django.core.checks import ERROR, run_checks

    if env.demo and env.address.startswith("https://"):
        raise Wrong("GOUFU_DEMO is on at a public address: everybody can enter as anybody.")
    errors = [found for found in run_checks() if found.level >= ERROR]
    if errors:
        raise Wrong("; ".join(str(found.msg) for found in errors))
    return f"home {env.home}, address {env.address}{', DEMO' * env.demo}{', DEBUG' * env.debug}"


def _secrets(env: Environment) -> str:
    if env.secret_key:
        return "the key comes from GOUFU_SECRET_KEY"
    others = [path for path in (env.home / "secrets").rglob("*") if path.is_file()]
    for path in {env.key_file, *others}:
        if not keys.is_private(path):
            raise Wrong(f"{path} can be read by others: run chmod 600 on it.")
    return f"{env.key_file} is there and private"


def _database(env: Environment) -> str:
    return f"PostgreSQL {database.check(env)}, {'our own' if env.embedded else 'external'}"


def _migrations(_env: Environment) -> str:
    behind = missing()
    if behind:
        raise Wrong(f"{len(behind)} are missing, the first is {behind[0]}: run `goufu migrate`.")
    return "all applied"


def _mail(env: Environment) -> str:
    from django.core import mail

    if not env.smtp_url:
        return f"kept as files in {env.home / 'mail'}; GOUFU_SMTP_URL names a server"
    try:
        with mail.get_connection():
            return "the server lets us in"
    except OSError as error:
        raise Wrong(f"the server of GOUFU_SMTP_URL does not let us in: {error}") from None


def _documents(_env: Environment) -> str:
    from botocore.exceptions import BotoCoreError, ClientError
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    try:
        name = default_storage.save(PROBE, ContentFile(b"probe"))
        with default_storage.open(name) as file:
            same = file.read() == b"probe"
        default_storage.delete(name)
    except (OSError, BotoCoreError, ClientError) as error:
        raise Wrong(f"documents cannot be kept: {error}") from None
    if not same:
        raise Wrong("a document came back other than it was stored.")
    return "written, read back and removed"


def _clock(_env: Environment) -> str:
    """The clock marks every tick; a worker does what it enqueues."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from goufu.config.models import Mark

    mark = Mark.get("clock")
    if mark is None:
        return "has never ticked; `goufu serve` starts it"
    age = datetime.now(UTC) - mark.at
    if age > LATE:
        return f"does not run; its last tick was {mark.at:%Y-%m-%d %H:%M} UTC"
    waiting = ProcrastinateJob.objects.filter(status="todo").count()
    if waiting and ProcrastinateJob.objects.filter(status="doing").count() == 0 and waiting > MANY:
        raise Wrong(f"{waiting} jobs wait and none is being done: is a worker running?")
    return f"ticked {age.seconds} s ago, {waiting} jobs wait"


MANY = 20
LOOKS: tuple[tuple[str, Callable[[Environment], str]], ...] = (
    ("settings", _settings),
    ("secrets", _secrets),
    ("database", _database),
    ("migrations", _migrations),
    ("mail", _mail),
    ("documents", _documents),
    ("clock", _clock),
)
