"""An opening key as its reader sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.sealing.models import BroughtPieces, OpeningKey, PinnedKey


@dataclass(frozen=True)
class PinnedKeyLine:
    """One of the three keys to what is sealed, and whether its holder has unlocked."""

    custodian: str = field(metadata={"label": say("持有方")})
    body: str = field(metadata={"label": say("单位")})
    fingerprint: str = field(metadata={"label": say("公钥指纹"), "kind": "code"})
    state: str = field(metadata={"label": say("钥匙状态"), "kind": "word"})
    unlocked_at: datetime | None = field(metadata={"label": say("解锁时间"), "kind": "moment"})


def key_lines(keys: Iterable[PinnedKey], unlocked: Iterable[BroughtPieces]) -> list[PinnedKeyLine]:
    """Return the lines of three keys; they are public, and so is who has unlocked."""
    when = {one.custodian: one.brought_at for one in unlocked}
    return [
        PinnedKeyLine(
            custodian=one.key.get_custodian_display(),
            body=one.key.organisation.name,
            fingerprint=one.key.fingerprint,
            state=one.key.state_name,
            unlocked_at=when.get(one.custodian),
        )
        for one in keys
    ]


@dataclass(frozen=True)
class OpeningKeyCard:
    ref: str
    title: str
    state: str
    place: str
    body: str = field(metadata={"label": say("持有单位")})
    custodian: str = field(metadata={"label": say("持有身份")})
    public_key: str = field(metadata={"label": say("开标公钥"), "kind": "code"})
    fingerprint: str = field(metadata={"label": say("公钥指纹"), "kind": "code"})
    registered_by: str = field(metadata={"label": say("登记人")})
    valid_from: date = field(metadata={"label": say("登记日期"), "kind": "day"})
    valid_until: date = field(metadata={"label": say("有效期至"), "kind": "day"})
    reason: str = field(metadata={"label": say("停用（遗失）理由"), "kind": "long_text"})

    @classmethod
    def of(cls, key: OpeningKey, _reader: Actor) -> OpeningKeyCard:
        return cls(
            ref=key.ref,
            title=key.title,
            state=key.state,
            place=key.place,
            body=key.organisation.name,
            custodian=key.get_custodian_display(),
            public_key=key.public_key,
            fingerprint=key.fingerprint,
            registered_by=key.registered_by,
            valid_from=key.valid_from,
            valid_until=key.valid_until,
            reason=key.reason,
        )
