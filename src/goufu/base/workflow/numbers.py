"""Give out numbers: one series a place, year and kind, without gaps that a rollback would leave."""

from __future__ import annotations

from goufu.base.workflow.models import Series


def next_ref(place: str, year: int, kind: str) -> str:
    """Return the next number, e.g. ``3415-2015-XM-0001`` (区划-年度-类别-流水).

    The series is locked until the transaction ends, so two officers never get the same one.
    """
    name = f"{place.removeprefix('CN').removeprefix('-') or '0'}-{year}-{kind}"
    series, _ = Series.objects.get_or_create(name=name)
    series = Series.objects.select_for_update().get(name=name)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{name}-{series.last:04d}"


def child_ref(parent_ref: str, kind: str) -> str:
    """Return the next number below another dossier, e.g. ``3415-2015-XM-0001-HT1``."""
    name = f"{parent_ref}-{kind}"
    series, _ = Series.objects.get_or_create(name=name)
    series = Series.objects.select_for_update().get(name=name)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{name}{series.last}"
