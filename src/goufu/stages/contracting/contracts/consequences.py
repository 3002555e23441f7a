"""What an award sets going here, and what contracts set going; wired in the switchboard."""

from __future__ import annotations

from goufu.base.deadlines.duties import cancel
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, Party
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.contracting.contracts import queries
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.review.projects import consequences as projects
from goufu.stages.review.projects.models import Project


def draft_from_award(entry: Entry) -> None:
    """Open the contract with the winner.

        Listens to ``tender.publish_result``, ``other_way.publish`` and ``framework_deal.fix``. The
    facts hold ``tender_ref``, ``provider_id`` and ``price_fen``.
    """
    _draft(
        entry,
        entry.facts["tender_ref"],
        provider_id=int(entry.facts["provider_id"]),
        price_fen=int(entry.facts["price_fen"]),
    )


def draft_for_vouchers(entry: Entry) -> None:
    """Open a contract with everyone whom those who are served may choose.

    Listens to ``voucher_scheme.start``. Each may be worth all of the money; what is paid is what
    is redeemed.
    """
    for provider_id, _price_fen in entry.facts["providers"]:
        _draft(entry, entry.ref, provider_id=provider_id, price_fen=int(entry.facts["budget_fen"]))


def _draft(entry: Entry, tender_ref: str, *, provider_id: int, price_fen: int) -> None:
    project = Project.objects.select_related("purchaser").get(project_code=entry.project_code)
    give_standing(project.project_code, Party.PROVIDER, provider_id)
    contract = Contract(
        ref=child_ref(project.project_code, "HT"),
        project_code=project.project_code,
        title=str(entry.facts.get("title") or project.title),
        place=project.place,
        project=project,
        tender_ref=tender_ref,
        purchaser_id=project.purchaser_id,
        finance_id=project.finance_id,
        provider_id=provider_id,
        award_fen=price_fen,
        awarded_on=day_of(entry.happened_at),
    )
    open_dossier(
        contract,
        actor=THE_CLOCK,
        at=entry.happened_at,
        tender_ref=contract.tender_ref,
        provider_id=provider_id,
        award_fen=contract.award_fen,
    )


def enter_contract(entry: Entry) -> None:
    """Take the project into performance with the first contract of its lots.

    Listens to ``contract.sign_for_purchaser``.
    """
    if Project.objects.get(project_code=entry.project_code).state == "purchasing":
        projects.move(entry, "enter_contract")


def finish_performance(entry: Entry) -> None:
    """End the project's performance once none of its lots is under way.

    Listens to ``contract.complete``, ``….terminate``, ``tender.fail``, ``….cancel``, ``….annul``
    and ``….restart``.
    """
    if not entry.project_code:
        return
    project: Project = Project.objects.locked(entry.project_code)
    if project.state == "contracted" and not queries.lots_under_way(entry.project_code):
        projects.move(entry, "finish_performance")


def fall_with_tender(entry: Entry) -> None:
    """Drop the unsigned contract of a result that does not stand.

    Listens to ``tender.annul`` and ``tender.set_aside_winner``.
    """
    contract = Contract.objects.filter(
        tender_ref=entry.ref, state__in=["draft", "ready", "provider_signed"]
    ).first()
    if contract is None:
        return
    at = entry.happened_at
    contract.set(reason=str(entry.facts.get("reason", "采购无效")), ended_on=day_of(at))
    cancel(entry.ref, on=day_of(at))
    advance(contract, "fall", actor=THE_CLOCK, at=at, after=entry.ref)
