"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

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
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders import actions, queries
from goufu.stages.procurement.tenders.models import Capacity, Member, Tender
from goufu.stages.procurement.tenders.sheets import Nothing, Reasons
from goufu.stages.review.projects.consequences import move


def draft_from_plan(entry: Entry) -> None:
    """Lay a draft tender before the agency. Listens to ``plan.file`` and ``plan.accept``."""
    plan: Plan = Plan.objects.get(ref=entry.ref)
    project = plan.project
    tender = Tender(
        ref=child_ref(plan.project_code, "ZB"),
        project_code=plan.project_code,
        title=plan.title,
        place=plan.place,
        plan=plan,
        project=project,
        agency=plan.agency,
        method=plan.method,
        budget_fen=plan.amount_fen,
        qualification=project.provider_requirements,
        service_requirements="\n".join(
            (project.content, project.quality_requirements, project.acceptance_standard)
        ),
    )
    open_dossier(tender, actor=THE_CLOCK, at=entry.happened_at, plan=plan.ref)


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
    if Tender.objects.filter(ref=draw.about_ref, state="evaluating").exists():
        actions.seat_replacements(
            ref=draw.about_ref, sheet=Nothing(), actor=THE_CLOCK, at=entry.happened_at
        )


def end_draw(entry: Entry) -> None:
    """Give the draw up. Listens to ``tender.fail``, ``tender.cancel``, ``tender.annul``."""
    draws.lapse(entry.ref, at=entry.happened_at)


def open_draw_record(entry: Entry) -> None:
    """Let everybody draw again, and see who served. Listens to ``tender.publish_result``."""
    draws.close(entry.ref, at=entry.happened_at)
    experts.open_services(entry.ref)


def end_without_contract(entry: Entry) -> None:
    """Undo a tender whose winner does not sign. Listens to ``contract.give_up``."""
    tender = Tender.objects.filter(
        project_code=entry.project_code, state="result_published"
    ).first()
    if tender is None:  # Awarded in another way than by tender: only the project goes back.
        move(entry, "purchase_again")
        return
    actions.annul(
        ref=tender.ref,
        sheet=Reasons(reason="中标人未签订合同，本次采购结果不再执行。"),
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
