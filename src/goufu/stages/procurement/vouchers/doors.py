"""How the world meets vouchers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import as_choices, doing
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.plans.queries import live_plan_of
from goufu.stages.procurement.vouchers import actions, queries, sheets
from goufu.stages.procurement.vouchers.cards import (
    RedemptionCard,
    SchemeCard,
    StatementCard,
    VoucherCard,
)
from goufu.stages.procurement.vouchers.models import Redemption, Scheme, Statement, Voucher
from goufu.stages.procurement.vouchers.rules.scheme import known_by_the_lecture
from goufu.stages.procurement.vouchers.rules.use import FEN
from goufu.stages.procurement.vouchers.workflow import REDEMPTION, SCHEME, STATEMENT, VOUCHER
from goufu.stages.procurement.vouchers.workflow.scheme import HANDLER
from goufu.stages.procurement.vouchers.workflow.statement import PROVIDER
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


def may_open(project: Project, _actor: Actor, on: date) -> bool:
    """Test whether vouchers could be used for a project now."""
    if Scheme.objects.filter(project=project).exclude(state="withdrawn").exists():
        return False
    framework = queries.framework_of(project.project_code)
    if framework is not None:
        return framework.is_running(on)
    free = project.state == "announced" and live_plan_of(project) is None
    return free and known_by_the_lecture(on, project.place)


def may_settle(scheme: Scheme, _actor: Actor, _on: date) -> bool:
    """Test whether there may be something to ask for."""
    return scheme.state in {"in_force", "ended"}


def from_project(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with what the project says."""
    return {
        "service": project.title,
        "unit": project.unit,
        "value_kind": "units",
        "valid_from": project.starts_on,
        "valid_to": project.ends_on,
        "budget_fen": project.budget_fen,
        "per_person": 1,
        "undo_hours": 24,
    }


