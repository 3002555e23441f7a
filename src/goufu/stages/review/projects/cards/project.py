"""The project as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from goufu.base.people.roles import Actor
from goufu.law.methods import METHODS
from goufu.law.words import say
from goufu.stages.review.projects.cards.form import ChangeLine, changes_since_return, label_of
from goufu.stages.review.projects.models import Project, TargetKind


@dataclass(frozen=True)
class TargetLine:
    kind: str = field(metadata={"label": say("类别")})
    name: str = field(metadata={"label": say("指标")})
    target: str = field(metadata={"label": say("目标值")})
    weight: str = field(metadata={"label": say("权重"), "kind": "number"})


@dataclass(frozen=True)
class CostLine:
    """One kind of cost of one unit, in fen."""

    name: str = field(metadata={"label": say("成本项目")})
    own_fen: int | None = field(metadata={"label": say("自办"), "kind": "money"})
    buy_fen: int | None = field(metadata={"label": say("购买"), "kind": "money"})
    basis: str = field(metadata={"label": say("口径")})


@dataclass(frozen=True)
class YearLine:
    year: int = field(metadata={"label": say("年度"), "kind": "number"})
    amount_fen: int = field(metadata={"label": say("金额"), "kind": "money"})


@dataclass(frozen=True)
class WrongLine:
    name: str = field(metadata={"label": say("需要补正的栏目"), "kind": "word"})
    remark: str = field(metadata={"label": say("怎样改")})


@dataclass(frozen=True)
class TestLine:
    name: str = field(metadata={"label": say("论证事项"), "kind": "word"})
    met: bool = field(metadata={"label": say("符合"), "kind": "yes"})
    grounds: str = field(metadata={"label": say("理由")})


@dataclass(frozen=True)
class ProjectCard:
    """A project; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    purchaser: str = field(metadata={"label": say("购买主体")})
    item: str = field(metadata={"label": say("目录事项")})
    year: int = field(metadata={"label": say("预算年度")})
    budget_fen: int = field(metadata={"label": say("申报金额"), "kind": "money"})
    funding: str = field(metadata={"label": say("资金来源")})
    own_cost_fen: int | None = field(metadata={"label": say("自办成本"), "kind": "money"})
    quantity: Decimal = field(metadata={"label": say("服务数量"), "kind": "number"})
    unit: str = field(metadata={"label": say("计量单位")})
    cycle: str = field(metadata={"label": say("购买周期")})
    times: int = field(metadata={"label": say("购买次数"), "kind": "number"})
    starts_on: date = field(metadata={"label": say("服务开始日期"), "kind": "day"})
    ends_on: date = field(metadata={"label": say("服务结束日期"), "kind": "day"})
    livelihood: bool = field(metadata={"label": say("民生工程"), "kind": "yes"})
    background: str = field(metadata={"label": say("立项背景"), "kind": "long_text"})
    content: str = field(metadata={"label": say("服务内容"), "kind": "long_text"})
    provider_requirements: str = field(metadata={"label": say("承接主体资格"), "kind": "long_text"})
    quality_requirements: str = field(metadata={"label": say("服务质量要求"), "kind": "long_text"})
    acceptance_standard: str = field(metadata={"label": say("验收标准"), "kind": "long_text"})
    method: str = field(metadata={"label": say("拟用方式"), "kind": "word"})
    dearer_reason: str = field(metadata={"label": say("仍购买的理由"), "kind": "long_text"})
    service_class: str = field(metadata={"label": say("公共服务分类")})
    tests: list[TestLine] = field(metadata={"label": say("可行性论证")})
    costs: list[CostLine] = field(metadata={"label": say("成本比较（每单位）")})
    targets: list[TargetLine] = field(metadata={"label": say("绩效目标")})
    yearly: list[YearLine] = field(metadata={"label": say("分年度金额")})
    returned_reason: str = field(metadata={"label": say("退回补正的理由"), "kind": "long_text"})
    wrong: list[WrongLine] = field(metadata={"label": say("需要补正的栏目")})
    changes: list[ChangeLine] = field(metadata={"label": say("退回后的修改")})
    parked_reason: str = field(metadata={"label": say("暂缓理由"), "kind": "long_text"})
    look_again_on: date | None = field(metadata={"label": say("再研究日期"), "kind": "day"})
    refusal_reasons: str = field(metadata={"label": say("不予实施的理由"), "kind": "long_text"})
    copied_from: str = field(metadata={"label": say("复制自"), "kind": "code"})
    instead_of: str = field(metadata={"label": say("重新申报，原项目"), "kind": "code"})
    need_ref: str = field(metadata={"label": say("来源需求编号"), "kind": "code"})
    sample: bool

    @classmethod
    def of(cls, project: Project, reader: Actor) -> ProjectCard:
        return cls(
            ref=project.ref,
            title=project.title,
            state=project.state,
            place=project.place,
            purchaser=project.purchaser.name,
            item=f"{project.item.code} {project.item.name}",
            year=project.year,
            budget_fen=project.budget_fen,
            funding=project.get_funding_display() if project.funding else "",
            own_cost_fen=project.own_cost_fen,
            quantity=project.quantity,
            unit=project.unit,
            cycle=project.get_cycle_display() if project.cycle else "",
            times=project.times,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            livelihood=project.livelihood,
            background=project.background,
            content=project.content,
            provider_requirements=project.provider_requirements,
            quality_requirements=project.quality_requirements,
            acceptance_standard=project.acceptance_standard,
            method=METHODS.get(project.method, ""),
            dearer_reason=project.dearer_reason,
            service_class=project.get_service_class_display() if project.service_class else "",
            tests=[TestLine(**row) for row in project.tests],
            parked_reason=project.parked_reason,
            look_again_on=project.look_again_on,
            refusal_reasons=project.refusal_reasons,
            copied_from=project.copied_from,
            instead_of=project.instead_of,
            need_ref=project.need_ref,
            sample=project.sample,
            returned_reason=project.returned.get("reason", ""),
            changes=changes_since_return(project),
            **_rows_of(project),
        )


def _rows_of(project: Project) -> dict[str, Any]:
    return {
        "costs": [CostLine(**row) for row in project.costs],
        "targets": [
            TargetLine(
                kind=str(TargetKind(row["kind"]).label),
                name=row["name"],
                target=row["target"],
                weight=row.get("weight") or "",
            )
            for row in project.targets
        ],
        "yearly": [YearLine(**row) for row in project.yearly],
        "wrong": [
            WrongLine(label_of(row["name"]), row["remark"])
            for row in project.returned.get("wrong", [])
        ],
    }
