"""The house's own templates as files, for those who want to change one."""

from __future__ import annotations

import io
import zipfile

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from goufu.base import clock
from goufu.base.people.roles import AGENCIES, FINANCE, PURCHASERS, ROLE_NAMES, Actor
from goufu.base.people.session import actor_of
from goufu.base.workflow.declare import NotYours
from goufu.law.words import say
from goufu.stages.procurement.papers.models import PaperKind
from goufu.stages.procurement.papers.outlines import standard

READERS = PURCHASERS | AGENCIES | FINANCE
NAME = "标准模板.zip"
LABEL = say("下载标准模板")


@require_safe
def standard_templates(request: HttpRequest) -> FileResponse:
    """Send the templates of all kinds, each a DOCX, in one archive."""
    _check_reader(actor_of(request))
    at = clock.now()
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind in PaperKind:
            entry = zipfile.ZipInfo(f"{kind.label}.docx", at.timetuple()[:6])
            archive.writestr(entry, standard(kind.value))
    kept.seek(0)
    return FileResponse(kept, as_attachment=True, filename=NAME)


def _check_reader(actor: Actor) -> None:
    if not actor.holds(READERS):
        wanted = "、".join(sorted(ROLE_NAMES[role] for role in READERS))
        raise NotYours(label=LABEL, wanted=wanted, role=ROLE_NAMES[actor.role])
