"""The first page: what was bought, from whom, for how much, how good."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base import clock
from goufu.base.ledger.models import Entry
from goufu.base.organisations.models import Place
from goufu.law.calendar import day_of
from goufu.law.money import wan
from goufu.law.words import say
from goufu.site import cards
from goufu.site.portal import catalogue
from goufu.site.portal.figures import Figures, figures_of
from goufu.site.portal.notices import line_of
from goufu.site.river import mini_river_of
from goufu.stages.disclosure.notices.models import NoticeKind
from goufu.stages.disclosure.notices.queries import newest_of, published
from goufu.stages.review.catalogue.rules import LECTURE
from goufu.stages.review.projects.models import Project

FOR_A_MINUTE = 60
IN_A_COLUMN = 4
NEARBY = 4
COLUMNS: tuple[tuple[str, tuple[NoticeKind, ...]], ...] = (
    (
        say("目录、需求与项目公告"),
        (NoticeKind.CATALOGUE, NoticeKind.GUIDANCE, NoticeKind.INTENTION, NoticeKind.PROJECT),
    ),
    (
        say("采购与结果"),
        (NoticeKind.TENDER, NoticeKind.RESULT, NoticeKind.OTHER_WAY, NoticeKind.FAILURE),
    ),
    (
        say("合同、验收与绩效"),
        (
            NoticeKind.CONTRACT,
            NoticeKind.ACCEPTANCE,
            NoticeKind.EVALUATION,
            NoticeKind.RESULT_USE,
        ),
    ),
)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the window of the platform."""
    years = catalogue.years()
    year = catalogue.chosen(request, years)
    place = request.GET.get("place", "")
    table = catalogue.table_of_classes(year)
    figures = cache.get_or_set(f"home:{year}", lambda: figures_of(year), FOR_A_MINUTE)
    assert isinstance(figures, Figures)
    card = cards.HomeCard(
        figures=_figures(figures),
        notices=_columns(),
        catalogue=table if year else None,
        catalogue_title=_("{year} 年具体实施目录").format(year=year),
        catalogue_clause=LECTURE,
        catalogue_verified=False,
        catalogue_links=[
            cards.LinkCard(_("完整目录"), f"{reverse('doors:catalogue')}?year={year}"),
            *(
                cards.LinkCard(_("{year} 年").format(year=one), f"?year={one}")
                for one in years
                if one != year
            ),
            cards.LinkCard(_("各级指导性目录"), reverse("doors:guidance_list")),
            cards.LinkCard(_("下载目录（XLSX）"), f"{reverse('doors:catalogue_xlsx')}?year={year}"),
        ],
        nearby=_nearby(place, year),
        places=_places(),
        place=place,
        hints=_hints(),
        search_url=reverse("doors:notices"),
        all_notices=cards.LinkCard(
            _("全部公告 {count} 条").format(count=figures.notices), reverse("doors:notices")
        ),
        doorways=_doorways(),
    )
    return render(request, "site/pages/home.html", {"card": card})


def _figures(figures: Figures) -> list[cards.Figure]:
    return [
        cards.Figure(
            _("本年目录项目"),
            str(figures.projects),
            _("个"),
            _("{year} 年具体实施目录").format(year=figures.year),
            reverse("doors:catalogue"),
        ),
        cards.Figure(
            _("目录预算"), wan(figures.budget_fen), _("万元"), _("均列入部门预算，非新增资金")
        ),
        cards.Figure(
            _("已签合同"),
            wan(figures.contract_fen),
            _("万元"),
            _("{count} 份合同").format(count=figures.contracts),
        ),
        cards.Figure(_("已支付"), wan(figures.paid_fen), _("万元"), _("按验收数量和质量支付")),
        cards.Figure(
            _("绩效评价为优、良"),
            f"{figures.good} / {figures.evaluated}",
            _("个"),
            _("评价结果均公开"),
        ),
    ]


def _columns() -> list[cards.NoticeColumn]:
    columns = []
    for title, kinds in COLUMNS:
        newest = newest_of(kinds, IN_A_COLUMN)
        columns.append(
            cards.NoticeColumn(
                _(title),
                [line_of(notice) for notice in newest],
                f"{reverse('doors:notices')}?kind={kinds[-1]}",
            )
        )
    return columns


def _nearby(place: str, year: int) -> list[cards.NearbyLine]:
    """Show announced projects, those of the place chosen first of all places."""
    found = Project.objects.filter(year=year, announced_on__isnull=False)
    if place:
        found = found.filter(place__startswith=place)
    projects = list(found.order_by("-id")[:NEARBY])
    codes = [project.project_code for project in projects]
    events: dict[str, list[str]] = {code: [] for code in codes}
    for code, event in Entry.objects.filter(project_code__in=codes).values_list(
        "project_code", "event"
    ):
        events[code].append(event)
    refs = dict(
        published()
        .filter(project_code__in=codes, kind="project")
        .values_list("project_code", "ref")
    )
    return [
        cards.NearbyLine(
            project.title,
            reverse("doors:public_notice", args=[refs[project.project_code]]),
            _("预算 {wan} 万元").format(wan=wan(project.budget_fen)),
            mini_river_of(events[project.project_code]),
        )
        for project in projects
        if project.project_code in refs
    ]


def _places() -> list[tuple[str, str]]:
    today = day_of(clock.now())
    bought_in = cache.get_or_set("home:places", _bought_in, FOR_A_MINUTE)
    names = {
        place.code: place.name
        for place in Place.objects.filter(code__in=bought_in or []).order_by("valid_from")
        if place.valid_from is None or place.valid_from <= today
    }
    return [("", _("全部地区")), *sorted(names.items())]


def _bought_in() -> list[str]:
    announced = Project.objects.filter(announced_on__isnull=False)
    return list(announced.order_by("place").values_list("place", flat=True).distinct())


def _hints() -> list[cards.LinkCard]:
    url = reverse("doors:notices")
    return [
        cards.LinkCard(word, f"{url}?q={word}")
        for word in ("养老", "送戏进万村", "就业", "残疾人", "社区")
    ]


def _doorways() -> list[cards.LinkCard]:
    return [
        cards.LinkCard(
            _("咨询"),
            reverse("doors:ask"),
            "message-circle-question-mark",
            _("政策、目录、资格怎么办。答复公开。"),
        ),
        cards.LinkCard(
            _("提需求"),
            reverse("doors:propose"),
            "lightbulb",
            _("告诉我们还缺什么服务，需求进入编审第一步。"),
        ),
        cards.LinkCard(
            _("政策法规"),
            reverse("doors:law"),
            "scale",
            _("每个期限和比例的依据、原文与有效日期。"),
        ),
        cards.LinkCard(
            _("接口与数据"), "/api/v1/docs", "database", _("公告、目录与接口说明，JSON 与 CSV。")
        ),
    ]
