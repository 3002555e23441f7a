"""What the pages about people show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from goufu.base.doors.filled import Filled

ADMIN = "admin"  # The entry of the side menu under which these pages stand.


@dataclass(frozen=True)
class Link:
    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class SampleSeat:
    """A button that enters a sample account."""

    key: str
    icon: str
    name: str
    note: str


@dataclass(frozen=True)
class SampleGroup:
    title: str
    seats: Sequence[SampleSeat]


@dataclass(frozen=True)
class SignInPage:
    form: Filled[Any]
    action_url: str
    next_url: str
    minutes: int
    seats: Sequence[SampleSeat] = ()
    enter_url: str = ""
    section: str = ""


@dataclass(frozen=True)
class DemoPage:
    groups: Sequence[SampleGroup]
    enter_url: str
    next_url: str
    section: str = ""


@dataclass(frozen=True)
class FormPage:
    """The page of one sheet; what the shell's form page asks for."""

    title: str
    form: Filled[Any]
    action_url: str
    submit: str
    back_url: str
    intro: str = ""
    tone: str = "primary"
    crumbs: Sequence[Link] = ()
    section: str = ADMIN


@dataclass(frozen=True)
class CodePage:
    """Bind an app, or show that one is here: asks for a code."""

    form: Filled[Any]
    qr: SafeString | None = None
    secret: str = ""
    bound_at: datetime | None = None
    codes_left: int = 0
    required: bool = False
    section: str = ""


@dataclass(frozen=True)
class SeatLine:
    """One of a person's posts, to be chosen."""

    number: int
    role: str
    organisation: str
    valid_from: date
    valid_to: date | None
    chosen: bool = False


@dataclass(frozen=True)
class SignInLine:
    """One of a person's sessions."""

    number: int
    began_at: datetime
    seen_at: datetime
    address: str
    browser: str
    here: bool


@dataclass(frozen=True)
class MePage:
    """A person's own page."""

    name: str
    username: str
    email: str
    seats: Sequence[SeatLine]
    sign_ins: Sequence[SignInLine]
    feed_url: str
    tokens_url: str
    factor_bound: bool
    factor_required: bool
    password_changed_at: datetime | None
    password_days: int
    section: str = ""


@dataclass(frozen=True)
class AccountLine:
    """One account in the list."""

    username: str
    url: str
    name: str
    posts: Sequence[str]
    is_active: bool
    locked: bool
    last_login: datetime | None


@dataclass(frozen=True)
class AccountsPage:
    title: str
    lines: Sequence[AccountLine]
    search: str
    next_url: str = ""
    new_url: str = ""
    section: str = ADMIN


@dataclass(frozen=True)
class PostLine:
    """One appointment of an account, past or present."""

    role: str
    organisation: str
    valid_from: date
    valid_to: date | None
    current: bool
    revoked: bool


@dataclass(frozen=True)
class AccountPage:
    """One account, as an administrator sees it."""

    username: str
    name: str
    email: str
    is_active: bool
    locked: bool
    factor_bound: bool
    must_change: bool
    created_at: datetime
    last_login: datetime | None
    posts: Sequence[PostLine]
    acts: Sequence[Link]
    crumbs: Sequence[Link]
    section: str = ADMIN


@dataclass(frozen=True)
class RecordLine:
    """One line of the record that the audit administrator reads."""

    number: int
    at: datetime
    event: str
    event_name: str
    ref: str
    actor: str
    role: str
    organisation: str
    facts: str
    clause: str = ""


@dataclass(frozen=True)
class RecordPage:
    title: str
    lines: Sequence[RecordLine]
    search: str
    since: str
    until: str
    refused: bool
    next_url: str = ""
    export_url: str = ""
    section: str = ADMIN
