"""What the announcement of a project says to the public; preview and notice show the same."""

from __future__ import annotations

from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.stages.review.projects.models import Project


def announcement_title(project: Project) -> str:
    return f"{project.title}拟实施项目公告"


def announcement_lines(project: Project) -> list[list[str]]:
    """拟实施项目公告: the fields that the lecture lists, and the project's own figures."""
    said = project.announcement
    return [
        ["项目编号", project.ref],
        ["项目名称", project.title],
        ["购买主体", project.purchaser.name],
        ["背景资料", said.get("background", "")],
        ["具体项目", said.get("project", "")],
        ["服务数量", f"{project.quantity.normalize():f} {project.unit}"],
        ["服务期限", f"{project.starts_on} 至 {project.ends_on}"],
        ["预算金额（元）", yuan(project.budget_fen)],
        ["采购方式", METHODS.get(said.get("method", ""), "")],
        ["承接主体资格", said.get("provider_qualification", "")],
        ["具体服务需求", said.get("service_needs", "")],
        ["验收标准", project.acceptance_standard],
        *([["实施方案", said["plan"]]] if said.get("plan") else []),
    ]
