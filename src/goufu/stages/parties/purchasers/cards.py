"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base import clock
from goufu.base.organisations.queries import chain_above
from goufu.base.people.roles import THE_CLOCK, Actor, Party
from goufu.law.calendar import day_of
from goufu.law.parties import purchaser as may_purchase
from goufu.law.provisions import NothingInForce
from goufu.law.words import say
from goufu.stages.parties.purchasers import rules
from goufu.stages.parties.purchasers.models import Purchaser


@dataclass(frozen=True)
class LiaisonLine:
    name: str = field(metadata={"label": say("姓名")})
    post: str = field(metadata={"label": say("职务")})
    phone: str = field(metadata={"label": say("联系电话")})
    since: date = field(metadata={"label": say("自何日起")})
    until: date | None = field(metadata={"label": say("最后一日")})


@dataclass(frozen=True)
class DutyLine:
    name: str = field(metadata={"label": say("职责事项")})
    item_code: str = field(metadata={"label": say("指导性目录代码")})
    basis: str = field(metadata={"label": say("依据")})
    since: date = field(metadata={"label": say("自何日起")})
    moved_on: date | None = field(metadata={"label": say("划出之日")})
    moved_to: str = field(metadata={"label": say("划给何处")})


@dataclass(frozen=True)
class GuidedLine:
    unit: str = field(metadata={"label": say("单位")})
    state: str = field(metadata={"label": say("实施状态"), "kind": "state"})


@dataclass(frozen=True)
class PurchaserCard:
    """A unit as one reader may see it, judged by the law of the day on which it is read."""

    ref: str
    title: str
    state: str
    kind: str = field(metadata={"label": say("单位性质")})
    verdict: str = field(metadata={"label": say("主体资格"), "kind": "word"})
    clause: str = field(metadata={"label": say("资格依据")})
    establishment: str = field(metadata={"label": say("编制")})
    staff: int | None = field(metadata={"label": say("编制人数"), "kind": "number"})
    funding: str = field(metadata={"label": say("经费来源")})
    legal_basis: str = field(metadata={"label": say("设立依据")})
    superiors: tuple[str, ...] = field(metadata={"label": say("上级单位")})
    pilot_since: date | None = field(metadata={"label": say("试点起始日"), "kind": "day"})
    covered_since: date | None = field(metadata={"label": say("全面纳入日"), "kind": "day"})
    reason: str = field(metadata={"label": say("依据和理由"), "kind": "long_text"})
    liaisons: tuple[LiaisonLine, ...] = field(metadata={"label": say("联络员")})
    duties: tuple[DutyLine, ...] = field(metadata={"label": say("自有职责")})
    guided: tuple[GuidedLine, ...] = field(metadata={"label": say("指导的本系统单位")})

    @classmethod
    def of(cls, purchaser: Purchaser, reader: Actor) -> PurchaserCard:
        unit = purchaser.organisation
        verdict, clause = _judged(purchaser)
        return cls(
            ref=purchaser.ref,
            title=purchaser.title,
            state=purchaser.state,
            kind=str(unit.get_kind_display()),
            verdict=rules.words_of(verdict),
            clause=clause,
            establishment=str(purchaser.get_establishment_display()),
            staff=purchaser.staff,
            funding=str(purchaser.get_funding_display()),
            legal_basis=purchaser.legal_basis,
            superiors=tuple(one.name for one in chain_above(unit)),
            pilot_since=purchaser.pilot_since,
            covered_since=purchaser.covered_since,
            reason=purchaser.reason,
            liaisons=_liaisons(purchaser, reader),
            duties=tuple(
                DutyLine(one.name, one.item_code, one.basis, one.since, one.moved_on, one.moved_to)
                for one in sorted(purchaser.duties.all(), key=lambda one: one.pk)
            ),
            guided=tuple(
                GuidedLine(one.title, one.WORKFLOW.states[one.state]) for one in _guided(purchaser)
            ),
        )


def _judged(purchaser: Purchaser) -> tuple[str, str]:
    """Return whether a unit of this kind may buy today, and by which rule."""
    try:
        answer = may_purchase(
            purchaser.organisation.kind, on=day_of(clock.now()), place=purchaser.place
        )
    except NothingInForce:
        return "unknown", ""
    return answer.verdict, answer.by.cite


def _guided(purchaser: Purchaser) -> list[Purchaser]:
    """Return the registered units directly below, by name."""
    below = purchaser.organisation.children.all()
    registered = [one.as_purchaser for one in below if hasattr(one, "as_purchaser")]
    return sorted(registered, key=lambda one: one.title)


def _liaisons(purchaser: Purchaser, reader: Actor) -> tuple[LiaisonLine, ...]:
    near = reader is THE_CLOCK or reader.organisation_id in {
        purchaser.organisation_id,
        purchaser.organisation.parent_id,
    }
    whole = near or reader.party is Party.FINANCE
    return tuple(
        LiaisonLine(
            one.name,
            one.post,
            one.phone if whole else rules.masked(one.phone),
            one.since,
            one.until,
        )
        for one in sorted(
            purchaser.liaisons.all(), key=lambda one: (one.since, one.pk), reverse=True
        )
    )
