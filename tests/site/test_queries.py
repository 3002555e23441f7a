"""How often a page asks the database: not more often because there are more rows.

What is counted here is what ``make bench`` measures: desks, lists, registers, the portal, the API.
"""

from __future__ import annotations

import dataclasses
import re

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks import many, pages, towns
from goufu.stages.review.projects.models import Project

MOST = 30
MORE_ROWS = 120  # More than two pages of any list.
# The second half of a page, the dossiers of the rows that were found.
MORE_BY_RIGHT = 3


@pytest.fixture
def walked(db, settings):
    """A project that was walked to its end, and beside each of its parties another one like it."""
    settings.GOUFU = dataclasses.replace(django_settings.GOUFU, demo=True)
    towns.city.cache_clear()
    town = next(towns.departments(1))
    code, bodies = many.walked(town, dict.fromkeys(many.BODIES, 2))
    return many.Many(code, town.people), bodies


def test_no_page_asks_more_often_because_there_is_more(walked):
    city, bodies = walked
    few = {look: asked(look, city) for look in looks(city)}

    with connection.cursor() as cursor:
        many.multiply(cursor, city.code, bodies, MORE_ROWS, share=1)
    more = {look: asked(look, city) for look in looks(city)}

    assert Project.objects.count() > MORE_ROWS
    assert few
    too_many = [
        told(look, queries)
        for look, queries in more.items()
        if len(queries) > min(MOST, len(few.get(look, queries)) + MORE_BY_RIGHT)
    ]
    assert not too_many, "\n\n".join(too_many)


def looks(city):
    """Yield what is measured, but each list in one order and with one word."""
    for name, group in pages.GROUPS.items():
        if name != "exports":
            yield from (one for one in group(city) if not re.search("_by_|word_[^c]", one.name))


def asked(look, city) -> list[str]:
    get = pages.getter(look, city)
    get()
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        get()
    return [one["sql"] for one in queries]


def told(look, queries) -> str:
    return "\n".join([f"{look.who} at {look.url}: {len(queries)}", *(q[:150] for q in queries)])
