"""What the worker does for rehearsals too large to wait for."""

from __future__ import annotations

from procrastinate.contrib.django import app

from goufu.base.jobs.tasks import RETRY, now


@app.task(queue="rehearsal", retry=RETRY)
def carry_out_rehearsal(rehearsal: int) -> None:
    """Carry out one rehearsal; a second run of the same changes nothing."""
    from goufu.site.rehearsal.actions import carry_out  # noqa: PLC0415

    carry_out(rehearsal, at=now())
