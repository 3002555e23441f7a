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
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.models import Capacity, Tender, TenderKey
from goufu.stages.procurement.tenders.sheets import LostKey, Reasons
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


def note_lost_keys(entry: Entry) -> None:
    """Tell everyone whose offers a lost key was to open. Listens to ``opening_key.report_lost``."""
    for one in TenderKey.objects.filter(
        key__ref=entry.ref, tender__state__in=("open", "closed")
    ).select_related("tender"):
        actions.note_lost_key(
            ref=one.tender.ref,
            sheet=LostKey(custodian=one.custodian, reason=entry.facts["reason"]),
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
