"""The walk through a draw of experts, from the register to the pledges of the committee."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Self

from goufu.law.calendar import BEIJING
from goufu.stages.parties.experts.models import Expert
from goufu.stages.procurement.draws import actions as draws
from goufu.stages.procurement.draws import sheets as draw_sheets
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.tenders import actions as tenders
from goufu.stages.procurement.tenders import sheets as tender_sheets
from goufu.stages.procurement.tenders.models import Member
from tests.walk import Town, Walk

FIELD = "养老服务"
VALUE = "03 07 12 19 25 31 08"


def at(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=BEIJING)


def register(town: Town, *words: str, field: str = FIELD, **changes: Any) -> list[Expert]:
    """Enter experts of the town into the register, as an earlier list would; once each."""
    pool = town.organisations["experts"]
    entered = []
    for word in words:
        actor = town.people[word]
        ref = f"{town.place.removeprefix('CN-')}-2014-ZJ-{word}"
        facts = {
            "title": actor.name,
            "place": town.place,
            "state": "in_pool",
            "opened_at": datetime(2014, 1, 1, tzinfo=UTC),
            "keeper": town.organisations["finance"],
            "pool": pool,
            "account_id": actor.account_id,
            "id_number": ref[-18:],
            "born_on": date(1970, 5, 1),
            "employer": f"示例大学{word}",
            "title_level": "senior",
            "title_name": "教授",
            "working_since": date(2000, 7, 1),
            "fields": [field],
            "region": town.place,
            "source": "call",
            "term_from": date(2014, 1, 1),
            "term_to": date(2035, 12, 31),
            **changes,
        }
        entered.append(Expert.objects.get_or_create(ref=ref, defaults=facts)[0])
    return entered


def conditions(day: str, *, experts: int, representatives: int, **changes: Any) -> dict[str, Any]:
    """Return what the agency fixes in the morning of the evaluation."""
    return {
        "groups": [{"speciality": FIELD, "count": experts}],
        "representatives": representatives,
        "evaluation_at": at(day, "10:30").isoformat(),
        "source": "lottery",
        "round": "2015046 期",
        "value_due_at": at(day, "09:20").isoformat(),
        **changes,
    }


class DrawWalk(Walk):
    """What a walk does between the closing of bids and the first points."""

    @property
    def draw(self) -> Draw:
        found: Draw = Draw.objects.filter(project_code=self.ref).order_by("id").last()
        return found

    def draw_did(self, verb: str, *, by: str, on: str, time: str = "09:30", **facts: Any) -> Self:
        """Take any act of the draw by its action's name."""
        fn = getattr(draws, verb)
        sheet = getattr(draw_sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=self.draw.ref, sheet=sheet, actor=self.who(by), at=at(on, time))
        return self

    def nominated(self, *words: str, on: str) -> Self:
        rows = [{"appointment_id": self.who(word).appointment_id} for word in words]
        return self.draw_did("nominate", by="head", on=on, time="09:05", members=rows)

    def committed(
        self, *, on: str, experts: int = 4, representatives: int = 1, **more: Any
    ) -> Self:
        facts = conditions(on, experts=experts, representatives=representatives, **more)
        return self.draw_did("commit", by="agency", on=on, time="09:10", **facts)

    def revealed(self, *, on: str, value: str = VALUE) -> Self:
        return self.draw_did("reveal", by="agency", on=on, time="09:21", value=value)

    def experts_called(self) -> list[str]:
        """Return who is called now, by their words."""
        waiting = self.draw.candidates.filter(outcome="called").order_by("group", "place")
        return [self.word_of(one) for one in waiting.values_list("expert__account_id", flat=True)]

    def word_of(self, account_id: int) -> str:
        return next(w for w, one in self.town.people.items() if one.account_id == account_id)

    def experts_accepted(self, *words: str, on: str) -> Self:
        """Let those called say yes, all of them where nobody is named."""
        for word in words or self.experts_called():
            self.draw_did("accept", by=word, on=on, unbound=True)
        return self

    def experts_drawn(self, *, on: str, words: tuple[str, ...], **more: Any) -> Self:
        """Draw exactly these experts, nominate the others; nobody else is in the register."""
        experts = [word for word in words if word.startswith("expert")]
        others = [word for word in words if word not in experts]
        register(self.town, *experts)
        self.committed(on=on, experts=len(experts), representatives=len(others), **more)
        if others:
            self.nominated(*others, on=on)
        return self.revealed(on=on).experts_accepted(on=on)

    def appointed(self, *, on: str, by: str = "agency", **changes: Any) -> Self:
        facts = {"announced": True, "discipline": "独立评审，遵守保密要求", **changes}
        sheet = tender_sheets.Committee.model_validate(facts)
        ref = self.draw.about_ref
        tenders.appoint_committee(ref=ref, sheet=sheet, actor=self.who(by), at=at(on, "10:00"))
        return self

    def number_of(self, word: str) -> int:
        """Return under which number somebody sits."""
        member = Member.objects.get(
            tender__ref=self.draw.about_ref, account_id=self.who(word).account_id
        )
        return member.number

    def pledged(self, *words: str, on: str, leader: str | None = "expert_1", **more: Any) -> Self:
        vote = str(self.number_of(leader)) if leader else None
        facts = {"discipline": True, "unbound": True, "leader": vote, **more}
        sheet = tender_sheets.Declaration.model_validate(facts)
        for word in words:
            tenders.declare(
                ref=self.draw.about_ref, sheet=sheet, actor=self.who(word), at=at(on, "10:00")
            )
        return self
