"""A negotiation on its way to sealed last prices: 13 April 2015, eleven o'clock."""

from __future__ import annotations

from goufu.stages.procurement.sealing import actions as keys
from goufu.stages.procurement.sealing.sheets import KeyReason
from tests import walk_sealing
from tests.walk import morning_of
from tests.walk_methods import LAST, MethodsWalk

DAY = "2015-04-13"
LOST = KeyReason(reason="保存钥匙文件的电脑损坏")


def asked(walk: MethodsWalk) -> None:
    walk.up_to_announcement()
    walk.up_to_talks("negotiation").met("alpha", "beta", "gamma", at=f"{DAY}T10:30")
    walk.finals_asked(at=f"{DAY}T11:00", until=f"{DAY}T14:00")


def all_in(walk: MethodsWalk) -> MethodsWalk:
    for minute, word in enumerate(LAST):
        walk.final(word, at=f"{DAY}T12:0{minute}")
    return walk


def lose(walk: MethodsWalk, *words: str) -> None:
    for word in words:
        custodian = walk_sealing.CUSTODIAN_OF[walk.who(word).role]
        key = walk.tender.keys.get(custodian=custodian).key
        keys.report_lost(ref=key.ref, sheet=LOST, actor=walk.who(word), at=morning_of(DAY))
