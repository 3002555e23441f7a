"""Applications are laid open to those who examine them."""

from __future__ import annotations

from datetime import datetime

from goufu.base.documents.models import Document
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.stages.procurement.prequalifications.models import Application


def lay_open(application: Application, *, at: datetime) -> None:
    """Let those who buy read an application: its closing has passed."""
    application.set(project_code=application.prequalification.project_code)
    Document.objects.filter(ref=application.ref).update(place=application.place, sealed_until=None)
    advance(application, "lay_open", actor=THE_CLOCK, at=at)
