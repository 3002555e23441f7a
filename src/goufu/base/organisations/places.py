"""Load the administrative divisions that come with the platform."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from goufu.base.organisations.models import Place

DATA = Path(__file__).parent / "data" / "places.yaml"
LAST_MONTH, LAST_DAY = 12, 31


@transaction.atomic
def load_places(path: Path = DATA, *, model: type[Place] = Place) -> int:
    """Add the places that are missing; return how many. What is there is left as it is.

    Args:
        model: the table as a migration sees it.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    added = 0
    for row in content["places"]:
        facts = {"source": content["source"], "verified": content["verified"]} | _days(row)
        _, new = model.objects.get_or_create(
            code=row["code"],
            valid_from=facts.pop("valid_from"),
            defaults={
                "name": row["name"],
                "level": row["level"],
                "follows": row.get("follows", ""),
                **facts,
            },
        )
        added += new
    return added


def _days(row: dict[str, Any]) -> dict[str, Any]:
    """Turn years into days: from the first day of the first year to the last of the last."""
    first, last = row.get("from"), row.get("to")
    return {
        "valid_from": row.get("valid_from") or (date(first, 1, 1) if first else None),
        "valid_to": row.get("valid_to") or (date(last, LAST_MONTH, LAST_DAY) if last else None),
        **{name: row[name] for name in ("source", "verified") if name in row},
    }
