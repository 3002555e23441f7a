"""The page of a dossier, and the page of a project with all its dossiers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from goufu.base.deadlines.models import Deadline
from goufu.base.documents.actions import may_add
from goufu.base.doors.declare import Doors, Stage, doors_of
from goufu.base.ledger.models import Entry
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.workflow.models import Hold
from goufu.site.cards import (
    ActCard,
    DossierGroup,
    DossierLine,
    LinkCard,
    ProjectPageCard,
    TagCard,
)
from goufu.site.doors import papers, record, rows
from goufu.site.doors.addresses import (
    act_url,
    address,
    application_url,
    dossier_url,
    list_url,
    new_below_url,
    project_url,
    stage_link,
    way,
)
from goufu.site.doors.asking import (
    Reader,
    behind_sign_in,
    doors_known_to,
    doors_or_404,
    dossier_or_404,
    must_be_signed_in,
    reader_of,
)
from goufu.site.doors.clocks_of import clock_of, duty_of
from goufu.site.doors.declared import STAGE_OF_PAGE, stage_name, tone_of
from goufu.site.doors.facts import facts_of, tables_of
from goufu.site.doors.offers import (
    Offer,
    hold_on,
    offers_in,
    openings_below,
    steps_open,
    without_those_on_hold,
)
from goufu.site.doors.rows import Row
from goufu.site.doors.waiting import leads_on
from goufu.site.river import river_of

LINES_SHOWN = 12
PROJECT = "project"


@dataclass(frozen=True)
class Around:
    """What a page shows beside the dossier itself."""

    entries: list[Entry]  # oldest first
    deadlines: list[Deadline]
    hold: Hold | None
    methods: Mapping[str, str | None]  # by number of the dossier


@require_safe
@behind_sign_in
def dossier_page(request: HttpRequest, kind: str, ref: str) -> HttpResponse:
    """Show one dossier: facts, what the reader may do now, duties, papers, reasons, record."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_or_404(kind, reader.actor)
    dossier = dossier_or_404(doors, ref, reader.actor)
    around = Around(
        entries=list(
            Entry.objects.filter(ref=ref).exclude(event__in=doors.workflow.many()).order_by("id")
        ),
        deadlines=list(Deadline.objects.filter(ref=ref, cancelled_on=None).order_by("id")),
        hold=hold_on(dossier.project_code),
        methods={ref: dossier.method_of_purchase()},
    )
    offers = steps_open(doors, dossier, reader.actor, reader.today)
    offers += openings_below(doors, dossier, reader.actor, reader.today)
    card = _page(doors, dossier, reader, around, offers, links=_links(doors, dossier, reader))
    return render(request, "site/pages/project.html", {"card": card, "template": doors.template})


