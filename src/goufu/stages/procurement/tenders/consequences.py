"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.organisations.kinds import Function
from goufu.base.people.roles import THE_CLOCK, Party
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.stages.parties.agencies import actions as agencies
from goufu.stages.parties.experts import actions as experts
from goufu.stages.parties.experts.queries import of_account
from goufu.stages.procurement.plans.models import Lot, Plan
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.actions import takeover
from goufu.stages.procurement.tenders.models import Capacity, Tender
from goufu.stages.procurement.tenders.sheets import Reasons
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


def note_experts(entry: Entry) -> None:
    """Have the experts of a committee rated by those they served. Listens to ``tender.conclude``.

    Members who have no entry in the register are not rated there.
    """
    tender: Tender = Tender.objects.select_related("plan").get(ref=entry.ref)
    served = {
        party.value: sorted(tender.parties(party) or ())
        for party in (Party.PURCHASER, Party.AGENCY)
    }
    for member in tender.members.filter(capacity=Capacity.EXPERT):
        expert = of_account(member.account_id)
        if expert is not None:
            experts.note_service(
                expert,
                about=tender,
                served=served,
                raters=tender.plan.route,
                at=entry.happened_at,
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
