"""On which days a place has said something already."""

from __future__ import annotations

from goufu.base.law_rows.models import LocalValue
from goufu.base.law_rows.refusals import BeginsBeforeTheOldOne, DaysOverlap, NotTheSameMatter
from goufu.law import local
from goufu.law.local import Proposed


def check_days(said: Proposed, old: LocalValue | None, *, but: int | None = None) -> None:
    """Refuse days on which the place has said something else, but what the new version ends.

    Raises:
        NotTheSameMatter, BeginsBeforeTheOldOne, DaysOverlap.
    """
    if old is not None:
        if (old.key, old.case) != (said.key, dict(said.case)):
            raise NotTheSameMatter
        if not old.in_force_from < said.in_force_from <= (old.last_day or local.FOREVER):
            raise BeginsBeforeTheOldOne(first=old.in_force_from.isoformat())
    others = LocalValue.objects.filter(
        key=said.key, place=said.place, withdrawn_at__isnull=True, returned_at__isnull=True
    ).exclude(pk__in=[one for one in (but, old.pk if old else None) if one])
    for other in others.order_by("in_force_from", "pk"):
        if _may_meet(other.case, said.case) and said.meets(other.in_force_from, other.last_day):
            raise DaysOverlap(place=said.place, first=other.in_force_from.isoformat())


def said_by(value: LocalValue) -> Proposed:
    """Return a stored version as the law floor checks it."""
    return Proposed(
        key=value.key,
        place=value.place,
        value=value.value,
        in_force_from=value.in_force_from,
        in_force_to=value.in_force_to,
        case=value.case,
    )


def _may_meet(one: dict[str, str], other: dict[str, str] | object) -> bool:
    """Two cases meet unless they differ in a part that both say."""
    assert isinstance(other, dict)
    return all(one[name] == other[name] for name in one.keys() & other.keys())
