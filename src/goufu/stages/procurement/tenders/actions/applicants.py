"""What a prequalification brings about in its tender, done by the platform."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance
from goufu.stages.procurement.tenders.actions.ending import end
from goufu.stages.procurement.tenders.actions.inviting import (
    check_not_drawn,
    clear_list,
    closed_list,
)
from goufu.stages.procurement.tenders.models import (
    Candidate,
    FailureGround,
    Invitation,
    ListedBy,
    Tender,
)
from goufu.stages.procurement.tenders.rules.inviting import INVITED


def seek_applicants(tender: Tender, *, at: datetime, by: str) -> None:
    """Leave it to a prequalification who may offer; an earlier list falls away.

    Args:
        by: the number of the prequalification.

    Raises:
        AlreadyDrawn: the lots have been drawn.
        NotNow: the document is not confirmed, or it is out.
    """
    check_not_drawn(tender)
    clear_list(tender)
    tender.set(invitation=Invitation.PREQUALIFICATION.value)
    advance(tender, "seek_applicants", actor=THE_CLOCK, at=at, prequalification=by)


def take_applicants(
    tender: Tender, providers: Iterable[Organisation], *, at: datetime, by: str
) -> None:
    """List those who are qualified: all of them may offer, or lots are drawn among them.

    Who they are is not said in the ledger: it is secret until the offers are opened.
    """
    drawn, found = tender.method == INVITED, list(providers)
    Candidate.objects.bulk_create(
        Candidate(
            tender=tender, provider=one, listed_by=ListedBy.PREQUALIFIED.value, invited=not drawn
        )
        for one in found
    )
    said = closed_list(tender) if drawn else {}
    advance(
        tender,
        "take_applicants",
        actor=THE_CLOCK,
        at=at,
        prequalification=by,
        listed=len(found),
        **said,
    )


def drop_applicants(tender: Tender, *, at: datetime, by: str) -> None:
    """Let suppliers be found in another way: the prequalification has brought too few."""
    clear_list(tender)
    tender.set(invitation="")
    advance(tender, "drop_applicants", actor=THE_CLOCK, at=at, prequalification=by)


def fail_for_want_of_applicants(tender: Tender, *, reason: str, at: datetime) -> None:
    """Declare the tender failed: too few are qualified (政府采购法 第三十六条第一款第（一）项)."""
    end(tender, "fail", ground=FailureGround.TOO_FEW, reason=reason, actor=THE_CLOCK, at=at)
