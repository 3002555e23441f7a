"""How long it takes to look at a thousand offers of one tender for signs of collusion."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from goufu.stages.procurement.signals.rules.looked import Looked
from goufu.stages.procurement.signals.rules.looking import look

OFFERS = 1_000
CHARACTERS = 20_000
LETTERS = [chr(0x4E00 + number) for number in range(3_000)]


def figures() -> Iterator[tuple[str, float, str]]:
    """Measure honest offers with one copied pair among them, which has to be found."""
    choose = random.Random(2015)  # noqa: S311 -- not for a secret
    texts = ["".join(choose.choices(LETTERS, k=CHARACTERS)) for _ in range(OFFERS)]
    texts[7] = texts[500][: CHARACTERS // 2] + texts[7][CHARACTERS // 2 :]
    offers = [
        Looked(
            offer=f"TB-{number}",
            bidder=f"供应商{number}",
            price_fen=choose.randrange(10**8, 2 * 10**8),
            names=frozenset({f"供应商第{number}号有限公司"}),
            texts={"服务方案": text},
        )
        for number, text in enumerate(texts)
    ]
    begun = time.perf_counter()
    found = look(offers, given=texts[0][:2_000])
    done = time.perf_counter()
    assert [(one.kind, one.offers) for one in found] == [("alike_text", ("TB-500", "TB-7"))]
    yield "signals_1000_offers_s", done - begun, "s, 20,000 characters each"
