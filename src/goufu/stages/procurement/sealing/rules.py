"""Which keys may be registered, what an envelope must be, who brings pieces and when it opens."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from goufu.law.refusals import Refusal
from goufu.law.words import Word, Words, say
from goufu.stages.procurement.sealing import envelope
from goufu.stages.procurement.sealing.envelope import CUSTODIANS
from goufu.stages.procurement.sealing.keyfile import Unreadable

SEALING = "招标投标法 第三十六条"
ENOUGH = 2  # of the three custodians

Pieces = Mapping[str, Sequence[str] | str]  # offer number → two pieces, or why it was not read
SHARED = ("format", "tender", "bidder", "sender", "keys", "attachment", "checks")

CUSTODIAN_NAMES = {
    "purchaser": say("采购人"),
    "agency": say("采购机构"),
    "supervision": say("采购监管部门"),
}


class NotAKey(Refusal):
    code = "sealing.not_a_key"
    status = 422
    field = "public_key"
    sentence = say("所填内容不是开标公钥。")
    remedy = say("请在本页生成钥匙，或者填写客户端生成的钥匙文件中的 public 一项。")


class OneLiveKey(Refusal):
    code = "sealing.one_live_key"
    sentence = say("{body}已有在用的开标钥匙 {key}。")
    remedy = say("更换钥匙的，请先停用原钥匙；原钥匙遗失的，请报告遗失。")


class KeyOfAnother(Refusal):
    code = "sealing.key_of_another"
    sentence = say("这把公钥已经登记为 {key}，每把钥匙只能由一个单位持有。")
    remedy = say("请重新生成钥匙，不要使用他人的或者用过的钥匙。")


class KeyEndsTooSoon(Refusal):
    code = "sealing.key_ends_too_soon"
    status = 422
    field = "valid_until"
    sentence = say("有效期止于 {until}，早于登记当日。")
    remedy = say("请把有效期定在预计最后一次开标之后。")


class NoOpeningKey(Refusal):
    code = "sealing.no_opening_key"
    sentence = say("缺少开标钥匙：{missing}，供应商无法加密响应文件，不能发布。")
    remedy = say("请上述单位在“开标钥匙”中登记有效期至开标日以后的钥匙，三把齐备后再发布。")


def check_validity(*, until: date, on: date) -> None:
    """Refuse a key that ends before it begins."""
    if until < on:
        raise KeyEndsTooSoon(until=until.isoformat())


def check_all_there(missing: Iterable[tuple[str, str]]) -> None:
    """Refuse to invite sealed offers while one of the three has no key.

    Args:
        missing: custodian and name of the body, of each without a key.
    """
    named = [f"{Word(CUSTODIAN_NAMES[custodian])}（{body}）" for custodian, body in missing]
    if named:
        raise NoOpeningKey(missing="、".join(named))


class NotAnEnvelope(Refusal):
    code = "sealing.not_an_envelope"
    status = 422
    field = "envelope"
    sentence = say("所填内容不是加密的响应文件。")
    remedy = say("请在本页加密，或者填写客户端生成的信封全文，不要改动其中任何字符。")


class EnvelopeForAnother(Refusal):
    code = "sealing.envelope_for_another"
    status = 422
    field = "envelope"
    sentence = say("这份加密文件不是为{what}封存的。")
    remedy = say("请按本项目的三把开标公钥、以本单位的名义重新加密。")


class NotUnlocked(Refusal):
    code = "sealing.not_unlocked"
    clause = SEALING
    sentence = say("开启要有两方用钥匙解锁，现在只有 {count} 方：{brought}。")
    remedy = say("请{missing}中的任一方用钥匙解锁；钥匙遗失的，请持有单位先报告遗失。")


class TooManyLost(Refusal):
    code = "sealing.too_many_keys_lost"
    clause = SEALING
    sentence = say("开标钥匙已有 {lost} 把报失，响应文件不能解锁，谁也无法开启。")
    remedy = say(
        "请以“两把以上开标钥匙遗失”的情形废标或者终止采购（征集），文件原封退回，重新开展采购。"
    )


class BroughtAlready(Refusal):
    code = "sealing.pieces_brought_already"
    sentence = say("{custodian}已经用钥匙解锁。")
    remedy = say("不必重复办理；请等待其他方解锁或者开启。")


class NotPieces(Refusal):
    code = "sealing.not_pieces"
    status = 422
    field = "pieces"
    sentence = say("所填内容不是解锁内容。")
    remedy = say("请在本页用钥匙文件解锁，或者填写客户端生成的解锁内容全文。")


class WrongPieces(Refusal):
    code = "sealing.wrong_pieces"
    status = 422
    field = "pieces"
    sentence = say("解锁内容与响应文件 {offer} 不符，没有保存。")
    remedy = say("请用本项目登记的钥匙文件重新解锁；多次不符的，由其余两方解锁。")


class NothingRead(Refusal):
    code = "sealing.nothing_read"
    status = 422
    field = "pieces"
    sentence = say("这把钥匙没有打开任何一份响应文件。")
    remedy = say("请核对钥匙文件的指纹与本项目登记的一致；钥匙损坏的，请报告遗失，由其余两方解锁。")


class ThirdNeeded(Refusal):
    code = "sealing.third_key_needed"
    clause = SEALING
    sentence = say("响应文件 {offer} 只有一方的钥匙打开，还不能断定是供应商的原因。")
    remedy = say("请第三方也用钥匙解锁；第三把钥匙遗失的，请其持有单位先报告遗失。")


def check_envelope(
    text: str, *, tender: str, bidder: str, keys: Mapping[str, str], attachment: str
) -> dict[str, Any]:
    """Return the head of an envelope that is for this purchase, bidder, keys and attachment.

    Args:
        tender: the number of what it answers: a tender, an offer (of a last price), a framework.
        keys: custodian → fingerprint, as pinned when the notice went out.
        attachment: the SHA-256 of the sealed file that came with it; empty where none did.
    """
    try:
        head = envelope.read(text)
    except Unreadable:
        raise NotAnEnvelope from None
    for there, wanted, what in (
        (head["tender"], tender, say("本项目")),
        (head["bidder"], bidder, say("本单位")),
        (dict(head["keys"]), dict(keys), say("本项目的开标钥匙")),
        (head["attachment"], attachment, say("所附的文件")),
    ):
        if there != wanted:
            raise EnvelopeForAnother(what=Word(what))
    return head


def read_pieces(text: str) -> Pieces:
    """Return what a custodian brings, by number of the offer."""
    try:
        read: Pieces = json.loads(text)
        right = all(_is_piece(value) for value in read.values())
    except (ValueError, AttributeError):
        raise NotPieces from None
    if not right:
        raise NotPieces
    return read


def check_pieces(pieces: Pieces, *, heads: Mapping[str, Mapping[str, Any]], custodian: str) -> None:
    """Refuse pieces that are not of every offer, or not those it was sealed with.

    A custodian whose key does not open an offer says so with a word in the place of the pieces.
    """
    if set(pieces) != set(heads):
        raise WrongPieces(offer="、".join(sorted(set(pieces) ^ set(heads))))
    read = {offer: found for offer, found in pieces.items() if not isinstance(found, str)}
    wrong = [
        offer
        for offer, found in read.items()
        if not envelope.are_pieces_of(heads[offer], custodian, found)
    ]
    if wrong:
        raise WrongPieces(offer="、".join(wrong))
    if heads and not read:
        raise NothingRead


def check_unlocked(
    *, brought: Collection[str], lost: Collection[str], clause: str = SEALING
) -> None:
    """Refuse to open before two custodians have unlocked; say who is still missing."""
    if len(brought) >= ENOUGH:
        return
    check_not_too_many_lost(brought=brought, lost=lost, clause=clause)
    missing = [one for one in CUSTODIANS if one not in brought and one not in lost]
    raise NotUnlocked(
        count=len(brought),
        brought=names(brought) or "—",
        missing=names(missing),
        clause=clause,
    )


def check_not_too_many_lost(
    *, brought: Collection[str], lost: Collection[str], clause: str = SEALING
) -> None:
    """Refuse what cannot succeed any more: fewer than two custodians are left."""
    gone = [one for one in lost if one not in brought]
    if len(CUSTODIANS) - len(gone) < ENOUGH:
        raise TooManyLost(lost=len(gone), clause=clause)


def check_third_asked(
    unread: Sequence[str],
    *,
    brought: Collection[str],
    lost: Collection[str],
    clause: str = SEALING,
) -> None:
    """Refuse to give an offer up while the third custodian has not tried."""
    if unread and any(one not in brought and one not in lost for one in CUSTODIANS):
        raise ThirdNeeded(offer="、".join(unread), clause=clause)


def shared_part(head: Mapping[str, Any], custodian: str) -> dict[str, Any]:
    """Return what a custodian is given of an envelope: its own box, and never the content."""
    told = {name: head[name] for name in SHARED}
    return {**told, "boxes": {custodian: head["boxes"][custodian]}}


def _is_piece(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(piece, str) for piece in value)
    )


def names(custodians: Collection[str]) -> Words:
    """Return the names of custodians, in their order."""
    return Words(CUSTODIAN_NAMES[one] for one in CUSTODIANS if one in custodians)
