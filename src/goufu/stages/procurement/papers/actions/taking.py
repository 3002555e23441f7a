"""Who takes the document: written down, kept secret until the closing, told of what changes."""

from __future__ import annotations

from datetime import datetime

from goufu.base.documents.models import Version
from goufu.base.organisations.models import Organisation
from goufu.base.papers.blocks import Block, Printed, as_pdf
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.papers import queries, rules
from goufu.stages.procurement.papers.actions.keeping import keep
from goufu.stages.procurement.papers.models import Download, PurchasePaper, Taking
from goufu.stages.procurement.papers.sheets import Take
from goufu.stages.procurement.papers.workflow import PROVIDER, TAKING
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.queries import is_asked
from goufu.stages.procurement.tenders.rules.offers import check_invited
from goufu.stages.procurement.tenders.rules.timing import moment


@action
def take(*, parent_ref: str, sheet: Take, actor: Actor, at: datetime) -> Taking:
    """Take the document of a published tender; the receipt says what was taken, and when.

    Raises:
        NotHandedOut: offers do not come in now.
        NotInvited: not everybody is asked, and this provider is not.
        SupplyIsOver: the notice has named an earlier day.
        AlreadyTaken: the organisation has a receipt.
    """
    tender: Tender = Tender.objects.locked(parent_ref)
    check_opening(tender, by=PROVIDER, label=TAKING.opened, actor=actor, anyone=True)
    paper = queries.paper_in_force(tender)
    if tender.state != "open" or paper is None:
        raise rules.NotHandedOut(title=tender.title)
    rules.check_supplied(until=tender.supply_until, on=day_of(at))
    provider = Organisation.objects.get(pk=actor.organisation_id or 0)
    check_invited(name=provider.name, invited=is_asked(tender, provider.pk))
    earlier = queries.taking_of(tender, provider.pk)
    if earlier is not None:
        raise rules.AlreadyTaken(receipt=earlier.ref)
    taking = _written_down(tender, paper, provider, at)
    taking.contact, taking.phone = sheet.contact, sheet.phone
    open_dossier(taking, actor=actor, at=at, paper=paper.pdf_sha256)
    _give_receipt(taking, paper, at)
    return taking


def note_offer(offer: Offer, *, at: datetime) -> None:
    """Enter a provider that offers without having taken the document: it is told of changes too."""
    tender = offer.tender
    paper = queries.paper_in_force(tender)
    if paper is None or queries.taking_of(tender, offer.provider_id) is not None:
        return
    taking = _written_down(tender, paper, offer.provider, at)
    taking.with_offer = True
    open_dossier(taking, actor=THE_CLOCK, at=at, paper=paper.pdf_sha256)


def note_download(version: Version, actor: Actor, at: datetime) -> None:
    """Count the download of a purchase document; of the public nothing else is written down."""
    if version.document.kind != queries.PAPER:
        return
    tender = Tender.objects.filter(ref=version.document.ref).first()
    if tender is None or tender.published_at is None:
        return
    Download.objects.create(
        tender=tender,
        document=version.document,
        version=version.number,
        organisation_id=actor.organisation_id,
        account_id=actor.account_id,
        at=at,
    )


def tell_change(tender: Tender, *, at: datetime, notice: str) -> None:
    """Tell all who took the document that it was corrected."""
    for taking in tender.takings.filter(state="taken").order_by("id"):
        advance(taking, "tell_change", actor=THE_CLOCK, at=at, about=notice)


def tell_end(tender: Tender, *, at: datetime, reason: str) -> None:
    """Tell all who took the document that there is nothing to offer for any more."""
    for taking in tender.takings.exclude(state="ended").order_by("id"):
        advance(taking, "tell_end", actor=THE_CLOCK, at=at, reason=reason)


def disclose(tender: Tender, *, at: datetime) -> None:
    """Open the register to those who buy: offers can no longer come in."""
    for taking in tender.takings.filter(state="taken").order_by("id"):
        taking.set(project_code=tender.project_code)
        advance(taking, "disclose", actor=THE_CLOCK, at=at)


def _written_down(
    tender: Tender, paper: PurchasePaper, provider: Organisation, at: datetime
) -> Taking:
    """Return the entry; its number is of a series of the place, so that it tells no count."""
    return Taking(
        ref=next_ref(tender.place, day_of(at).year, "LQ"),
        title=tender.title,
        place=tender.place,
        tender=tender,
        provider=provider,
        pdf_sha256=paper.pdf_sha256,
    )


def _give_receipt(taking: Taking, paper: PurchasePaper, at: datetime) -> None:
    rows = (
        ("事项", "内容"),
        ("回执编号", taking.ref),
        ("项目编号", taking.tender.ref),
        ("项目名称", taking.title),
        ("领取单位", taking.provider.name),
        ("联系人", "，".join(part for part in (taking.contact, taking.phone) if part)),
        ("领取时间", moment(at)),
        ("领取的文件", f"{paper.title}（第 {paper.number} 版）"),
        ("文件摘要（SHA-256）", paper.pdf_sha256),
    )
    printed = Printed(
        title="采购文件领取回执",
        author=taking.tender.agency.name,
        foot=taking.ref,
        blocks=[Block("title", "采购文件领取回执"), Block("table", rows=rows)],
    )
    kept = keep(
        as_pdf(printed),
        ref=taking.ref,
        project_code="",
        place="",
        kind=queries.RECEIPT,
        title="领取回执",
        suffix=".pdf",
        at=at,
        owner_id=taking.provider_id,
    )
    taking.set(receipt=kept.document)
