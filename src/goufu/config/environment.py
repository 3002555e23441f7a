"""Every setting of Goufu in one table: read at start, refused when wrong, printed as a page.

Nothing else in the project reads the environment. Code asks ``settings.GOUFU.<field>``.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any

from goufu.config import kinds
from goufu.config.kinds import setting
from goufu.config.open_data import OpenData

SOURCE_TREE = Path(__file__).parents[3]
IN_SOURCE_TREE = (SOURCE_TREE / "pyproject.toml").exists()


class BadSetting(Exception):
    """A setting has a value that cannot be used; the message is one sentence for the operator."""


# ruff: noqa: RUF009  ``setting`` makes a field, as ``dataclasses.field`` does


@dataclass(frozen=True)
class Environment(OpenData):
    """The values in force, one field for each setting."""

    home: Path = setting(
        "GOUFU_HOME",
        kinds.PATH,
        str(SOURCE_TREE / "var") if IN_SOURCE_TREE else "~/.local/share/goufu",
        "Where everything is kept that must survive: database, documents, secrets. Back it up.",
    )
    host: str = setting(
        "GOUFU_HOST", kinds.HOST, "127.0.0.1", "The address on which the web server listens."
    )
    port: int = setting(
        "GOUFU_PORT", kinds.PORT, "8000", "The port on which the web server listens."
    )
    base_url: str = setting(
        "GOUFU_BASE_URL",
        kinds.url("http", "https", form="https://gf.example.gov.cn"),
        "",
        "The address people see; used in links, mails and cookies (https turns secure cookies and "
        "HSTS on). "
        "Empty: http://127.0.0.1 with the port.",
    )
    allowed_hosts: tuple[str, ...] = setting(
        "GOUFU_ALLOWED_HOSTS",
        kinds.WORDS,
        "",
        "Further host names that the server answers to, beside that of GOUFU_BASE_URL and this "
        "machine's own.",
    )
    trust_proxy: bool = setting(
        "GOUFU_TRUST_PROXY",
        kinds.SWITCH,
        "no",
        "Believe X-Forwarded-Proto and X-Forwarded-For. Only behind a proxy that sets both itself.",
    )
    site_name: str = setting(
        "GOUFU_SITE_NAME", kinds.TEXT, "购服", "The name at the head of every page."
    )
    demo: bool = setting(
        "GOUFU_DEMO",
        kinds.SWITCH,
        "no",
        "Sample accounts can be entered with one click and the second factor is off. Never with "
        "real data.",
    )
    debug: bool = setting(
        "GOUFU_DEBUG",
        kinds.SWITCH,
        "no",
        "Show error pages with code. Only on a developer's own machine.",
    )
    log_level: str = setting(
        "GOUFU_LOG_LEVEL", kinds.LEVEL, "INFO", "The least weight of a line in the log."
    )
    database_url: str = setting(
        "DATABASE_URL",
        kinds.url("postgres", "postgresql", form="postgresql://user:password@host:5432/name"),
        "",
        "A PostgreSQL of your own, version 15 or newer. Empty: Goufu runs its own below "
        "GOUFU_HOME.",
        secret=True,
    )
    secret_key: str = setting(
        "GOUFU_SECRET_KEY",
        kinds.KEY,
        "",
        "Signs sessions and links. Empty: the one in GOUFU_SECRET_KEY_FILE, made at first start.",
        secret=True,
    )
    secret_key_file: Path | None = setting(
        "GOUFU_SECRET_KEY_FILE",
        kinds.PATH,
        "",
        "The file that holds the secret key. Empty: secrets/key below GOUFU_HOME.",
    )
    smtp_url: str = setting(
        "GOUFU_SMTP_URL",
        kinds.url(
            "smtp", "smtps", "smtp+tls", form="smtp+tls://user:password@mail.example.gov.cn:587"
        ),
        "",
        "The mail server; smtps is TLS from the start, smtp+tls is STARTTLS. "
        "Empty: mails are kept as files in mail/ below GOUFU_HOME.",
        secret=True,
    )
    mail_from: str = setting(
        "GOUFU_MAIL_FROM",
        kinds.MAIL,
        "goufu@localhost",
        "The sender of mails, as an address or `Name <address>`.",
    )
    s3_url: str = setting(
        "GOUFU_S3_URL",
        kinds.url("http", "https", form="https://key:secret@s3.example.gov.cn/bucket"),
        "",
        "An S3-compatible store for documents. Empty: documents/ below GOUFU_HOME.",
        secret=True,
    )
    s3_region: str = setting(
        "GOUFU_S3_REGION", kinds.TEXT, "us-east-1", "The region of that store."
    )
    upload_limit_mb: int = setting(
        "GOUFU_UPLOAD_LIMIT_MB",
        kinds.number(1, 2048),
        "50",
        "The largest document that is accepted, in MiB.",
    )
    upload_hours: int = setting(
        "GOUFU_UPLOAD_HOURS",
        kinds.number(1, 720),
        "48",
        "So many hours a file waits that was uploaded and put into no dossier; then it is removed.",
    )
    webhooks_inside: bool = setting(
        "GOUFU_WEBHOOKS_INSIDE",
        kinds.SWITCH,
        "no",
        "Let webhooks call addresses inside private networks; otherwise only public ones.",
    )
    remind_days: int = setting(
        "GOUFU_REMIND_DAYS",
        kinds.number(0, 30),
        "3",
        "So many working days before its last day a duty is reminded of. 0: on the last day.",
    )
    session_minutes: int = setting(
        "GOUFU_SESSION_MINUTES",
        kinds.number(5, 1440),
        "30",
        "After so many idle minutes a person signs in again.",
    )
    session_hours: int = setting(
        "GOUFU_SESSION_HOURS",
        kinds.number(1, 168),
        "12",
        "After so many hours a person signs in again, even if never idle.",
    )
    one_session: bool = setting(
        "GOUFU_ONE_SESSION",
        kinds.SWITCH,
        "no",
        "Signing in ends the same person's other sessions, so that each account has one at most.",
    )
    password_days: int = setting(
        "GOUFU_PASSWORD_DAYS",
        kinds.number(0, 3650),
        "90",
        "So many days a password may be used; then it must be changed. 0: for ever.",
    )
    lockout_failures: int = setting(
        "GOUFU_LOCKOUT_FAILURES",
        kinds.number(1, 100),
        "5",
        "So many failed sign-ins in a row lock an account.",
    )
    lockout_minutes: int = setting(
        "GOUFU_LOCKOUT_MINUTES",
        kinds.number(1, 10080),
        "15",
        "So long a locked account stays locked.",
    )
    api_calls_per_minute: int = setting(
        "GOUFU_API_CALLS_PER_MINUTE",
        kinds.number(1, 1_000_000),
        "600",
        "So many calls a token may make a minute.",
    )
    web_workers: int = setting(
        "GOUFU_WEB_WORKERS",
        kinds.number(1, 64),
        "2",
        "Processes that answer requests; about one for each core.",
    )
    web_threads: int = setting(
        "GOUFU_WEB_THREADS",
        kinds.number(1, 64),
        "4",
        "So many requests each of them answers at once; each uses one database connection.",
    )
    jobs_at_once: int = setting(
        "GOUFU_JOBS_AT_ONCE",
        kinds.number(1, 64),
        "2",
        "Jobs that the worker does at the same time.",
    )
    clock_seconds: int = setting(
        "GOUFU_CLOCK_SECONDS",
        kinds.number(1, 3600),
        "30",
        "Between two ticks of the clock that closes what is due.",
    )

    @property
    def address(self) -> str:
        return self.base_url or f"http://127.0.0.1:{self.port}"

    @property
    def embedded(self) -> bool:
        """Goufu runs its own PostgreSQL."""
        return not self.database_url

    @property
    def key_file(self) -> Path:
        return self.secret_key_file or self.home / "secrets" / "key"


# Those of open data last, though a dataclass puts inherited ones first.
TABLE: tuple[Field[Any], ...] = tuple(
    sorted(fields(Environment), key=lambda row: row.name in OpenData.__dataclass_fields__)
)
NAMES = tuple(str(row.metadata["name"]) for row in TABLE)


def read(environ: Mapping[str, str]) -> Environment:
    """Read all settings.

    Raises:
        BadSetting: a value is not of its kind, or a name that begins with GOUFU_ is none of ours.
    """
    for name in environ:
        if name.startswith("GOUFU_") and name not in NAMES:
            raise BadSetting(_unknown(name))
    return Environment(**{row.name: _value(row, environ) for row in TABLE})


def from_here() -> Environment:
    """The settings of this process."""
    return read(os.environ)


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, NAMES, n=1)
    hint = f"did you mean {near[0]}?" if near else "see docs/reference/settings.md."
    return f"{name} is not a setting of Goufu; {hint}"


def _value(row: Field[Any], environ: Mapping[str, str]) -> Any:
    name, kind = row.metadata["name"], row.metadata["kind"]
    text = environ.get(name, "").strip() or row.metadata["default"]
    if not text:
        return EMPTY.get(row.name, "")
    try:
        return kind.read(text)
    except ValueError:
        shown = "what it is now" if row.metadata["secret"] else repr(text)
        raise BadSetting(f"{name} must be {kind.described}, not {shown}.") from None


EMPTY: dict[str, Any] = {"secret_key_file": None, "allowed_hosts": ()}
