"""The second factor: one-time codes of an app (RFC 6238), and codes on paper in its stead."""

from __future__ import annotations

import secrets
from base64 import b32encode
from binascii import unhexlify

import segno
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.safestring import SafeString, mark_safe
from django_otp import verify_token
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from goufu.base.people.models import Account
from goufu.law.refusals import Refusal
from goufu.law.words import say

APP = "app"
PAPER = "paper"
BACKUP_CODES = 10
BACKUP_BYTES = 5  # 40 bits each, and a wrong one makes the next wait.
STORED = 16  # What the table of codes has room for.
DIGITS = 6


class WrongCode(Refusal):
    code = "people.wrong_code"
    status = 422
    sentence = say("动态口令不对，或已经用过。")
    remedy = say("请等应用显示下一个口令后再输入；手机时间须准确。")


class TooManyCodes(Refusal):
    code = "people.too_many_codes"
    status = 429
    sentence = say("连续输错，请稍候再试。")
    remedy = say("等待时间随输错次数加倍；手机遗失时可用备用码，或请安全管理员重置。")


class FactorIsRequired(Refusal):
    code = "people.factor_is_required"
    status = 403
    sentence = say("您的岗位必须使用动态口令，不能取消。")
    remedy = say("更换手机时，请重新绑定。")


def device_of(account: Account) -> TOTPDevice | None:
    """Return the app that the account has bound, where there is one."""
    return TOTPDevice.objects.filter(user=account, confirmed=True).order_by("id").first()


def begin(account: Account) -> TOTPDevice:
    """Return the app that is being bound; the same one until its first code was right."""
    device = TOTPDevice.objects.filter(user=account, confirmed=False).order_by("id").first()
    return device or TOTPDevice.objects.create(user=account, name=APP, confirmed=False)


def secret_of(device: TOTPDevice) -> str:
    """Return the key in groups of four, to be typed where no picture can be taken."""
    text = b32encode(unhexlify(device.key)).decode()
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def qr_of(device: TOTPDevice) -> SafeString:
    """Draw what the app takes a picture of; black on white in both themes, or it cannot read it."""
    drawn = segno.make(device.config_url, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=5, border=4, dark="#000", light="#fff"))  # noqa: S308 -- drawn from our own address


def bind(account: Account, code: str) -> tuple[TOTPDevice, list[str]]:
    """Bind the app that shows ``code``; return it and new backup codes, shown this once.

    An app bound before is forgotten.

    Raises:
        WrongCode, TooManyCodes: the app does not show the right code.
    """
    device = _verified(account, begin(account), code)
    assert isinstance(device, TOTPDevice)
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).exclude(pk=device.pk).delete()
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        codes = new_backup_codes(account)
    return device, codes


def verify(account: Account, code: str) -> Device:
    """Return the device that shows ``code``: the app, or the paper with the backup codes.

    Raises:
        WrongCode: neither does, or the code was used already.
        TooManyCodes: too soon after a wrong one.
    """
    typed = "".join(code.split())
    if typed.isdigit() and len(typed) == DIGITS:
        device: Device | None = device_of(account)
    else:
        device = StaticDevice.objects.filter(user=account).order_by("id").first()
        typed = _stored(typed)
    if device is None:
        raise WrongCode
    return _verified(account, device, typed)


def new_backup_codes(account: Account) -> list[str]:
    """Make new codes and forget the old ones; only a digest of each is kept."""
    StaticDevice.objects.filter(user=account).delete()
    paper = StaticDevice.objects.create(user=account, name=PAPER)
    codes = [_drawn() for _ in range(BACKUP_CODES)]
    StaticToken.objects.bulk_create(
        StaticToken(device=paper, token=_stored(code)) for code in codes
    )
    return codes


def backup_codes_left(account: Account) -> int:
    return int(StaticToken.objects.filter(device__user=account).count())


def remove(account: Account) -> bool:
    """Forget the app and the codes; say whether there was anything to forget."""
    removed, _ = TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    return bool(removed)


def _verified(account: Account, device: Device, token: str) -> Device:
    allowed, _ = device.verify_is_allowed()
    if not allowed:
        raise TooManyCodes
    verified = verify_token(account, device.persistent_id, "".join(token.split()))
    if verified is None:
        raise WrongCode
    return verified


def _drawn() -> str:
    text = b32encode(secrets.token_bytes(BACKUP_BYTES)).decode().lower()
    return f"{text[:4]}-{text[4:]}"


def _stored(code: str) -> str:
    plain = code.replace("-", "").lower()
    return salted_hmac("goufu.people.backup_code", plain, algorithm="sha256").hexdigest()[:STORED]
