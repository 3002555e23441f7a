#!/usr/bin/env python3
"""Draw the experts of an assessment again from the published record, and compare.

Needs nothing but Python 3.8 or newer. Nothing is sent anywhere; nothing is asked of the platform.

    python3 recompute_draw.py record.json
    python3 recompute_draw.py record.json --value "01 05 09 12 20 33 07"   as you looked it up
    python3 recompute_draw.py record.json --commitment <sha256>            as the ledger has it

What is checked:
1. the text that was closed beforehand has the digest that stands in the ledger;
2. the secret is the one whose digest stands in that text;
3. seed = SHA-256 of algorithm, commitment, secret and public value; the order of each list is that
   of HMAC-SHA256(seed, code), smallest first;
4. those who were called were called in that order, nobody was skipped;
5. each of those who sat is opened by SHA-256 of nonce and number in the register, and was on the
   list, or is marked as selected by the purchaser.

Exit codes: 0 all of it holds; 1 something does not; 2 the record cannot be read.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import sys
from pathlib import Path
from typing import Any

ALGORITHM = "goufu-draw-1"


class Wrong(Exception):
    """The record does not hold; the message says where."""


def main() -> int:
    asked = _arguments()
    try:
        record = json.loads(Path(asked.record).read_text(encoding="utf-8"))
        fixed = json.loads(record["commitment"]["text"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"读不出记录 cannot read the record: {error!r}", file=sys.stderr)
        return 2
    try:
        check_commitment(record, fixed, asked.commitment)
        check_value(record, asked.value)
        orders = check_orders(record, fixed)
        check_calls(record, fixed, orders)
        check_seats(record, orders)
    except Wrong as wrong:
        print(f"不通过 FAILED: {wrong}")
        return 1
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        print(f"不通过 FAILED: 记录残缺 the record is incomplete: {error!r}")
        return 1
    return 0


def check_commitment(record: dict[str, Any], fixed: dict[str, Any], known: str) -> None:
    """The text, the secret and the draw are those that were fixed beforehand."""
    digest = sha256(record["commitment"]["text"])
    if digest != record["commitment"]["sha256"] or (known and digest != known.lower()):
        raise Wrong("固定的条件和名单被改动 the text is not the one that was closed")
    if fixed["algorithm"] != ALGORITHM or record["format"] != ALGORITHM:
        raise Wrong("算法不同 another algorithm")
    if (fixed["draw"], fixed["about"]) != (record["draw"], record["about"]):
        raise Wrong("不是这次抽取的名单 the list of another draw")
    if sha256(record["secret"]) != fixed["secret_sha256"]:
        raise Wrong("平台的秘密数被换掉 the secret is not the one that was closed")
    _say(f"名单和条件未变 closed beforehand, ledger line {record['commitment']['ledger_line']}")


def check_value(record: dict[str, Any], known: str) -> None:
    """The public value is the one that you have looked up yourself, if you have."""
    source = record["source"]
    if known and " ".join(known.split()) != source["value"]:
        raise Wrong("公开随机数与您查到的不同 the value is not the one that you looked up")
    fixed = json.loads(record["commitment"]["text"])["conditions"]
    if fixed["round"] != source["round"]:
        raise Wrong("期号不是事先固定的 another round than was fixed beforehand")
    mark = "已核对 checked" if known else "请自行核对 look it up"
    _say(f"公开随机数 {source['name']} {source['round']}: {source['value']} ({mark})")


def check_orders(record: dict[str, Any], fixed: dict[str, Any]) -> list[list[str]]:
    """The order of every list follows from the seed."""
    commitment = sha256(record["commitment"]["text"])
    seed = hashlib.sha256(
        f"{ALGORITHM}\ncommitment {commitment}\nsecret {record['secret']}\n"
        f"value {record['source']['value']}\n".encode()
    ).digest()
    if seed.hex() != record["seed"]:
        raise Wrong("种子不符 another seed")
    orders = [
        sorted(
            group["candidates"], key=lambda code: hmac.new(seed, code.encode(), "sha256").digest()
        )
        for group in fixed["groups"]
    ]
    if orders != record["orders"]:
        raise Wrong("抽取顺序不符 another order than the seed gives")
    _say("抽取顺序 order recomputed: " + ", ".join(str(len(order)) for order in orders))
    return orders


def check_calls(record: dict[str, Any], fixed: dict[str, Any], orders: list[list[str]]) -> None:
    """Whoever was called was next: of each list a beginning, without gaps."""
    for number, order in enumerate(orders, start=1):
        met = [one for one in record["called"] + record["passed_by"] if one["group"] == number]
        met.sort(key=lambda one: one["place"])
        if [one["code"] for one in met] != order[: len(met)]:
            raise Wrong(f"第 {number} 组未按顺序邀请 group {number} was not called in order")
        if [one["place"] for one in met] != list(range(1, len(met) + 1)):
            raise Wrong(f"第 {number} 组顺位有误 places of group {number} are wrong")
        yes = sum(one.get("outcome") == "accepted" for one in met)
        if yes > fixed["groups"][number - 1]["count"]:
            raise Wrong(f"第 {number} 组人数过多 too many in group {number}")
    _say(f"邀请 called in order: {len(record['called'])}")


def check_seats(record: dict[str, Any], orders: list[list[str]]) -> None:
    """Those who sat are those who were drawn; the codes open to their names."""
    accepted = {one["code"] for one in record["called"] if one["outcome"] == "accepted"}
    for one in record["sat"]:
        if sha256(f"{one['nonce']}\n{one['expert']}\n") != one["code"]:
            raise Wrong(f"代号与 {one['name']} 不符 the code does not open to this expert")
        drawn = one["code"] in accepted and any(one["code"] in order for order in orders)
        if not drawn and not one["self_selected"]:
            raise Wrong(f"{one['name']} 未被抽中 sat without having been drawn")
        mark = "自行选定 selected" if one["self_selected"] else "抽取 drawn"
        _say(f"{mark}: {one['expert']} {one['name']}")


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _say(words: str) -> None:
    print(f"通过 OK: {words}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="重算专家抽取 recompute a draw of experts")
    parser.add_argument("record", help="抽取记录 the record, a JSON file")
    parser.add_argument(
        "--value", default="", help="您自己查到的公开随机数 the value as you found it"
    )
    parser.add_argument("--commitment", default="", help="账本中的摘要 the digest in the ledger")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
