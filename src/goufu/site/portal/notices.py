"""Published notices: the list, and one of them as the paper that it is."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base.ledger.models import Entry
from goufu.base.workflow.indexes import holding
from goufu.law.calendar import BEIJING, day_of
from goufu.site import cards
from goufu.site.doors.paging import Order, page_of
from goufu.site.river import river_of
from goufu.stages.disclosure.notices.cards import NoticeCard
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.queries import published
from goufu.stages.disclosure.open_data import queries as open_data
from goufu.stages.procurement.papers.queries import public_files

PAGE = 20
NEWEST = Order("published_at", filled=True)
FOR_A_MINUTE = 60
COUNTED_TO = 5000  # Beyond that a list says "more than"; counting a million rows helps nobody.


@require_GET
def list_page(request: HttpRequest) -> HttpResponse:
    """Show the published notices, newest first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "kind", "place")}
    found = _narrowed(asked)
    page = page_of(
        found,
        NEWEST,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=PAGE,
    )
    card = cards.NoticeListCard(
        lines=[line_of(notice) for notice in page.rows],
        filters=_filters(asked),
        pager=cards.PagerCard(
            summary=_how_many(found, asked),
            previous_url=_turn(asked, "before", page.before),
            next_url=_turn(asked, "after", page.after),
        ),
    )
    return render(request, "site/pages/notices.html", {"card": card})


@require_GET
def notice_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one notice as paper, with the project's river and how to check it."""
    notice = _notice_or_404(ref)
    entries = list(
        Entry.objects.filter(project_code=notice.project_code).order_by("id")
        if notice.project_code
        else []
    )
    card = cards.NoticePageCard(
        paper=_paper(notice),
        river=river_of(entries, [], day_of(entries[-1].happened_at)) if entries else None,
        verify=_verify(notice),
        related=_related(notice),
        downloads=_downloads(notice),
        object_url=f"{reverse('doors:ask')}?{urlencode({'about_ref': notice.ref})}",
        crumbs=[
            cards.LinkCard(_("首页"), reverse("doors:home")),
            cards.LinkCard(_("信息公告"), reverse("doors:notices")),
            cards.LinkCard(str(notice.get_kind_display())),
        ],
    )
    return render(request, "site/pages/notice.html", {"card": card})


@require_GET
def notice_json(_request: HttpRequest, ref: str) -> JsonResponse:
    """Give the notice as data."""
    notice = _notice_or_404(ref)
    card = NoticeCard.of(notice)
    content = {
        "ref": card.ref,
        "kind": card.kind,
        "title": card.title,
        "publisher": card.publisher,
        "source_ref": card.source_ref,
        "project_code": card.project_code,
        "published_at": notice.published_at.isoformat() if notice.published_at else None,
        "lines": {line.label: line.value for line in card.lines},
        "table": {"head": card.table_head, "rows": card.table_rows},
        "corrects": card.corrects,
        "corrected_by": card.corrected_by,
        "sample": card.sample,
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 2})


def line_of(notice: Notice) -> cards.NoticeLine:
    """Return a notice as a line of a list."""
    assert notice.published_at is not None
    return cards.NoticeLine(
        kind=str(notice.get_kind_display()),
        title=notice.title,
        url=reverse("doors:public_notice", args=[notice.ref]),
        on=day_of(notice.published_at),
        by=notice.publisher.short_name,
    )


def _downloads(notice: Notice) -> list[cards.LinkCard]:
    """Return the notice as data, the purchase's public files, the purchase as open data."""
    address = reverse("doors:notice_json", args=[notice.ref])
    links = [cards.LinkCard(_("下载数据（JSON）"), address, "braces")]
    if not open_data.published().filter(ref=notice.source_ref).exists():
        return links
    for document in public_files(notice.source_ref):
        newest = max(document.versions.all(), key=lambda one: one.number)
        where = reverse("documents:download", args=[document.pk, newest.number])
        links.append(cards.LinkCard(_("下载{title}").format(title=document.title), where))
    address = reverse("api-1:ocds_release", args=[notice.source_ref])
    return [*links, cards.LinkCard(_("开放数据（OCDS）"), address, "braces")]


