"""What the page of an import shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.urls import reverse

from goufu.base.acts.models import Text
from goufu.base.acts.sheets import ImportText
from goufu.base.doors.filled import Filled
from goufu.law.act_text import ActText, Article
from goufu.law.instruments import Instrument

WORDS_SHOWN = 40


@dataclass(frozen=True)
class ArticleSeen:
    """The beginning of an article, so that one sees where it was cut."""

    label: str
    begins: str
    paragraphs: int
    chapter: str


@dataclass(frozen=True)
class Preview:
    """A text as it was read, before it is kept.

    Attributes:
        known: the same bytes were imported before; importing them changes nothing.
        replaces: an older text of this act is read today.
        empty: labels of articles without a word.
    """

    title: str
    act: str
    number: str
    sha256: str
    articles: Sequence[ArticleSeen]
    chapters: int
    known: bool
    replaces: bool
    empty: Sequence[str]
    content: str  # base64, so that what was looked at is what is kept

    @classmethod
    def of(cls, read: ActText, act: Instrument, content: str) -> Preview:
        texts = Text.objects.filter(act=act.short)
        return cls(
            title=act.title,
            act=act.short,
            number=act.number or "",
            sha256=read.sha256,
            articles=[_seen(article) for article in read.articles],
            chapters=len({article.chapter for article in read.articles if article.chapter}),
            known=texts.filter(sha256=read.sha256).exists(),
            replaces=texts.exists(),
            empty=[one.label for one in read.articles if not any(one.paragraphs)],
            content=content,
        )


@dataclass(frozen=True)
class Imported:
    """A text that is read now."""

    title: str
    url: str
    articles: int
    source: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ImportPage:
    """The form, and what was read where a file was sent."""

    form: Filled[ImportText]
    preview: Preview | None = None
    wrong: str = ""
    imported: Sequence[Imported] = ()
    section: str = "act_texts"


def texts_read() -> list[Imported]:
    """Return the newest text of every act, by its title."""
    newest = Text.objects.order_by("act", "-pk").distinct("act")
    found = Text.objects.filter(pk__in=newest.values("pk")).annotate(count=Count("articles"))
    return [
        Imported(
            title=text.title,
            url=reverse("doors:act_text", args=[text.act]),
            articles=text.count,
            source=text.source,
            by=text.imported_by,
            at=text.imported_at,
        )
        for text in found.order_by("title", "pk")
    ]


def _seen(article: Article) -> ArticleSeen:
    words = article.paragraphs[0] if article.paragraphs else ""
    cut = words[:WORDS_SHOWN] + ("…" if len(words) > WORDS_SHOWN else "")
    return ArticleSeen(article.label, cut, len(article.paragraphs), article.chapter)