def so_far(scheme: Scheme, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the scheme says now."""
    names = [name for name in sheets.SchemeSheet.model_fields if hasattr(scheme, name)]
    facts = {name: getattr(scheme, name) for name in names}
    points = ("provider_id", "location", "contact", "price_fen")
    rows = scheme.points.order_by("id").values(*points)
    most = scheme.most_at_once
    return {
        **facts,
        "face_fen": scheme.face if scheme.holds_money else None,
        "face_units": None if scheme.holds_money else scheme.face,
        "most_at_once": Decimal(most) / (FEN if scheme.holds_money else 1) if most else None,
        "providers": list(rows),
    }


def providers(_dossier: object, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return who may be named as a provider."""
    return as_choices(doing(Function.PROVIDER))


def last_month(_scheme: Scheme, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with the month that is over."""
    last = on.replace(day=1) - timedelta(days=1)
    return {"period_from": last.replace(day=1), "period_to": last}


def hands_out(scheme: Scheme, reader: Actor) -> bool:
    """Test whether the reader may take the codes out: the purchaser's own handlers alone."""
    return reader.holds(HANDLER) and reader.organisation_id == scheme.purchaser_id


def its_number(scheme: Scheme) -> tuple[object, ...]:
    """Return with what the pages of a scheme are addressed."""
    return (scheme.ref,)


SCHEMES = Doors(
    kind=SCHEME.name,
    model=Scheme,
    name=say("凭单方案"),
    stage=Stage.PROCUREMENT,
    group=Group.VOUCHER,
    card=SchemeCard.of,
    card_type=SchemeCard,
    visible=queries.visible_to,
    workflow=SCHEME,
    icon="ticket",
    acts=(
        Act(
            "open",
            actions.open_scheme,
            sheets.SchemeSheet,
            opens=True,
            by=HANDLER,
            label=say("采用凭单方式"),
            on=PROJECT.name,
            offered=may_open,
            choices={"provider_id": providers},
            initial=from_project,
        ),
        Act(
            "edit",
            actions.edit,
            sheets.SchemeSheet,
            choices={"provider_id": providers},
            initial=so_far,
        ),
        Act("submit", actions.submit, sheets.Remark),
        Act("accept", actions.accept, sheets.Opinion),
        Act("return_scheme", actions.return_scheme, sheets.Reasons),
        Act("start", actions.start, sheets.Remark),
        Act("enrol", actions.enrol, sheets.PersonRow),
        Act("issue", actions.issue, sheets.Issue),
        Act("close", actions.close, sheets.Remark),
        Act("withdraw", actions.withdraw, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("purchaser", say("购买主体")),
        Column("value_kind", say("凭单种类")),
        Column("budget_fen", say("安排资金"), "money"),
        Column("valid_to", say("有效期止"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
    imports=(
        Import(
            name="beneficiaries",
            label=say("导入服务对象"),
            row=sheets.ListedPerson,
            action=actions.import_people,
            by=HANDLER,
            check=actions.check_people,
            intro=say("每行一名服务对象。身份证号码只保存掩码，名单不对外公开。"),
        ),
    ),
    ways=(
        Way(say("打印凭单（PDF）"), "doors:voucher_sheets", its_number, "printer", shown=hands_out),
        Way(say("短信发送清单（CSV）"), "doors:voucher_texts", its_number, shown=hands_out),
    ),
)

VOUCHERS = Doors(
    kind=VOUCHER.name,
    model=Voucher,
    name=say("凭单"),
    stage=Stage.PROCUREMENT,
    group=Group.VOUCHER,
    card=VoucherCard.of,
    card_type=VoucherCard,
    visible=queries.vouchers_visible_to,
    workflow=VOUCHER,
    icon="ticket-check",
    acts=(
        Act("reissue", actions.reissue, sheets.Reasons),
        Act("cancel", actions.cancel, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("服务名称")),
        Column("scheme__ref", say("凭单方案编号"), "code"),
        Column("issued_on", say("发放日期"), "day"),
        Column("beneficiary__area", say("所在社区（村）")),
        Column("state", say("状态"), "state"),
    ),
)

REDEMPTIONS = Doors(
    kind=REDEMPTION.name,
    model=Redemption,
    name=say("凭单核销"),
    stage=Stage.PROCUREMENT,
    group=Group.VOUCHER,
    card=RedemptionCard.of,
    card_type=RedemptionCard,
    visible=queries.redemptions_visible_to,
    workflow=REDEMPTION,
    icon="scan-line",
    acts=(
        Act(
            "redeem",
            actions.redeem,
            sheets.Redeem,
            opens=True,
            by=PROVIDER,
            label=say("核销凭单"),
        ),
        Act("undo", actions.undo, sheets.Reasons),
        Act("rate", actions.rate, sheets.Feedback),
        Act("complain", actions.complain, sheets.Feedback),
        Act("uphold", actions.uphold, sheets.Reasons),
        Act("dismiss", actions.dismiss, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("服务名称")),
        Column("provider", say("供应商")),
        Column("at", say("核销时间"), "moment", sortable=True),
        Column("value_fen", say("核销金额"), "money", summed=True),
        Column("stars", say("评分"), "number"),
        Column("state", say("状态"), "state"),
    ),
    read_with=("voucher__beneficiary",),
)

STATEMENTS = Doors(
    kind=STATEMENT.name,
    model=Statement,
    name=say("凭单结算单"),
    stage=Stage.PROCUREMENT,
    group=Group.VOUCHER,
    card=StatementCard.of,
    card_type=StatementCard,
    visible=queries.statements_visible_to,
    workflow=STATEMENT,
    icon="receipt",
    acts=(
        Act(
            "settle",
            actions.settle,
            sheets.Settle,
            opens=True,
            by=PROVIDER,
            label=say("报送凭单结算单"),
            on=SCHEME.name,
            offered=may_settle,
            initial=last_month,
        ),
        Act("accept", actions.accept_statement, sheets.Opinion),
        Act("send_back", actions.send_back, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("provider", say("供应商")),
        Column("period_to", say("结算期间止"), "day"),
        Column("count", say("核销笔数"), "number"),
        Column("value_fen", say("结算金额"), "money", summed=True, sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (SCHEMES, VOUCHERS, REDEMPTIONS, STATEMENTS)
