"""What purchases tell of a provider; wired in ``config/switchboard.py``.

Later stages are unknown here: what is needed is read off the line of the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable

from goufu.base.doors.declare import doors_of
from goufu.base.ledger.models import Entry
from goufu.law.calendar import day_of
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import CreditLine, Happening


def contract_signed(entry: Entry) -> None:
    """Write the contract into the credit file. Listens to ``contract.sign_for_purchaser``."""
    _write(
        entry,
        Happening.SIGNED,
        [int(entry.facts["provider_id"])],
        amount_fen=entry.facts["price_fen"],
        public=True,
    )


def contract_completed(entry: Entry) -> None:
    """Write down that a contract was kept. Listens to ``contract.complete``."""
    _write(entry, Happening.COMPLETED, _who_signed(entry.ref), public=True)


def contract_terminated(entry: Entry) -> None:
    """Write down that a contract ended early, and how. Listens to ``contract.terminate``."""
    reason = str(entry.facts.get("reason", ""))
    _write(entry, Happening.TERMINATED, _who_signed(entry.ref), result=reason, public=True)


def evaluated(entry: Entry) -> None:
    """Write down the grade. Listens to ``evaluation.conclude``."""
    result = f"{entry.facts['grade']} {entry.facts['total']}"
    _write(
        entry, Happening.EVALUATED, [int(entry.facts["provider_id"])], result=result, public=True
    )


def inspected(entry: Entry) -> None:
    """Write down that a project was inspected.

    Listens to ``inspection.find`` and ``inspection.find_nothing``.
    """
    result = "found" if entry.event == "inspection.find" else "nothing_found"
    # What was found may be the purchaser's doing: those who buy may ask, the public is not told.
    _write(entry, Happening.INSPECTED, queries.served(entry.project_code), result=result)


def challenge_answered(entry: Entry) -> None:
    """Write down what became of a challenge. Listens to ``challenge.answer``."""
    raised = Entry.objects.filter(ref=entry.ref, event="challenge.open").first()
    if raised is None or raised.organisation_id is None:
        return
    upheld = str(entry.facts["outcome"]).startswith("upheld")
    result = "upheld" if upheld else "dismissed"
    _write(entry, Happening.CHALLENGED, [raised.organisation_id], result=result)


def _who_signed(ref: str) -> set[int]:
    lines = CreditLine.objects.filter(ref=ref, happening=Happening.SIGNED)
    return set(lines.order_by().values_list("organisation_id", flat=True))


def _write(
    entry: Entry,
    happening: Happening,
    organisation_ids: Iterable[int],
    *,
    amount_fen: int | None = None,
    result: str = "",
    public: bool = False,
) -> None:
    CreditLine.objects.bulk_create(
        (
            CreditLine(
                organisation_id=organisation_id,
                entry_id=entry.pk,
                happening=happening,
                ref=entry.ref,
                project_code=entry.project_code,
                title=_title(entry),
                on=day_of(entry.happened_at),
                amount_fen=amount_fen,
                result=result[:80],
                public=public,
            )
            for organisation_id in organisation_ids
        ),
        ignore_conflicts=True,
    )


def _title(entry: Entry) -> str:
    """Return what the dossier is called, whichever room it stands in."""
    doors = doors_of(entry.dossier_kind)
    dossier = doors.model.objects.filter(ref=entry.ref).first() if doors else None
    return str(dossier.title if dossier else entry.project_code)
