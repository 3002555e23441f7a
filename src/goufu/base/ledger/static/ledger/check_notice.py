#!/usr/bin/env python3
"""Check the receipt of a published notice against a signed head of the ledger.

Needs nothing but Python 3.8 or newer. Nothing is sent anywhere; nothing is asked of the platform.

    python3 check_notice.py receipt.json
    python3 check_notice.py receipt.json --heads heads.json      heads that you fetched yourself
    python3 check_notice.py receipt.json --key key.pem           the public key that you trust
    python3 check_notice.py receipt.json --content notice.txt    the published text

Exit codes: 0 everything that could be checked holds; 1 something does not; 2 nothing to check.
How it works is written in docs/how-to/check-a-notice.md of the platform's source.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any


class Wrong(Exception):
    """The receipt does not hold; the message says where."""


def main() -> int:
    asked = _arguments()
    try:
        receipt = json.loads(Path(asked.receipt).read_text(encoding="utf-8"))
        line = json.loads(receipt["line"])
        _say("记录 line", _told(line))
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"读不出回执 cannot read the receipt: {error!r}", file=sys.stderr)
        return 2
    try:
        check_path(receipt)
        _say("通过 OK", f"记录在第 {receipt['head']['number']} 号封印之内 the line is in the tree")
        if asked.heads:
            check_same_head(receipt["head"], json.loads(Path(asked.heads).read_text("utf-8")))
            _say("通过 OK", "封印与您自取的一致 the head is the one you fetched")
        if asked.content:
            check_content(json.loads(receipt["line"]), Path(asked.content).read_bytes())
            _say("通过 OK", "公告内容未变 the content is the one published")
        key = Path(asked.key).read_text("utf-8") if asked.key else receipt["public_key"]
        check_signature(receipt["head"], key, Path(asked.receipt))
        _show(line["facts"])
    except Wrong as wrong:
        _say("不通过 FAILED", str(wrong))
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _say("不通过 FAILED", f"回执或文件残缺 receipt or file is incomplete: {error!r}")
        return 1
    return 0


def check_path(receipt: dict[str, Any]) -> None:
    """Climb from the line to the root as RFC 9162, 2.1.3.2 says, and compare."""
    head = receipt["head"]
    place, last = receipt["index"], head["size"] - 1
    digest = hashlib.sha256(b"\x00" + receipt["line"].encode("utf-8")).digest()
    if not 0 <= place <= last:
        raise Wrong("叶不在封印之内 the leaf is not below the head")
    for step in receipt["path"]:
        sibling = bytes.fromhex(step)
        if last == 0:
            raise Wrong("路径过长 the path is too long")
        if place % 2 == 1 or place == last:
            digest = hashlib.sha256(b"\x01" + sibling + digest).digest()
            while place and place % 2 == 0:
                place, last = place >> 1, last >> 1
        else:
            digest = hashlib.sha256(b"\x01" + digest + sibling).digest()
        place, last = place >> 1, last >> 1
    if last != 0 or digest.hex() != head["root"]:
        raise Wrong("内容、路径与封印的根不符 line and path do not lead to the root of the head")


def check_same_head(head: dict[str, Any], published: dict[str, Any]) -> None:
    """Compare the receipt's head with the list at /ledger/heads.json."""
    for one in published["heads"]:
        if one["number"] == head["number"]:
            if one != head:
                raise Wrong("回执的封印与公布的不同 the head differs from the published one")
            return
    raise Wrong("公布的封印中没有这个编号 no published head has this number")


def check_content(line: dict[str, Any], content: bytes) -> None:
    """Compare a file with the digest that the line carries."""
    sealed = line["facts"].get("sha256")
    if not sealed:
        raise Wrong("该记录没有内容摘要 the line carries no digest of a content")
    if hashlib.sha256(content).hexdigest() != sealed:
        raise Wrong("文件与公告内容不同 the file is not what was published")


def check_signature(head: dict[str, Any], key_pem: str, receipt: Path) -> None:
    """Check Ed25519 with the cryptography package, or write down how to do it with openssl."""
    text = signed_text(head)
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
        from cryptography.hazmat.primitives.serialization import load_pem_public_key
    except ImportError:
        _leave_to_openssl(text, head["signature"], key_pem, receipt)
        return
    try:
        key = load_pem_public_key(key_pem.encode())
        if not isinstance(key, Ed25519PublicKey):
            raise Wrong("公钥不是 Ed25519 the key is not Ed25519")
        key.verify(bytes.fromhex(head["signature"]), text)
    except InvalidSignature:
        raise Wrong("封印的签名不成立 the signature under the head is false") from None
    _say("通过 OK", f"签名成立，密钥 {head['key']} the signature holds")


def signed_text(head: dict[str, Any]) -> bytes:
    names = ("number", "size", "root", "last_entry", "signed_at", "key")
    return ("goufu ledger head\n" + "".join(f"{n} {head[n]}\n" for n in names)).encode("utf-8")


def _leave_to_openssl(text: bytes, signature: str, key_pem: str, receipt: Path) -> None:
    base = receipt.with_suffix("")
    files = {".head": text, ".sig": bytes.fromhex(signature), ".pem": key_pem.encode()}
    for suffix, content in files.items():
        base.with_suffix(suffix).write_bytes(content)
    _say("未查 NOT CHECKED", "签名未核对，请用 openssl 3 the signature is left to openssl 3:")
    print(
        f"  openssl pkeyutl -verify -pubin -inkey '{base}.pem' -rawin "
        f"-in '{base}.head' -sigfile '{base}.sig'"
    )


def _told(line: dict[str, Any]) -> str:
    return (
        f"#{line['id']} {line['event']} {line['ref']} {line['happened_at']} {line['organisation']}"
    )


def _show(facts: dict[str, Any]) -> None:
    """Print the content that was sealed, so that it can be compared with what is shown."""
    print("封存的内容 the content that was sealed:")
    for name, value in sorted(facts.items()):
        if value not in ("", [], None):
            print(f"  {name}: {json.dumps(value, ensure_ascii=False)}")


def _say(mark: str, words: str) -> None:
    print(f"{mark}: {words}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="核验公告回执 check the receipt of a notice")
    parser.add_argument("receipt", help="回执文件 the receipt, a JSON file")
    parser.add_argument("--heads", help="自取的封印清单 heads.json that you fetched yourself")
    parser.add_argument("--key", help="您信任的公钥 the public key that you trust, a PEM file")
    parser.add_argument("--content", help="公告原文 the published text, a file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
