"""What of the law itself waits for a reader: proposals to decide, a year that is not entered."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext

from goufu.base.law_rows.local_cards import waiting_for
from goufu.base.law_rows.models import Proposal
from goufu.base.people.roles import Role
from goufu.law.calendar import UnknownYear, known_year
from goufu.law.rows import page
from goufu.site.cards import TodoLine
from goufu.site.doors.asking import Reader

NOTICE_MONTH = 10  # The State Council tells the next year's holidays in October or November.


def law_work(reader: Reader) -> list[TodoLine]:
    """Return the lines for the desk."""
    return [*_to_decide(reader), *_missing_year(reader)]


def _to_decide(reader: Reader) -> list[TodoLine]:
    return [
        TodoLine(
            title=gettext(page(one.value.key).title),
            url=reverse("law_rows:proposal", args=[one.pk]),
            note=" · ".join(
                [
                    gettext("撤销本地规定")
                    if one.kind == Proposal.WITHDRAW
                    else gettext("本地规定"),
                    one.value.place,
                    one.proposed_by,
                ]
            ),
            act=gettext("审定"),
        )
        for one in waiting_for(reader.actor)
    ]


def _missing_year(reader: Reader) -> list[TodoLine]:
    if reader.actor.role is not Role.SYSTEM_ADMIN or reader.today.month < NOTICE_MONTH:
        return []
    year = reader.today.year + 1
    try:
        known_year(year)
    except UnknownYear:
        return [
            TodoLine(
                title=gettext("录入 {year} 年的工作日安排").format(year=year),
                url=reverse("law_rows:enter_year"),
                note=gettext("已知的安排到今年年底为止；未录入前，跨年的期限没有末日。"),
                act=gettext("录入"),
            )
        ]
    return []
