"""The items that come along with the platform: those that the lecture names."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import yaml

from goufu.stages.review.catalogue.models import GuidanceItem, ItemMapping


def load_guidance(*, valid_from: date) -> int:
    """Load the items that the lecture names; loading twice changes nothing."""
    page = _page("guidance")
    classes = {
        row["code"]: GuidanceItem.objects.get_or_create(
            scheme=page["scheme"],
            code=row["code"],
            valid_from=valid_from,
            defaults={"name": row["name"], "nature": row["nature"], "source": page["source"]},
        )[0]
        for row in page["classes"]
    }
    for row in page["items"]:
        parent = classes[row["code"][0]]
        GuidanceItem.objects.get_or_create(
            scheme=page["scheme"],
            code=row["code"],
            valid_from=valid_from,
            defaults={
                "name": row["name"],
                "parent": parent,
                "nature": parent.nature,
                "source": page["source"],
                "verified": row["class_from_lecture"],
            },
        )
    _load_mapping()
    return len(page["items"])


def _load_mapping() -> None:
    """Load what the lecture's items are called elsewhere, as far as their names tell."""
    page = _page("mapping")
    ItemMapping.objects.bulk_create(
        (
            ItemMapping(
                scheme=page["scheme"],
                entry=entry,
                to_scheme=scheme,
                to_entry=name,
                kind=kind,
                source=page["source"],
                verified=page["verified"],
            )
            for entry, elsewhere in page["entries"].items()
            for scheme, (kind, name) in elsewhere.items()
        ),
        ignore_conflicts=True,
    )


def _page(name: str) -> Any:
    text = (files("goufu.stages.review.catalogue") / f"data/{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)
