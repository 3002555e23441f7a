"""The way through a stage: its lists in groups, in the order of the work."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.doors.declare import Doors, Stage
from goufu.base.doors.groups import GROUP_NAMES, Group
from goufu.base.workflow.planning import planned_for_its_reader
from goufu.site.cards import EmptyCard, LinkCard, StageCard, StageGroup, StageLine
from goufu.site.doors.addresses import list_url
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_known_to,
    has_work,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.declared import STAGE_OF_PAGE, stage_name
from goufu.site.doors.rows import union_of
from goufu.site.doors.waiting import counted_by_kind


@require_safe
@behind_sign_in
@planned_for_its_reader()
def stage_page(request: HttpRequest, stage: str) -> HttpResponse:
    """Show the lists of a stage group by group; of a stage without groups, its first list."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    if stage not in {one.value for one in Stage}:
        raise Http404
    if not any(doors.stage == stage for doors in doors_known_to(reader.actor)):
        raise Http404
    groups = groups_of(Stage(stage), reader)
    if len(groups) == 1:
        return HttpResponseRedirect(list_url(groups[0][1][0].kind))
    waits = counted_by_kind(reader.actor)
    card = StageCard(
        title=stage_name(Stage(stage)),
        groups=[
            StageGroup(_name(group), [_line(one, waits[one.kind]) for one in kinds])
            for group, kinds in groups
        ],
        empty=EmptyCard(gettext("这里还没有事项"), gettext("有您可以查看的事项后会列在这里。")),
        crumbs=[LinkCard(stage_name(Stage(stage)))],
        section=STAGE_OF_PAGE[Stage(stage)],
    )
    return render(request, "site/pages/stage.html", {"card": card})


def groups_of(
    stage: Stage, reader: Reader, here: str = ""
) -> list[tuple[Group | None, list[Doors]]]:
    """Return the kinds of a stage in which the reader finds something, group by group.

    A list is shown to those whose role works there, and to those who may see a line of it.

    Args:
        here: the kind that is shown right now, which has its tab whatever is in it.
    """
    kinds = [doors for doors in doors_known_to(reader.actor) if doors.stage is stage]
    others = [one for one in kinds if not has_work(one, reader.actor)]
    seen = union_of(others, reader.actor, lambda _: lambda rows: rows, at_most=1)
    empty = {one.kind for one in others} - {values[0] for values in seen or ()} - {here}
    found: dict[Group | None, list[Doors]] = {}
    for doors in kinds:
        if doors.kind not in empty:
            found.setdefault(doors.group, []).append(doors)
    order = list(Group)
    return sorted(found.items(), key=lambda one: -1 if one[0] is None else order.index(one[0]))


def tabs_of(doors: Doors, reader: Reader) -> tuple[list[LinkCard], list[LinkCard]]:
    """Return the groups of a stage and the lists of the group that is shown.

    The note marks where the reader is. A stage without groups has no first row.
    """
    here = gettext("当前列表")
    groups = groups_of(doors.stage, reader, doors.kind)
    links = [
        LinkCard(_name(group), list_url(kinds[0].kind), note=here if group == doors.group else "")
        for group, kinds in groups
    ]
    lists = [
        LinkCard(gettext(one.name), list_url(one.kind), note=here if one.kind == doors.kind else "")
        for one in dict(groups).get(doors.group, [])
    ]
    return links if len(links) > 1 else [], lists


def _line(doors: Doors, waits: int) -> StageLine:
    return StageLine(gettext(doors.name), list_url(doors.kind), doors.icon, waits)


def _name(group: Group | None) -> str:
    return gettext(GROUP_NAMES[group]) if group else gettext("其他")
