"""What the holder of a voucher sees, without an account."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from goufu.site.cards.parts import TagCard


@dataclass(frozen=True)
class PointLine:
    """A provider that may be chosen; ``stars`` is empty where nobody has rated it."""

    name: str
    location: str
    contact: str
    price: str
    stars: str
    count: int


@dataclass(frozen=True)
class VoucherUse:
    """One redemption; ``may_say`` while it may be rated or objected to."""

    number: str
    provider: str
    at: datetime
    amount: str
    tag: TagCard
    stars: int | None
    said: str
    may_say: bool


@dataclass(frozen=True)
class HeldVoucher:
    """A voucher as its holder sees it; ``percent`` is what is left of it."""

    number: str
    service: str
    holder: str
    body: str
    left: str
    face: str
    percent: int
    valid_from: date
    valid_to: date
    over: bool
    terms: str
    points: list[PointLine]
    uses: list[VoucherUse]


@dataclass(frozen=True)
class VoucherPageCard:
    """The page of a voucher: the question for code and password, or what they open."""

    action_url: str
    code: str = ""
    pin: str = ""  # of the holder, sent back with what is said of a service
    wrong: str = ""
    done: str = ""
    voucher: HeldVoucher | None = None
    redeem_url: str = ""
    key: str = ""
    section: str = "vouchers"


@dataclass(frozen=True)
class RedeemPageCard:
    """The page on which a provider takes a voucher."""

    form: Any
    action_url: str
    key: str
    provider: str
    refused: str = ""
    remedy: str = ""
    done: str = ""
    left: str = ""
    number: str = ""
    url: str = ""
    amount: str = ""
    rows: list[str] = field(default_factory=list)
