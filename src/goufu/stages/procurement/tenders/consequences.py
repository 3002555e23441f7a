"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.procurement.tenders import actions
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.sheets import Reasons
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
