"""Hold what is judged at acceptance against what was reported and what the contract asks for."""

from __future__ import annotations

from typing import Any

from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries import rules
from goufu.stages.contracting.deliveries.models import DeliveryLine
from goufu.stages.contracting.deliveries.sheets import Acceptance, AcceptRow


def check_lines(lines: dict[int, DeliveryLine], sheet: Acceptance) -> dict[int, AcceptRow]:
    """Return the judgement of each line; every line that was reported has one."""
    rules.check_once(row.number for row in sheet.lines)
    rows = {row.number: row for row in sheet.lines}
    for number in rows:
        if number not in lines:
            raise rules.NoSuchLine(number=number)
    missing = [line.name for number, line in lines.items() if number not in rows]
    if missing:
        raise rules.LinesNotAccepted(missing="、".join(missing))
    rules.check_accepted(
        rules.Judged(
            number=number,
            name=lines[number].name,
            unit=lines[number].unit,
            reported=lines[number].reported,
            accepted=row.accepted,
            reason=row.reason,
        )
        for number, row in rows.items()
    )
    return rows


def check_standards(contract: Contract, sheet: Acceptance) -> list[dict[str, Any]]:
    """Return the judgement of each standard of the contract; none is passed over."""
    rules.check_once(row.number for row in sheet.standards)
    rows = {row.number: row for row in sheet.standards}
    rules.check_standards(
        {number: row.finding for number, row in rows.items()},
        {row["number"]: row["text"] for row in contract.standards},
    )
    return [
        {**standard, "met": row.met, "finding": row.finding}
        for standard in contract.standards
        if (row := rows.get(standard["number"])) is not None
    ]
