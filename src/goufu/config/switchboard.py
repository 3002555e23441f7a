"""What one room's step sets going in later rooms. Read this file to see the whole."""

from __future__ import annotations

from goufu.base.workflow.advance import Listener
from goufu.stages.disclosure.notices import consequences as notices
from goufu.stages.review.projects import consequences as projects

SWITCHBOARD: dict[str, list[Listener]] = {
    "department_budget.reply": [projects.take_up],
    "catalogue.publish": [projects.list_projects, notices.of_catalogue],
    "project.announce": [notices.of_project],
}
