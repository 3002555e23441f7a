"""The articles of imported texts, as pages show them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goufu.base.acts.actions import newest_text
from goufu.base.acts.models import Article
from goufu.law.calendar import day_of
from goufu.law.citations import parse
from goufu.site import cards


def articles_of(short: str) -> list[cards.ArticleLine]:
    """Return all articles of an act in their order; none where no text was imported."""
    text = newest_text(short)
    if text is None:
        return []
    return [_line(article) for article in text.articles.order_by("place")]


def articles_cited(cite: str) -> list[cards.ArticleLine]:
    """Return the articles that a citation names, where their texts were imported."""
    found = []
    for place in parse(cite):
        text = newest_text(place.act)
        if text is not None and place.article is not None:
            some = text.articles.filter(number=place.article).order_by("place")
            found += [_line(article, act=text.title) for article in some]
    return found


def text_note(short: str) -> str:
    """Say where the text comes from, or that it is not at hand."""
    text = newest_text(short)
    if text is None:
        return _("尚未导入全文；平台只引用载有规定的语句。")
    return _("全文由{who}于 {day} 导入，来源：{source}，SHA-256：{digest}").format(
        who=text.imported_by,
        day=day_of(text.imported_at).isoformat(),
        source=text.source,
        digest=text.sha256[:16],
    )


def _line(article: Article, *, act: str = "") -> cards.ArticleLine:
    return cards.ArticleLine(
        anchor=f"a{article.number}",
        label=article.label,
        chapter=article.chapter,
        paragraphs=article.paragraphs,
        act=act,
    )
