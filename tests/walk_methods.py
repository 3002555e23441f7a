"""The walk by other methods than the open tender: invitations, talks, last prices, one source."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.people.roles import Role
from goufu.stages.procurement.tenders import actions as tenders
from goufu.stages.procurement.tenders import sheets as tender_sheets
from tests import walk_sealing
from tests.walk_procurement import DOCUMENT, ProcurementWalk, moment_of

UNSCORED = {**DOCUMENT, "price_weight": None, "criteria": []}
DOCUMENTS: dict[str, dict[str, Any]] = {
    "open_tender": DOCUMENT,
    "invited_tender": DOCUMENT,
    "consultation": {**DOCUMENT, "may_change": "服务频次、服务记录方式和付款条款"},
    "negotiation": {**UNSCORED, "may_change": "服务频次、服务记录方式和付款条款"},
    "inquiry": UNSCORED,
    "single_source": UNSCORED,
}
GROUP = ("expert_1", "expert_2", "handler_2")
LAST = {"alpha": 150_000_000, "beta": 155_000_000, "gamma": 152_000_000}
BARGAIN: dict[str, Any] = {
    "where": "市公共资源交易中心协商室",
    "costs": "人工成本约占七成，管理费和税费约占三成",
    "like_contracts": "邻市同类项目每人次一百三十五元",
    "rights": "不涉及专利、专有技术",
    "terms": "按季度付款，价格一次商定",
    "reasonable": "低于邻市同类合同价格，服务标准不变",
}
SAID = "就服务频次和人员安排充分交换意见"


class MethodsWalk(ProcurementWalk):
    """A project bought by any method."""

    def of_tender(self, verb: str, *, at: str, by: str, **facts: Any) -> Self:
        """Take an act of the tender at a moment of the day."""
        fn = getattr(tenders, verb)
        sheet = getattr(tender_sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=self.tender.ref, sheet=sheet, actor=self.who(by), at=moment_of(at))
        return self

    def of_offer(self, verb: str, by: str, *, at: str, **facts: Any) -> Self:
        """Let a supplier do something with its offer."""
        fn = getattr(tenders, verb)
        sheet = getattr(tender_sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=self.offer(by).ref, sheet=sheet, actor=self.who(by), at=moment_of(at))
        return self

    def pool(self, number: int = 8) -> list[str]:
        """Found more providers; return the words of all of them."""
        words = [f"pool_{one}" for one in range(1, number + 1)]
        for word in words:
            self.town.settle(
                word,
                f"{self.town.place} {word}服务社",
                Kind.PRIVATE_NON_ENTERPRISE,
                Function.PROVIDER,
                level=Level.NONE,
            )
            self.town.appoint(word, Role.PROVIDER, word)
        return words

    def planned_by(self, method: str) -> Self:
        """Plan the purchase and have the plan accepted as the law of the year asks."""
        y = self.year
        if self.year < 2020:
            return self.planned(on=f"{y}-03-23", method=method).plan_accepted(on=f"{y}-03-25")
        self.planned(on=f"{y}-03-23", method=method, urgency="突发情况，急需开展上门照料")
        return self.plan_filed(on=f"{y}-03-25")

    def ready_by(self, method: str, **changes: Any) -> Self:
        """Take the project to a confirmed document: 27 March."""
        y = self.year
        self.planned_by(method)
        return self.prepared(on=f"{y}-03-26", **{**DOCUMENTS[method], **changes}).confirmed(
            on=f"{y}-03-27"
        )

    def listed(self, way: str, *words: str, on: str, by: str = "pool", **more: str) -> Self:
        """Write a list of suppliers down; ``more``: word → by whom it was listed."""
        rows = [
            {
                "provider_id": self.town.organisations[word].pk,
                "listed_by": more.get(word, by),
                "opinion": "" if more.get(word, by) in {"pool", "prequalified"} else "业绩良好",
            }
            for word in words
        ]
        return self.tender_did(
            "list_suppliers", on=on, by="agency", invitation=way, candidates=rows
        )

    def drawn(
        self, number: int, *, on: str, watchers: tuple[str, ...] = ("handler", "head")
    ) -> Self:
        rows = [
            {"appointment_id": self.who(word).appointment_id, "words": f"数字{n}七三"}
            for n, word in enumerate(watchers)
        ]
        return self.tender_did("draw_suppliers", on=on, by="agency", number=number, watchers=rows)

    def called(self, *, on: str, closes: str, **changes: Any) -> Self:
        """Send the document out; a notice or an invitation, as the method has it."""
        return self.published(on=on, closes=closes, **changes)

    def answered_by(self, *words: str, at: str, closes: str) -> Self:
        """Let suppliers respond, the time run out and the responses be opened."""
        for word in words:
            self.bid(word, at=at)
        self.ticked(at=closes).unlocked(on=closes[:10])
        return self.of_tender("open_bids", at=closes, by="agency")

    def met(self, *words: str, at: str, by: str = "expert_1") -> Self:
        """Let the group meet each supplier once."""
        for word in words:
            self.of_tender(
                "record_meeting",
                at=at,
                by=by,
                offer=self.offer(word).ref,
                held_at=moment_of(at),
                said=SAID,
            )
        return self

    def finals_asked(self, *, at: str, until: str) -> Self:
        return self.of_tender("ask_final_offers", at=at, by="expert_1", until=moment_of(until))

    def final(self, by: str, *, at: str, fen: int | None = None) -> Self:
        """Let a supplier name its last price: sealed, but for a single source."""
        price = fen or LAST[by]
        if self.tender.method == "single_source":
            return self.of_offer("agree_price", by, at=at, price_fen=price)
        return self.of_offer("give_final", by, at=at, envelope=self.sealed_final(by, price))

    def sealed_final(self, by: str, fen: int, **content: Any) -> str:
        ref = self.offer(by).ref
        return walk_sealing.sealed(self.tender, self.who(by), about=ref, price_fen=fen, **content)

    def finals_unlocked(self, *words: str, at: str) -> Self:
        """Let custodians bring their pieces of the last prices."""
        for word in words or walk_sealing.UNLOCKERS:
            given = walk_sealing.pieces(self.tender, self.who(word))
            self.of_tender("bring_pieces", at=at, by=word, **given)
        return self

    def finals_opened(self, *, at: str) -> Self:
        """Unlock the last prices by two and open them all at once."""
        self.finals_unlocked(at=at)
        return self.of_tender("open_final_offers", at=at, by="agency")

    def opinions(self, *, on: str, words: tuple[str, ...] = GROUP) -> Self:
        """Let every member hand in where nothing is scored."""
        for word in words:
            self.tender_did("hand_in", on=on, by=word, opinion="响应文件均能满足采购需求")
        return self

    def up_to_tender_of(self, method: str) -> Self:
        """Take the project to the day on which offers may come in: 30 March to 20 April."""
        y = self.year
        self.ready_by(method)
        return self.called(on=f"{y}-03-30", closes=f"{y}-04-20T09:00", supply=f"{y}-04-10")

    def up_to_talks(self, method: str, *suppliers: str) -> Self:
        """Take a negotiation or consultation to its first round: 13 April."""
        y = self.year
        words = suppliers or ("alpha", "beta", "gamma")
        self.ready_by(method).called(on=f"{y}-03-30", closes=f"{y}-04-13T09:00")
        self.answered_by(*words, at=f"{y}-04-10T10:00", closes=f"{y}-04-13T09:00")
        return self.seated(on=f"{y}-04-13", words=GROUP)

    def up_to_last_prices(self, method: str, *suppliers: str) -> Self:
        """Go on to the opened last prices of all: 13 April, noon."""
        y, words = self.year, suppliers or ("alpha", "beta", "gamma")
        self.up_to_talks(method, *words).met(*words, at=f"{y}-04-13T10:30")
        self.finals_asked(at=f"{y}-04-13T11:00", until=f"{y}-04-13T14:00")
        for word in words:
            self.final(word, at=f"{y}-04-13T12:00")
        if method == "single_source":
            return self
        return self.finals_opened(at=f"{y}-04-13T12:10")

    def to_the_result(self, winner: str) -> Self:
        """From the end of the evaluation to the result notice: 13 to 17 April."""
        y = self.year
        self.reported(on=f"{y}-04-14").awarded(on=f"{y}-04-16", to=winner)
        return self.result_published(on=f"{y}-04-17")

    def moment(self, day_and_time: str) -> datetime:
        return moment_of(f"{self.year}-{day_and_time}")
