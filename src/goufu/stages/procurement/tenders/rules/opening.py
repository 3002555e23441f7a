"""What an envelope must be, who brings pieces to the opening, when it can be opened."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from goufu.law.refusals import Refusal
from goufu.law.words import Word, Words, say
from goufu.stages.procurement.sealing import envelope
from goufu.stages.procurement.sealing.envelope import CUSTODIANS
from goufu.stages.procurement.sealing.keyfile import Unreadable
from goufu.stages.procurement.sealing.rules import CUSTODIAN_NAMES
from goufu.stages.procurement.tenders.rules.timing import moment

SEALING = "招标投标法 第三十六条"
RECORD = "招标投标法实施条例 第四十四条第三款"
# 招标投标法 第三十四条: 开标……公开进行. Other methods know no public opening.
OPENED_IN_PUBLIC = frozenset({"open_tender", "invited_tender"})
ENOUGH = 2  # of the three custodians

Pieces = Mapping[str, Sequence[str] | str]  # offer number → two pieces, or why it was not read
SHARED = ("format", "tender", "bidder", "sender", "keys", "attachment", "checks")


class NotAnEnvelope(Refusal):
    code = "tenders.not_an_envelope"
    status = 422
    field = "envelope"
    sentence = say("所填内容不是加密的响应文件。")
    remedy = say("请在本页加密，或者填写客户端生成的信封全文，不要改动其中任何字符。")


class EnvelopeForAnother(Refusal):
    code = "tenders.envelope_for_another"
    status = 422
    field = "envelope"
    sentence = say("这份加密文件不是为{what}封存的。")
    remedy = say("请按本项目的三把开标公钥、以本单位的名义重新加密。")


class NotUnlocked(Refusal):
    code = "tenders.not_unlocked"
    clause = SEALING
    sentence = say("开标要有两方用钥匙解锁，现在只有 {count} 方：{brought}。")
    remedy = say("请{missing}中的任一方用钥匙解锁；钥匙遗失的，请持有单位先报告遗失。")


class TooManyLost(Refusal):
    code = "tenders.too_many_keys_lost"
    clause = SEALING
    sentence = say("开标钥匙已有 {lost} 把报失，响应文件不能解锁，谁也无法开启。")
    remedy = say("请以“开标钥匙遗失”的情形废标，响应文件原封退回，重新开展采购。")


class BroughtAlready(Refusal):
    code = "tenders.pieces_brought_already"
    sentence = say("{custodian}已经用钥匙解锁。")
    remedy = say("不必重复办理；请等待其他方解锁或者开标。")


class NotPieces(Refusal):
    code = "tenders.not_pieces"
    status = 422
    field = "pieces"
    sentence = say("所填内容不是解锁内容。")
    remedy = say("请在本页用钥匙文件解锁，或者填写客户端生成的解锁内容全文。")


class WrongPieces(Refusal):
    code = "tenders.wrong_pieces"
    status = 422
    field = "pieces"
    sentence = say("解锁内容与响应文件 {offer} 不符，没有保存。")
    remedy = say("请用本项目登记的钥匙文件重新解锁；多次不符的，由其余两方解锁。")


class NothingRead(Refusal):
    code = "tenders.nothing_read"
    status = 422
    field = "pieces"
    sentence = say("这把钥匙没有打开任何一份响应文件。")
    remedy = say("请核对钥匙文件的指纹与本项目登记的一致；钥匙损坏的，请报告遗失，由其余两方解锁。")


class ThirdNeeded(Refusal):
    code = "tenders.third_key_needed"
    clause = SEALING
    sentence = say("响应文件 {offer} 只有一方的钥匙打开，还不能断定是投标人的原因。")
    remedy = say("请第三方也用钥匙解锁；第三把钥匙遗失的，请其持有单位先报告遗失。")


class OnlyAtTheOpening(Refusal):
    code = "tenders.only_at_the_opening"
    clause = RECORD
    sentence = say("对开标的异议应当在开标现场提出，本次开标已经结束。")
    remedy = say("对采购过程仍有异议的，可以依法提出质疑。")


class NotClosedForAttendance(Refusal):
    code = "tenders.not_closed_for_attendance"
    sentence = say("开标时间是 {closing}，现在还不能签到。")
    remedy = say("请在开标时间以后签到。")


class NoObjection(Refusal):
    code = "tenders.no_objection"
    sentence = say("{offer} 没有待答复的开标异议。")
    remedy = say("请核对投标编号；已经答复的不必重复答复。")


class ObjectedAlready(Refusal):
    code = "tenders.objected_already"
    clause = RECORD
    sentence = say("本单位对开标的异议已经提出，记录在案。")
    remedy = say("请等待答复；对答复不服的，可以依法提出质疑。")


def check_envelope(
    text: str, *, tender: str, bidder: str, keys: Mapping[str, str], attachment: str
) -> dict[str, Any]:
    """Return the head of an envelope that is for this tender, bidder, keys and attachment.

    Args:
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


def check_unlocked(*, brought: Collection[str], lost: Collection[str]) -> None:
    """Refuse to open before two custodians have unlocked; say who is still missing."""
    if len(brought) >= ENOUGH:
        return
    check_not_too_many_lost(brought=brought, lost=lost)
    missing = [one for one in CUSTODIANS if one not in brought and one not in lost]
    raise NotUnlocked(count=len(brought), brought=names(brought) or "—", missing=names(missing))


def check_not_too_many_lost(*, brought: Collection[str], lost: Collection[str]) -> None:
    """Refuse what cannot succeed any more: fewer than two custodians are left."""
    gone = [one for one in lost if one not in brought]
    if len(CUSTODIANS) - len(gone) < ENOUGH:
        raise TooManyLost(lost=len(gone))


def check_third_asked(
    unread: Sequence[str], *, brought: Collection[str], lost: Collection[str]
) -> None:
    """Refuse to give an offer up while the third custodian has not tried."""
    if unread and any(one not in brought and one not in lost for one in CUSTODIANS):
        raise ThirdNeeded(offer="、".join(unread))


def check_attendance(*, closing: datetime, at: datetime) -> None:
    """Refuse to sign in for an opening before its moment."""
    if at < closing:
        raise NotClosedForAttendance(closing=moment(closing))


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
