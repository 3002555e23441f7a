"""What the story would enter into a form, where a learner asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from goufu.base.doors.declare import Act, Doors
from goufu.base.training.door import sandbox_in
from goufu.base.training.story import teller

FILL = "fill"


def as_in_the_story(request: HttpRequest, doors: Doors, act: Act) -> Mapping[str, Any]:
    """Return plausible entries for a form of practice; nothing where work is real."""
    sandbox = sandbox_in(request)
    if sandbox is None or FILL not in request.GET:
        return {}
    entries = teller().entries(sandbox, doors.kind, act.verb)
    return dict(act.sheet.model_validate(entries)) if entries else {}
