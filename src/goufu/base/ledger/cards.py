"""What the pages of the ledger show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from goufu.base.doors.filled import Filled
from goufu.base.ledger.models import Entry, Head, Key
from goufu.base.ledger.sheets import CheckNotice
from goufu.law.calendar import BEIJING

SHORT = 16


@dataclass(frozen=True)
class HeadLine:
    """One signed head."""

    number: int
    size: int
    root: str
    short: str
    signed_at: datetime
    key: str
    key_url: str


@dataclass(frozen=True)
class HeadsPage:
    """The signed heads, newest first."""

    heads: Sequence[HeadLine]
    keys: Sequence[tuple[str, str, datetime]]
    lines: int
    older_url: str
    newer_url: str
    json_url: str
    section: str = "ledger"


@dataclass(frozen=True)
class VerifyCard:
    """What was checked; drawn by the part of the site that shows such checks."""

    title: str
    holds: bool
    facts: Sequence[tuple[str, str]]
    how: str = ""
    links: Sequence[Any] = ()


@dataclass(frozen=True)
class CheckPage:
    """The page on which anyone checks a notice."""

    form: Filled[CheckNotice]
    verified: VerifyCard | None = None
    receipt_url: str = ""
    section: str = "ledger"


def head_line(head: Head) -> HeadLine:
    """Return the line of a head."""
    return HeadLine(
        number=head.number,
        size=head.size,
        root=head.root,
        short=head.root[:SHORT],
        signed_at=head.signed_at,
        key=head.key_id,
        key_url=reverse("ledger:key", args=[head.key_id]),
    )


def key_line(key: Key) -> tuple[str, str, datetime]:
    """Return name, address and first day of a key."""
    return key.key_id, reverse("ledger:key", args=[key.key_id]), key.made_at


def verified_entry(entry: Entry, head: Head) -> VerifyCard:
    """Return what was found about a line of this platform."""
    return _verified(
        {
            "id": entry.pk,
            "event": entry.event,
            "ref": entry.ref,
            "organisation": entry.organisation,
            "happened_at": entry.happened_at.isoformat(),
        },
        head,
    )


def verified_line(line: Mapping[str, Any], head: Head) -> VerifyCard:
    """Return what was found about the line of a receipt."""
    return _verified(line, head)


def refused(words: str) -> VerifyCard:
    """Return that a check failed, and why."""
    return VerifyCard(gettext("核验未通过"), holds=False, facts=[(gettext("原因"), words)])


def _verified(line: Mapping[str, Any], head: Head) -> VerifyCard:
    happened = datetime.fromisoformat(str(line["happened_at"])).astimezone(BEIJING)
    sealed = head.signed_at.astimezone(BEIJING)
    return VerifyCard(
        gettext("核验通过：记录与发布时一致"),
        holds=True,
        facts=[
            (gettext("记录编号"), str(line["id"])),
            (gettext("事项编号"), str(line["ref"])),
            (gettext("发布单位"), str(line["organisation"]) or "—"),
            (gettext("发布时间"), happened.strftime("%Y-%m-%d %H:%M:%S")),
            (gettext("封印"), gettext("第 {number} 号").format(number=head.number)),
            (gettext("封印时间"), sealed.strftime("%Y-%m-%d %H:%M:%S")),
            (gettext("封印的根"), head.root),
        ],
        how=gettext(
            "下载回执和核验程序，在任何一台装有 Python 的电脑上都可以自己核验，不需要本平台的参与。"
        ),
    )
