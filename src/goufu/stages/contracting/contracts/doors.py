"""How the world meets contracts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.people.roles import Actor
from goufu.law.money import BASIS_POINTS
from goufu.law.words import say
from goufu.stages.contracting.contracts import actions, queries, sheets
from goufu.stages.contracting.contracts.cards import PERCENT, ContractCard
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.contracts.rules import CLAUSES
from goufu.stages.contracting.contracts.workflow import CONTRACT


def terms_so_far(contract: Contract, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the terms as they stand; before there are any, what the project says already."""
    if not contract.version:
        return _from_the_project(contract)
    return {
        **{name: contract.clauses.get(name, "") for name in CLAUSES},
        **contract.term_conditions,
        "lines": contract.lines,
        "standards": contract.standards,
        "bands": [
            {
                "from_score": band.from_score,
                "pays": Decimal(band.factor_bp * PERCENT) / BASIS_POINTS,
            }
            for band in contract.quality_bands()
        ],
        "starts_on": contract.starts_on,
        "ends_on": contract.ends_on,
        "public_service": contract.public_service,
        "payee_bank": contract.payee_bank,
        "payee_account": contract.payee_account,
        "deviation": contract.deviation,
    }


def _from_the_project(contract: Contract) -> Mapping[str, Any]:
    project = contract.project
    return {
        "service_content": project.content,
        "service_requirements": project.quality_requirements,
        "performance_targets": "\n".join(
            f"{row['name']} {row['target']}" for row in project.targets
        ),
        "assessment_standards": project.acceptance_standard,
        "lines": [{"name": project.title, "unit": project.unit, "quantity": project.quantity}],
        "starts_on": project.starts_on,
        "ends_on": project.ends_on,
    }


def terms_read(contract: Contract, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the digest of the terms that the page beside the form shows."""
    return {"terms_sha256": contract.terms_sha256()}


DOORS = (
    Doors(
        kind=CONTRACT.name,
        model=Contract,
        name=say("合同"),
        stage=Stage.CONTRACTING,
        card=ContractCard.of,
        card_type=ContractCard,
        read_with=("signatures__organisation",),
        visible=queries.visible_to,
        workflow=CONTRACT,
        icon="signature",
        acts=(
            Act("draft_terms", actions.draft_terms, sheets.Terms, initial=terms_so_far),
            Act("check", actions.check, sheets.Check),
            Act("return_terms", actions.return_terms, sheets.Reasons),
            Act("give_up", actions.give_up, sheets.Reasons),
            Act("sign_for_provider", actions.sign_for_provider, sheets.Sign, initial=terms_read),
            Act("sign_for_purchaser", actions.sign_for_purchaser, sheets.Sign, initial=terms_read),
            Act("file", actions.file, sheets.Filing),
            Act("terminate", actions.terminate, sheets.Termination),
        ),
        columns=(
            Column("ref", say("合同编号"), "code", sortable=True),
            Column("title", say("合同名称")),
            Column("purchaser", say("购买主体")),
            Column("provider", say("承接主体")),
            Column("price_fen", say("合同金额"), "money", sortable=True),
            Column("signed_on", say("签订日期"), "day", sortable=True),
            Column("ends_on", say("终止日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
