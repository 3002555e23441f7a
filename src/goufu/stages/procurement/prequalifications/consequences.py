"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.stages.procurement.prequalifications import actions
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.prequalifications.sheets import Reasons


def end_with_tender(entry: Entry) -> None:
    """End a prequalification whose purchase is called off. Listens to ``tender.cancel``.

    Once the tender is out the prequalification has done its work, and stays as it is.
    """
    live = Prequalification.objects.filter(
        tender__ref=entry.ref,
        tender__published_at__isnull=True,
        state__in=("open", "closed", "passed"),
    )
    for one in live.order_by("id"):
        reason = str(entry.facts["reason"])
        actions.end(
            ref=one.ref, sheet=Reasons(reason=reason), actor=THE_CLOCK, at=entry.happened_at
        )
