"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.base.ratings.cards import YearRow, by_year
from goufu.law.words import say
from goufu.stages.parties.third_parties.models import ThirdParty


@dataclass(frozen=True)
class BondLine:
    kind: str = field(metadata={"label": say("关系")})
    name: str = field(metadata={"label": say("单位名称")})
    since: date | None = field(metadata={"label": say("开始日期"), "kind": "day"})
    until: date | None = field(metadata={"label": say("终止日期"), "kind": "day"})


@dataclass(frozen=True)
class ThirdPartyCard:
    """A third party's entry."""

    ref: str
    title: str
    state: str
    fields: tuple[str, ...] = field(metadata={"label": say("评价领域")})
    staff: int = field(metadata={"label": say("专业人员数"), "kind": "number"})
    lead_reviewers: str = field(metadata={"label": say("主评人")})
    contact: str = field(metadata={"label": say("联系方式")})
    qualifications: str = field(metadata={"label": say("资质和业绩"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})
    bonds: tuple[BondLine, ...] = field(metadata={"label": say("与购买主体、承接主体的关系")})
    years: tuple[YearRow, ...] = field(metadata={"label": say("年度履职汇总")})

    @classmethod
    def of(cls, entry: ThirdParty, _reader: Actor) -> ThirdPartyCard:
        return cls(
            ref=entry.ref,
            title=entry.title,
            state=entry.state,
            fields=tuple(entry.fields),
            staff=entry.staff,
            lead_reviewers=entry.lead_reviewers,
            contact=entry.contact,
            qualifications=entry.qualifications,
            reason=entry.reason,
            bonds=tuple(
                BondLine(one.get_kind_display(), one.name, one.since, one.until)
                for one in entry.bonds.all()
            ),
            years=by_year(entry.organisation.third_party_services.all()),
        )
