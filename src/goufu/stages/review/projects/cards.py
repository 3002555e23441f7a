"""What leaves the room: the project as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.projects.models import Project, TargetKind


@dataclass(frozen=True)
class TargetLine:
    kind: str = field(metadata={"label": say("类别")})
    name: str = field(metadata={"label": say("指标")})
    target: str = field(metadata={"label": say("目标值")})


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
    budget_fen: int = field(metadata={"label": say("申报预算"), "kind": "money"})
    own_cost_fen: int | None = field(metadata={"label": say("自办成本"), "kind": "money"})
    quantity: Decimal = field(metadata={"label": say("服务数量"), "kind": "number"})
    unit: str = field(metadata={"label": say("计量单位")})
    starts_on: date = field(metadata={"label": say("服务开始日期"), "kind": "day"})
    ends_on: date = field(metadata={"label": say("服务结束日期"), "kind": "day"})
    livelihood: bool = field(metadata={"label": say("民生工程"), "kind": "yes"})
    background: str = field(metadata={"label": say("立项背景"), "kind": "long_text"})
    content: str = field(metadata={"label": say("服务内容"), "kind": "long_text"})
    provider_requirements: str = field(metadata={"label": say("承接主体资格"), "kind": "long_text"})
    quality_requirements: str = field(metadata={"label": say("服务质量要求"), "kind": "long_text"})
    acceptance_standard: str = field(metadata={"label": say("验收标准"), "kind": "long_text"})
    service_class: str = field(metadata={"label": say("公共服务分类")})
    tests: list[TestLine] = field(metadata={"label": say("可行性论证")})
    targets: list[TargetLine] = field(metadata={"label": say("绩效目标")})
    parked_reason: str = field(metadata={"label": say("暂缓理由"), "kind": "long_text"})
    look_again_on: date | None = field(metadata={"label": say("再研究日期"), "kind": "day"})
    refusal_reasons: str = field(metadata={"label": say("不予实施的理由"), "kind": "long_text"})
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
            own_cost_fen=project.own_cost_fen,
            quantity=project.quantity,
            unit=project.unit,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            livelihood=project.livelihood,
            background=project.background,
            content=project.content,
            provider_requirements=project.provider_requirements,
            quality_requirements=project.quality_requirements,
            acceptance_standard=project.acceptance_standard,
            service_class=project.get_service_class_display() if project.service_class else "",
            tests=[TestLine(**row) for row in project.tests],
            targets=[
                TargetLine(str(TargetKind(row["kind"]).label), row["name"], row["target"])
                for row in project.targets
            ],
            parked_reason=project.parked_reason,
            look_again_on=project.look_again_on,
            refusal_reasons=project.refusal_reasons,
            need_ref=project.need_ref,
            sample=project.sample,
        )
