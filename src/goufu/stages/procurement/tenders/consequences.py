"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from django.db.models import Q

from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import THE_CLOCK, Party, Role
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.stages.parties.agencies import actions as agencies
from goufu.stages.parties.experts import actions as experts
from goufu.stages.parties.experts.queries import of_account
from goufu.stages.procurement.draws import actions as draws
from goufu.stages.procurement.draws import queries as drawn
from goufu.stages.procurement.draws.models import Draw
from goufu.stages.procurement.plans.models import Lot, Plan
from goufu.stages.procurement.tenders import actions, queries
from goufu.stages.procurement.tenders.actions import takeover
from goufu.stages.procurement.tenders.models import Capacity, Member, Tender, TenderKey
from goufu.stages.procurement.tenders.sheets import LostKey, Nothing, Reasons
from goufu.stages.procurement.tenders.workflow.by_method import TALKED
from goufu.stages.procurement.tenders.workflow.opening import BEFORE_LAST_PRICES, BEFORE_OPENING
from goufu.stages.procurement.tenders.workflow.seating import SITTING
from goufu.stages.review.projects.consequences import move


def draft_from_plan(entry: Entry) -> None:
    """Lay a draft tender before whoever carries the plan out, one for each lot.

    Where an earlier purchase of the project, or of the lot, came to nothing, its document is the
    beginning. Listens to ``plan.accept_entrusting`` and ``plan.begin_own``.
    """
    plan: Plan = Plan.objects.get(ref=entry.ref)
    lots: list[Lot | None] = list(plan.lots.order_by("number"))
    for lot in lots or [None]:
        tender = _drafted(plan, lot)
        earlier = takeover.earlier_of(plan.project, tender.lot_number)
        if earlier is not None:
            takeover.begin_with(tender, earlier)
        taken = {} if earlier is None else {"taken_over_from": earlier.ref}
        open_dossier(tender, actor=THE_CLOCK, at=entry.happened_at, plan=plan.ref, **taken)
        if earlier is not None:
            takeover.carry_over(tender, earlier)


def _drafted(plan: Plan, lot: Lot | None) -> Tender:
    project = plan.project
    content = lot.content if lot else project.content
    return Tender(
        ref=child_ref(plan.project_code, "ZB"),
        project_code=plan.project_code,
        title=title_of(plan, lot),
        place=plan.place,
        plan=plan,
        project=project,
        agency=plan.agency,
        method=plan.method,
        lot=lot,
        lot_number=lot.number if lot else 0,
        budget_fen=lot.amount_fen if lot else plan.amount_fen,
        qualification=project.provider_requirements,
        service_requirements="\n".join(
            (content, project.quality_requirements, project.acceptance_standard)
        ),
    )


def title_of(plan: Plan, lot: Lot | None) -> str:
    """Return the title of a tender; of a lot it says which."""
    if lot is None:
        return plan.title
    longest = Tender._meta.get_field("title").max_length or len(plan.title)
    return f"{plan.title} 第{lot.number}包 {lot.title}"[:longest]


def lay_draw(entry: Entry) -> None:
    """Have experts drawn for a tender that is published. Listens to ``tender.publish``."""
    tender: Tender = Tender.objects.select_related("plan", "project").get(ref=entry.ref)
    draws.lay(
        tender,
        at=entry.happened_at,
        agency_id=tender.agency_id,
        purchaser_id=tender.project.purchaser_id,
        method=tender.method,
        budget_fen=tender.budget_fen,
        central=tender.plan.route == Role.CENTRAL_AGENCY,
    )


def tell_draw_who_offers(entry: Entry) -> None:
    """Have those stand aside who are tied to a bidder. Listens to ``tender.close``."""
    tender: Tender = Tender.objects.get(ref=entry.ref)
    bodies = [offer.provider for offer in queries.standing_offers(tender)]
    draws.tell_suppliers(tender.ref, bodies, at=entry.happened_at)


