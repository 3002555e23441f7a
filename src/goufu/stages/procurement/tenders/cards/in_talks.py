"""Which lines of the invitations and the talks one reader may see by now.

A supplier sees the changes, which are told to all at the same time, and its own meetings; never
those of another one. Who was invited is secret until the offers are opened.
"""

from __future__ import annotations

from goufu.base.doors.sheets import fields_of
from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.tenders.cards.lines import (
    CandidateLine,
    ChangeLine,
    CorrectionLine,
    DrawLine,
    FactOfBargain,
    MeetingLine,
)
from goufu.stages.procurement.tenders.models import Bargain, SupplierDraw, Tender
from goufu.stages.procurement.tenders.sheets import BargainRecord


def corrections_of(tender: Tender) -> list[CorrectionLine]:
    """Everybody who may see the document sees what was made clear or changed since it is out."""
    found = sorted(tender.corrections.all(), key=lambda one: one.number)
    return [CorrectionLine(one.number, "\n".join(one.said()), one.closes_after) for one in found]


def candidates_of(tender: Tender) -> list[CandidateLine]:
    return [
        CandidateLine(one.provider.name, one.get_listed_by_display(), one.opinion, one.invited)
        for one in sorted(tender.candidates.all(), key=lambda one: one.pk)
    ]


def draw_of(tender: Tender) -> list[DrawLine]:
    """Return the record of the draw; of one that is to come only what was fixed beforehand."""
    lots: SupplierDraw | None = getattr(tender, "draw", None)
    if lots is None:
        return []
    lines = [
        DrawLine(say("名单摘要"), lots.list_sha256),
        DrawLine(say("事先公布的密值摘要"), lots.commitment),
    ]
    if lots.drawn_at is not None:
        lines += [
            DrawLine(say("密值"), lots.secret),
            DrawLine(say("监督人"), "、".join(lots.watchers)),
            DrawLine(say("现场报出的数字或者文字"), "、".join(lots.words)),
            DrawLine(say("随机数"), lots.seed),
            DrawLine(say("抽取家数"), str(lots.number)),
        ]
    return lines


def meetings_of(tender: Tender, reader: Actor, *, whole: bool) -> list[MeetingLine]:
    """Return the meetings: all for those inside and the group, else the reader's own."""
    own = reader.organisation_id if reader.role is Role.PROVIDER else None
    found = [
        (offer.provider.name, one)
        for offer in tender.offers.all()
        if whole or offer.provider_id == own
        for one in offer.meetings.all()
    ]
    found.sort(key=lambda pair: (pair[1].round, pair[1].held_at, pair[1].pk))
    return [MeetingLine(name, one.round, one.held_at, one.said) for name, one in found]


def changes_of(tender: Tender, *, whole: bool) -> list[ChangeLine]:
    """Return the changes; suppliers see those that were confirmed."""
    return [
        ChangeLine(one.number, one.get_part_display(), one.content, one.confirmed, one.answer)
        for one in sorted(tender.changes.all(), key=lambda one: one.number)
        if whole or one.confirmed
    ]


def bargain_of(tender: Tender) -> list[FactOfBargain]:
    found: Bargain | None = getattr(tender, "bargain", None)
    if found is None:
        return []
    told = ((spec.label, str(getattr(found, spec.name))) for spec in fields_of(BargainRecord))
    return [FactOfBargain(label, said) for label, said in told if said]
