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
    _load_mapping(page)
    return len(page["items"])


def _load_mapping(guidance: Any) -> None:
    """Load what the lecture's items are called elsewhere, as far as their names tell.

    Of its own classes the lecture itself says which items belong to the last two.
    """
    page = _page("mapping")
    classes = {row["code"]: row["name"] for row in guidance["classes"]}
    in_the_lecture = [
        _mapping(
            page["scheme"],
            row["name"],
            ("LECTURE", ("within", classes[row["code"][0]])),
            source=guidance["source"] if row["class_from_lecture"] else page["source"],
            verified=row["class_from_lecture"],
        )
        for row in guidance["items"]
    ]
    elsewhere = [
        _mapping(page["scheme"], entry, told, source=page["source"], verified=page["verified"])
        for entry, schemes in page["entries"].items()
        for told in schemes.items()
    ]
    ItemMapping.objects.bulk_create([*in_the_lecture, *elsewhere], ignore_conflicts=True)


def _mapping(
    scheme: str, entry: str, told: tuple[str, tuple[str, str]], *, source: str, verified: bool
) -> ItemMapping:
    to_scheme, (kind, to_entry) = told
    return ItemMapping(
        scheme=scheme,
        entry=entry,
        to_scheme=to_scheme,
        to_entry=to_entry,
        kind=kind,
        source=source,
        verified=verified,
    )


def _page(name: str) -> Any:
    text = (files("goufu.stages.review.catalogue") / f"data/{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)
