"""Receipts: what anyone needs to see for themselves that a published line is in the tree."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from goufu.base.ledger.keys import as_pem, is_signed_by
from goufu.base.ledger.models import Entry, Head, Key, Leaf
from goufu.base.ledger.tree import HASHER, LedgerTree, leaf_digest
from goufu.base.numerals import whole
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

FORMAT = "goufu receipt 1"
PUBLIC_EVENT = "notice.publish"

PublicTest = Callable[[Entry], bool]


def _published(entry: Entry) -> bool:
    return entry.event == PUBLIC_EVENT


_is_public: list[PublicTest] = [_published]


class NoSuchLine(Refusal):
    code = "ledger.no_such_line"
    status = 404
    sentence = say("没有编号为 {number} 的公开记录。")
    remedy = say("请核对公告编号；只有已公开的公告可以核验。")


class NotSealedYet(Refusal):
    code = "ledger.not_sealed_yet"
    status = 409
    sentence = say("{number} 刚刚发布，尚未封存。")
    remedy = say("请在一分钟后再试。")


class BadReceipt(Refusal):
    code = "ledger.bad_receipt"
    status = 422
    sentence = say("这不是一份完整的存证回执：{what}。")
    remedy = say("请上传从公告页下载的回执文件，不要改动其内容。")


def use_public_test(test: PublicTest) -> None:
    """Say which lines anyone may see; called once, by ``config``."""
    _is_public[:] = [test]


def is_public(entry: Entry) -> bool:
    """Test whether anyone may see this line."""
    return _is_public[0](entry)


def public_line(number: str) -> Entry:
    """Return the published line with this notice number or line number.

    Raises:
        NoSuchLine: there is none, or it is not public.
    """
    number = number.strip()
    found = Entry.objects.filter(ref=number).order_by("-pk") if number else Entry.objects.none()
    line = next((entry for entry in found[:50] if is_public(entry)), None)
    key = whole(number)
    if line is None and key is not None:
        one = Entry.objects.filter(pk=key).first()
        line = one if one and is_public(one) else None
    if line is None:
        raise NoSuchLine(number=number)
    return line


def receipt(entry: Entry) -> dict[str, Any]:
    """Return the receipt of a sealed line against the newest head.

    Raises:
        NotSealedYet: the next head has not been made.
    """
    leaf = Leaf.objects.filter(entry_id=entry.pk).first()
    head = Head.objects.order_by("-number").first()
    if leaf is None or head is None or head.size <= leaf.index:
        raise NotSealedYet(number=entry.ref or str(entry.pk))
    return {
        "format": FORMAT,
        "line": entry.canonical().decode(),
        "index": leaf.index,
        "path": LedgerTree(head.size).path(leaf.index),
        "head": head.as_json(),
        "public_key": as_pem(Key.objects.get(key_id=head.key_id).public),
    }


def check(text: str) -> tuple[dict[str, Any], Head]:
    """Check a receipt against the heads of this platform; return its line and the head.

    Raises:
        BadReceipt: it cannot be read, or line, path and head do not belong together.
    """
    line, index, path, number = _read(text)
    head = Head.objects.filter(number=number).first()
    if head is None:
        raise BadReceipt(what=Word(say("没有这个编号的封印")))
    if not is_signed_by(head, Key.objects.get(key_id=head.key_id).public):
        raise BadReceipt(what=Word(say("封印的签名不成立")))
    if root_of(leaf_digest(line.encode()), index, path, head.size) != head.root:
        raise BadReceipt(what=Word(say("内容与封印不符，可能已被改动")))
    told: dict[str, Any] = json.loads(line)
    return told, head


@dataclass(frozen=True)
class Sealed:
    """Where a line stands under the newest head, and whether it is still what was sealed."""

    digest: str
    head: Head
    holds: bool


def sealed(entry: Entry) -> Sealed | None:
    """Hold a line against the newest head; return None where it was not sealed yet."""
    try:
        told = receipt(entry)
    except NotSealedYet:
        return None
    digest = leaf_digest(entry.canonical())
    head = Head.objects.get(number=told["head"]["number"])
    try:
        check(as_text(told))
    except BadReceipt:
        return Sealed(digest, head, holds=False)
    return Sealed(digest, head, holds=True)


def as_text(told: dict[str, Any]) -> str:
    """Write a receipt as the file that people download."""
    return json.dumps(told, ensure_ascii=False, indent=1)


def root_of(leaf: str, index: int, path: list[str], size: int) -> str:
    """Return the root that the audit path leads to (RFC 9162, 2.1.3.2); empty if it is too long."""
    digest, place, last = bytes.fromhex(leaf), index, size - 1
    if not 0 <= index < size:
        return ""
    for step in path:
        if last == 0:
            return ""
        sibling = bytes.fromhex(step)
        if place % 2 or place == last:
            digest = HASHER.hash_pair(sibling, digest)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            digest = HASHER.hash_pair(digest, sibling)
        place, last = place >> 1, last >> 1
    return digest.hex() if last == 0 else ""


def _read(text: str) -> tuple[str, int, list[str], int]:
    try:
        told = json.loads(text)
        line, index, path = told["line"], told["index"], told["path"]
        number = told["head"]["number"]
        hexes = [bytes.fromhex(step) for step in path]
        json.loads(line)["event"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BadReceipt(what=Word(say("缺少内容或者格式不对"))) from None
    if (
        not isinstance(index, int)
        or not isinstance(number, int)
        or len(hexes) > index.bit_length() + 64
    ):
        raise BadReceipt(what=Word(say("缺少内容或者格式不对")))
    return line, index, path, number
