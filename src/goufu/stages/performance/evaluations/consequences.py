"""What the end of a contract sets going here, and what the result sets going before."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, Party
from goufu.base.workflow.advance import open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.parties.third_parties import actions as third_parties
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.performance.evaluations.workflow import EVALUATION
from goufu.stages.review.projects import consequences as projects
from goufu.stages.review.projects.models import Project


def plan_evaluation(entry: Entry) -> None:
    """Open the evaluation of a contract. Listens to ``contract.complete`` and ``.terminate``."""
    contract: Contract = Contract.objects.numbered(entry.ref)
    project = contract.project
    evaluation = Evaluation(
        ref=child_ref(contract.project_code, "PJ"),
        project_code=contract.project_code,
        title=contract.title,
        place=contract.place,
        contract=contract,
        project=project,
        purchaser_id=contract.purchaser_id,
        finance_id=contract.finance_id,
        provider_id=contract.provider_id,
        targets=project.targets,
    )
    open_dossier(evaluation, actor=THE_CLOCK, at=entry.happened_at, contract=contract.ref)


def take_result(entry: Entry) -> None:
    """Take the project to its evaluated state once the results of all its lots are used.

    Listens to ``evaluation.use_result`` and ``project.finish_performance``.
    """
    project: Project = Project.objects.locked(entry.project_code)
    evaluations = Evaluation.objects.filter(project_code=entry.project_code)
    waiting = evaluations.exclude(state__in=EVALUATION.final).exists()
    if project.state == "performed" and evaluations.exists() and not waiting:
        projects.move(entry, "take_result")


def note_third_party(entry: Entry) -> None:
    """Have the third party rated by those it served. Listens to ``evaluation.conclude``."""
    evaluation: Evaluation = Evaluation.objects.select_related("third_party").get(ref=entry.ref)
    if evaluation.third_party is None:
        return
    third_parties.note_service(
        evaluation.third_party,
        about=evaluation,
        served={
            Party.FINANCE.value: [evaluation.finance_id],
            Party.PURCHASER.value: [evaluation.purchaser_id],
            Party.PROVIDER.value: [evaluation.provider_id],
        },
        at=entry.happened_at,
    )