@require_safe
@behind_sign_in
def project_page(request: HttpRequest, project_code: str) -> HttpResponse:
    """Show a project with its river and everything in it that the reader may see."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    doors = doors_of(PROJECT)
    if doors is None:
        raise Http404
    project = dossier_or_404(doors, project_code, reader.actor)
    found = rows.of_project(doors_known_to(reader.actor), reader.actor, project_code)
    around = _around_project(project_code, found)
    offers = offers_in(found, project, reader.actor, reader.today)
    card = _page(
        doors,
        project,
        reader,
        around,
        offers,
        river=river_of(around.entries, around.deadlines, reader.today, names=_names(around)),
        dossiers=_groups([row for row in found if row.ref != project.ref]),
        titled=True,
        links=[
            LinkCard(gettext("看申报书"), application_url(project.ref), "file-text"),
            LinkCard(gettext("看办理情况"), dossier_url(PROJECT, project.ref), "list"),
        ],
    )
    return render(request, "site/pages/project.html", {"card": card})


def _names(around: Around) -> dict[int, str]:
    """Return the short names of all bodies in the record."""
    numbers = {entry.organisation_id for entry in around.entries if entry.organisation_id}
    return dict(Organisation.objects.filter(pk__in=numbers).values_list("pk", "short_name"))


def _page(
    doors: Doors,
    dossier: Any,
    reader: Reader,
    around: Around,
    offers: Sequence[Offer],
    *,
    titled: bool = False,
    **more: Any,
) -> ProjectPageCard:
    said = doors.card(dossier, reader.actor)
    allowed = without_those_on_hold(offers, around.hold)
    refs = [entry.ref for entry in around.entries] if titled else [dossier.ref]
    newest = around.entries[::-1]
    return ProjectPageCard(
        title=dossier.title,
        ref=dossier.ref,
        tags=_tags(doors, dossier, around),
        facts=facts_of(said),
        tables=[*papers.long_texts_of(said), *tables_of(said)] if not titled else [],
        river=more.pop("river", None),
        now_title=gettext(dossier.state_name),
        kind=gettext(doors.name),
        now_words=_words(doors, dossier, reader, bool(allowed)),
        now_clock=_most_pressing(around, reader),
        hold=around.hold.reason if around.hold else "",
        acts=[act_card(offer, dossier.ref) for offer in allowed],
        duties=[duty_of(deadline, reader.today, linked=titled) for deadline in around.deadlines],
        documents=papers.documents_of(set(refs) | {dossier.ref}, reader),
        whys=record.whys_of(newest[:LINES_SHOWN]),
        ledger=[
            record.line_of(
                entry,
                here=dossier.ref if titled else "",
                method=around.methods.get(entry.ref),
            )
            for entry in newest[:LINES_SHOWN]
        ],
        crumbs=_crumbs(doors, dossier),
        section=STAGE_OF_PAGE[doors.stage],
        **more,
    )


def _around_project(project_code: str, found: Sequence[Row]) -> Around:
    """Read the record of the dossiers that the reader may see, and of no other."""
    refs = [row.ref for row in found]
    return Around(
        entries=list(Entry.objects.filter(project_code=project_code, ref__in=refs).order_by("id")),
        deadlines=list(
            Deadline.objects.filter(
                project_code=project_code, ref__in=refs, cancelled_on=None
            ).order_by("id")
        ),
        hold=hold_on(project_code),
        methods={row.ref: row.method_of_purchase() for row in found},
    )


def act_card(offer: Offer, here: str = "") -> ActCard:
    """Return the button of an offer; one on another dossier names it."""
    if offer.step is not None:
        url = act_url(offer.kind, offer.ref, offer.act.verb)
        tone = offer.step.tone
    else:
        url = new_below_url(offer.kind, offer.ref, offer.doors.kind, offer.act.verb)
        tone = "primary" if offer.act.leads else "normal"
    note = offer.title if offer.ref != here and offer.step is not None else ""
    return ActCard(gettext(offer.label), url, tone, note)


def _groups(found: Sequence[Row]) -> list[DossierGroup]:
    """Return the dossiers stage by stage, in the order of the stages."""
    by_stage: dict[Stage, list[DossierLine]] = {stage: [] for stage in Stage}
    for row in found:
        by_stage[row.doors.stage].append(line_of(row))
    return [DossierGroup(stage_name(stage), lines) for stage, lines in by_stage.items() if lines]


def line_of(row: Row) -> DossierLine:
    """Return a dossier as a line of a list."""
    return DossierLine(
        name=f"{gettext(row.doors.name)} {row.title}",
        ref=row.ref,
        url=dossier_url(row.kind, row.ref),
        state=TagCard(gettext(row.state_name), tone_of(row.state, row.doors)),
    )


def _tags(doors: Doors, dossier: Any, around: Around) -> list[TagCard]:
    tags = [TagCard(gettext(dossier.state_name), tone_of(dossier.state, doors))]
    if around.hold:
        tags.append(TagCard(gettext("已暂停"), "warn"))
    if getattr(dossier, "sample", False):
        tags.append(TagCard(gettext("示例"), "dashed"))
    return tags


def _words(doors: Doors, dossier: Any, reader: Reader, has_acts: bool) -> str:
    """Return what there is to know where the reader has nothing to do: who has, and what."""
    if dossier.state in doors.workflow.final:
        return gettext("该事项已办结。")
    if has_acts:
        return ""
    steps = [
        step for step in doors.workflow.open_now(dossier, reader.today) if leads_on(doors, step)
    ]
    others = [step for step in steps if Role.CLOCK not in step.by]
    if not others:
        return gettext("目前没有需要您办理的步骤。")
    step = others[0]
    who = gettext("、").join(gettext(ROLE_NAMES[role]) for role in Role if role in step.by)
    label = gettext(step.label).rstrip("…")
    return gettext("目前没有需要您办理的步骤。下一步：{act}（{who}）。").format(act=label, who=who)


def _most_pressing(around: Around, reader: Reader) -> Any:
    running = [d for d in around.deadlines if d.met_on is None and d.due_on is not None]
    if not running:
        return None
    return clock_of(min(running, key=lambda d: (d.due_on, d.pk)), reader.today)


def _links(doors: Doors, dossier: Any, reader: Reader) -> list[LinkCard]:
    links = []
    if doors.kind == PROJECT:
        links.append(LinkCard(gettext("看申报书"), application_url(dossier.ref), "file-text"))
    project = doors_of(PROJECT)
    if dossier.project_code and project is not None:
        seen = project.visible(reader.actor).filter(ref=dossier.project_code)
        if seen.exists():
            url = project_url(dossier.project_code)
            links.append(LinkCard(gettext("看项目全程"), url, "route"))
    if may_add(dossier, reader.actor) and dossier.state not in doors.workflow.final:
        url = address("documents:upload", doors.kind, dossier.ref)
        links.append(LinkCard(gettext("添加材料"), url, "upload"))
    open_to = [to for to in doors.ways if to.shown(dossier, reader.actor)]
    return [*links, *(way(to, dossier) for to in open_to)]


def _crumbs(doors: Doors, dossier: Any) -> list[LinkCard]:
    return [
        stage_link(doors.stage),
        LinkCard(gettext(doors.name), list_url(doors.kind)),
        LinkCard(dossier.ref),
    ]