def seat_replacements(entry: Entry) -> None:
    """Seat whoever takes an empty seat. Listens to ``draw.fill`` and ``draw.agree``."""
    draw: Draw = Draw.objects.get(ref=entry.ref)
    sitting = [state for state, _ in SITTING]
    if Tender.objects.filter(ref=draw.about_ref, state__in=sitting).exists():
        actions.seat_replacements(
            ref=draw.about_ref, sheet=Nothing(), actor=THE_CLOCK, at=entry.happened_at
        )


def end_draw(entry: Entry) -> None:
    """Give the draw up. Listens to ``tender.fail``, ``….cancel``, ``….annul``, ``….restart``."""
    draws.lapse(entry.ref, at=entry.happened_at)


def open_draw_record(entry: Entry) -> None:
    """Let everybody draw again, and see who served. Listens to ``tender.publish_result``."""
    draws.close(entry.ref, at=entry.happened_at)
    experts.open_services(entry.ref)


def end_without_contract(entry: Entry) -> None:
    """Let the next candidate stand where the winner does not sign.

    Listens to ``contract.give_up``.
    """
    tender = Tender.objects.filter(ref=entry.facts["tender_ref"], state="result_published").first()
    if tender is None:  # Awarded in another way than by tender: only the project goes back.
        move(entry, "purchase_again")
        return
    actions.set_aside_winner(
        ref=tender.ref,
        sheet=Reasons(reason=f"中标、成交供应商未签订合同：{entry.facts['reason']}"),
        actor=THE_CLOCK,
        at=entry.happened_at,
    )


def note_lost_keys(entry: Entry) -> None:
    """Tell everyone whose offers a lost key was to open. Listens to ``opening_key.report_lost``."""
    waiting = Q(tender__state__in=BEFORE_OPENING) | Q(
        tender__state__in=BEFORE_LAST_PRICES, tender__method__in=TALKED
    )
    pinned = TenderKey.objects.filter(waiting, key__ref=entry.ref)
    for one in pinned.select_related("tender"):
        actions.note_lost_key(
            ref=one.tender.ref,
            sheet=LostKey(custodian=one.custodian, reason=entry.facts["reason"]),
            actor=THE_CLOCK,
            at=entry.happened_at,
        )


def note_experts(entry: Entry) -> None:
    """Have the experts rated by those they served. Listens to ``tender.conclude``.

    Those who left the committee, and those who had accepted and did not come, are rated too.
    """
    tender: Tender = Tender.objects.select_related("plan").get(ref=entry.ref)
    served = {
        party.value: sorted(tender.parties(party) or ())
        for party in (Party.PURCHASER, Party.AGENCY)
    }
    sat = Member.everyone.filter(tender=tender, capacity=Capacity.EXPERT)
    noted = {of_account(one.account_id) for one in sat}
    noted |= {one.expert for one in drawn.rated_for(tender.ref)}
    for expert in sorted((one for one in noted if one is not None), key=lambda one: one.pk):
        experts.note_service(
            expert,
            about=tender,
            served=served,
            raters=tender.plan.route,
            at=entry.happened_at,
            secret=True,
        )


def note_agency(entry: Entry) -> None:
    """Have the agency rated by those it served. Listens to ``tender.publish_result``.

    A central agency is assessed in another way: the measures on agencies are not for it.
    """
    tender: Tender = Tender.objects.select_related("agency").get(ref=entry.ref)
    if tender.agency.does(Function.CENTRAL_AGENCY):
        return
    seats = tender.members.filter(capacity=Capacity.EXPERT)
    parties = (Party.PURCHASER, Party.PROVIDER, Party.EXPERT)
    served = {party.value: sorted(tender.parties(party) or ()) for party in parties}
    agencies.note_service(
        tender.agency,
        about=tender,
        served={**served, "accounts": list(seats.values_list("account_id", flat=True))},
        at=entry.happened_at,
    )


def publish_document(entry: Entry) -> None:
    """Make the document public with the result. Listens to ``tender.publish_result``.

    财政部令第74号 第十八条第一款: 并将竞争性谈判文件、询价通知书随成交结果同时公告。
    """
    tender: Tender = Tender.objects.select_related("document").get(ref=entry.ref)
    if tender.document is not None and not tender.document.public:
        tender.document.public = True
        tender.document.save(update_fields=["public"])
