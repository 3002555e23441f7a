"""What can be wrong with the ledger, in words that name the line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from goufu.base.ledger.models import Entry, Head, Leaf
from goufu.law.words import say

SENTENCES: dict[str, str] = {
    "altered": say(
        "第 {entry} 号记录（{event}，{ref}）已被改动：封存时摘要为 {sealed}，现内容摘要为 {now}。"
    ),
    "missing": say("第 {entry} 号记录已缺失：它封存在第 {index} 片叶，摘要为 {sealed}。"),
    "leaf_changed": say(
        "第 {index} 片叶的摘要已被改动；所记为第 {entry} 号记录（{event}，{ref}），该记录内容未变。"
    ),
    "leaf_missing": say("第 {index} 片叶已缺失，叶的编号应当连续。"),
    "leaf_added": say("第 {index} 片叶（第 {entry} 号记录）不在任何封印之内，应为事后插入。"),
    "rewritten": say(
        "第 {number} 号封印之下的记录连同摘要被一并改写：自第 {entry} 号记录（{event}，{ref}）起，"
        "至第 {last} 号记录止，其中至少一条与封印时不同。"
    ),
    "inserted": say(
        "第 {entry} 号记录（{event}，{ref}）为事后插入：封印已越过该编号一小时以上，它却从未封存。"
    ),
    "head_missing": say("第 {number} 号封印已缺失，封印的编号应当连续。"),
    "head_forged": say("第 {number} 号封印的签名不成立，封印内容已被改动或者系伪造。"),
    "head_stranger": say("第 {number} 号封印由密钥 {key} 签署，本机不认可该密钥。"),
    "head_differs": say("第 {number} 号封印与此前导出的不一致。"),
    "subtree_changed": say("第 {level} 层第 {place} 个子树的摘要已被改动，叶与封印未变。"),
}


@dataclass(frozen=True)
class Broken:
    """The first thing that is wrong.

    Attributes:
        kind: one of the keys of ``SENTENCES``.
        entry_id: the line it is about, where it is about one.
    """

    kind: str
    params: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return SENTENCES[self.kind].format(**self.params)

    @property
    def entry_id(self) -> int | None:
        return self.params.get("entry")


def of_line(kind: str, leaf: Leaf, entry: Entry | None, **more: Any) -> Broken:
    """Return what is wrong with the line of ``leaf``."""
    return Broken(
        kind,
        {
            "index": leaf.index,
            "entry": leaf.entry_id,
            "sealed": leaf.digest,
            "event": entry.event if entry else "",
            "ref": entry.ref if entry else "",
            **more,
        },
    )


def of_entry(kind: str, entry: Entry) -> Broken:
    """Return what is wrong with a line that has no leaf."""
    return Broken(kind, {"entry": entry.pk, "event": entry.event, "ref": entry.ref})


def of_head(kind: str, head: Head, **more: Any) -> Broken:
    """Return what is wrong with a head."""
    return Broken(kind, {"number": head.number, "key": head.key_id, **more})
