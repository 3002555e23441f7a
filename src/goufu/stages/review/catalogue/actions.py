"""What people do to a catalogue."""

from __future__ import annotations

from datetime import date, datetime
from importlib.resources import files

import yaml

from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue import queries, rules
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    GuidanceItem,
    ImplementationCatalogue,
)
from goufu.stages.review.catalogue.sheets import PublishCatalogue
from goufu.stages.review.catalogue.workflow import PUBLISH_CATALOGUE


def load_guidance(*, valid_from: date) -> int:
    """Load the items that the lecture names; loading twice changes nothing."""
    text = (files("goufu.stages.review.catalogue") / "data/guidance.yaml").read_text("utf-8")
    page = yaml.safe_load(text)
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
    return len(page["items"])


def list_project(*, place: str, year: int, at: datetime, **facts: object) -> CatalogueEntry:
    """Put a project whose budget is replied into the year's catalogue; opens one if need be."""
    catalogue = queries.draft_of(place, year)
    if catalogue is None:
        catalogue = ImplementationCatalogue(
            ref=next_ref(place, year, "ML"),
            title=f"{year} 年政府购买服务具体实施目录",
            place=place,
            year=year,
            finance=finance_of(place),
        )
        open_dossier(catalogue, actor=THE_CLOCK, at=at)
        PUBLISH_CATALOGUE.open(catalogue, since=day_of(at))
    return CatalogueEntry.objects.create(catalogue=catalogue, **facts)


@action
def publish_catalogue(
    *, ref: str, sheet: PublishCatalogue, actor: Actor, at: datetime
) -> ImplementationCatalogue:
    """Publish the year's catalogue; each purchaser's period to announce its projects starts."""
    catalogue: ImplementationCatalogue = ImplementationCatalogue.objects.locked(ref)
    entries = list(catalogue.entries.order_by("id").values_list("project_code", flat=True))
    rules.check_has_entries(year=catalogue.year, entries=len(entries))
    catalogue.set(published_on=day_of(at))
    advance(
        catalogue,
        "publish",
        actor=actor,
        at=at,
        introduction=sheet.introduction,
        project_codes=entries,
    )
    return catalogue