def _notice_or_404(ref: str) -> Notice:
    notice = published().select_related("corrects").filter(ref=ref).first()
    if notice is None:
        raise Http404
    return notice


def _narrowed(asked: Mapping[str, str]) -> QuerySet[Notice]:
    found = published()
    if asked["kind"] in NoticeKind.values:
        found = found.filter(kind=asked["kind"])
    if asked["place"]:
        found = found.filter(place__startswith=asked["place"])
    if asked["q"]:
        found = found.filter(holding(asked["q"], ["title"]))
    return found


def _filters(asked: Mapping[str, str]) -> cards.FilterCard:
    kinds = [("", _("全部类型")), *((k.value, str(k.label)) for k in NoticeKind)]
    return cards.FilterCard(
        fields=[
            cards.FilterField("q", _("公告标题"), "search", asked["q"]),
            cards.FilterField("kind", _("公告类型"), "choice", asked["kind"], kinds),
        ],
        reset_url=reverse("doors:notices"),
        hidden=[("place", asked["place"])] if asked["place"] else [],
    )


def _how_many(found: QuerySet[Notice], asked: Mapping[str, str]) -> str:
    key = "notices:" + urlencode(asked)
    count = cache.get_or_set(key, found[: COUNTED_TO + 1].count, FOR_A_MINUTE) or 0
    if count > COUNTED_TO:
        return _("超过 {count} 条").format(count=COUNTED_TO)
    return _("共 {count} 条").format(count=count)


def _turn(asked: Mapping[str, str], name: str, cursor: str) -> str:
    kept = {key: value for key, value in asked.items() if value}
    return "?" + urlencode({**kept, name: cursor}) if cursor else ""


def _paper(notice: Notice) -> cards.PaperCard:
    assert notice.published_at is not None
    moment = notice.published_at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    rows = [cards.PaperRow([cards.PaperCell(label, value or "—")]) for label, value in notice.lines]
    sections = [cards.PaperSection("", rows)]
    sections += [
        cards.PaperSection(
            f"{number}. {row[1] if len(row) > 1 else ''}",
            [
                cards.PaperRow([cards.PaperCell(head, value)])
                for head, value in zip(notice.table["head"], row, strict=False)
            ],
        )
        for number, row in enumerate(notice.table.get("rows", []), start=1)
    ]
    return cards.PaperCard(
        title=str(notice.get_kind_display()),
        subtitle=notice.title,
        meta=[
            _("公告编号：{ref}").format(ref=notice.ref),
            _("发布：{moment}").format(moment=moment),
        ],
        sections=sections,
        signed_by=notice.publisher.name,
        signed_on=day_of(notice.published_at),
        basis=cards.CitationCard(notice.clause) if notice.clause else None,
        basis_words=_("公开依据"),
        print_line=f"{notice.ref} {moment}",
    )


def _verify(notice: Notice) -> cards.VerifyCard | None:
    """Say where this notice stands in the ledger, and how to check it alone."""
    entry = Entry.objects.filter(ref=notice.ref, event="notice.publish").first()
    if entry is None:
        return None
    check = f"{reverse('ledger:check')}?{urlencode({'ref': notice.ref})}"
    return cards.VerifyCard(
        title=_("本公告已记入存证台账"),
        holds=True,
        facts=[(_("台账行号"), str(entry.pk)), (_("公告编号"), notice.ref)],
        how=_("台账只增不改，按批次签名封存。任何人都可以核对本公告是否在封存的台账中。"),
        links=[cards.LinkCard(_("核验页面"), check)],
    )


def _related(notice: Notice) -> list[cards.NoticeLine]:
    if not notice.project_code:
        return []
    others = published().filter(project_code=notice.project_code).order_by("published_at", "id")
    return [
        cards.NoticeLine(
            kind=line.kind,
            title=line.title,
            url="" if one.pk == notice.pk else line.url,
            on=line.on,
        )
        for one in others
        for line in (line_of(one),)
    ]
