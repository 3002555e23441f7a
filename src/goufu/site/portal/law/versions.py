"""One version of a rule, ready to be shown, with its place on the line of time."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from goufu.law.rows import Page, Row
from goufu.site import cards
from goufu.site.portal.law.words import case_in_words, place_in_words, rule_url, value_in_words

FIRST_YEAR, YEARS_AHEAD, MARK_EVERY = 2003, 1, 4
WHOLE = 100.0
NARROWEST = 0.6  # of the line, so that a short life is still seen


def version_line(page: Page, row: Row, on: date) -> cards.VersionLine:
    """Return a version as it is seen on a day."""
    answer = row.answer
    left, width = _span(row, on)
    return cards.VersionLine(
        title=_(page.title),
        value=value_in_words(answer),
        place=place_in_words(answer.place),
        case=case_in_words(row.case),
        in_force_from=answer.in_force_from,
        in_force_to=row.in_force_to,
        counts=row.in_force_on(on),
        citation=cards.CitationCard(answer.cite, answer.quote, answer.verified),
        source=answer.source,
        url=rule_url(page.key),
        left=left,
        width=width,
    )


def marks(on: date) -> list[tuple[int, float]]:
    """Return the years that are written under the line, and where."""
    last = on.year + YEARS_AHEAD
    return [(year, _at(date(year, 1, 1), on)) for year in range(FIRST_YEAR, last, MARK_EVERY)]


def _span(row: Row, on: date) -> tuple[float, float]:
    left = _at(row.in_force_from, on)
    right = _at(row.in_force_to, on) if row.in_force_to else WHOLE
    return round(left, 2), round(max(right - left, NARROWEST), 2)


def _at(day: date, on: date) -> float:
    """Return where a day lies between the first year and the end of the line, in hundredths."""
    first, last = date(FIRST_YEAR, 1, 1), date(on.year + YEARS_AHEAD, 12, 31)
    share = (day - first).days / (last - first).days
    return round(min(max(share, 0.0), 1.0) * WHOLE, 2)
