r"""Read the text of an act, article by article.

Texts come as plain lines or as Markdown: a title, chapters (第一章 …), articles (第一条 …). What
stands on lines of its own below an article is a paragraph of it.

>>> text = read("# 某办法\n## 第一章 总则\n**第一条** 甲。\n乙。\n第二条　丙。")
>>> text.title, [(one.label, one.chapter, one.paragraphs) for one in text.articles]
('某办法', [('第一条', '第一章 总则', ('甲。', '乙。')), ('第二条', '第一章 总则', ('丙。',))])
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from goufu.law.citations import number
from goufu.law.refusals import Refusal
from goufu.law.words import Word, say

_NUMERAL = "[零一二两三四五六七八九十百千0-9]+"
_ARTICLE = re.compile(rf"\**第({_NUMERAL})条(之{_NUMERAL})?\**[\s\u3000：:]*(.*)", re.DOTALL)
_CHAPTER = re.compile(rf"#*\s*\**(第{_NUMERAL}[编章节][\s\u3000]*[^。；]*?)\**\s*")
# A notice has numbered sections in the place of articles.
_SECTION = re.compile(r"#*\s*\**([一二三四五六七八九十]+)、()(.*)", re.DOTALL)
LARGEST = 2**21  # bytes; no act is longer
LONGEST_TITLE = 200


class NotAText(Refusal):
    """The file cannot be read as the text of an act."""

    code = "acts.not_a_text"
    status = 422
    sentence = say("文件不能作为法规文本导入：{why}")
    remedy = say("请提供 UTF-8 编码的纯文本或者 Markdown，每条以“第几条”开头另起一行。")


class ArticleOutOfOrder(Refusal):
    """The articles do not follow one another."""

    code = "acts.article_out_of_order"
    status = 422
    sentence = say("第 {line} 行的“{label}”不接在“{before}”之后。")
    remedy = say("请核对文本是否缺条、重复，或者条文中引用的“第几条”被另起了一行。")


@dataclass(frozen=True)
class Article:
    """One article: its number, the chapter it stands in, its paragraphs."""

    number: int
    label: str
    chapter: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class ActText:
    """A text as it was read; ``sha256`` is of the file's own bytes."""

    title: str
    articles: tuple[Article, ...]
    sha256: str


def from_bytes(content: bytes) -> ActText:
    """Read a file.

    Raises:
        NotAText: too large, not UTF-8, no title or no article.
        ArticleOutOfOrder: an article is missing, or stands twice.
    """
    if len(content) > LARGEST:
        raise NotAText(why=Word(say("文件过大。")))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAText(why=Word(say("不是 UTF-8 编码。"))) from None
    return read(text, sha256=hashlib.sha256(content).hexdigest())


def read(text: str, *, sha256: str = "") -> ActText:
    """Read a text; see ``from_bytes`` for what is refused."""
    lines = [(place, line.strip(" \t\r\u3000")) for place, line in enumerate(text.split("\n"), 1)]
    written = [(place, line) for place, line in lines if line]
    title = written[0][1].lstrip("# ").strip("* ") if written else ""
    if not title or len(title) > LONGEST_TITLE or _ARTICLE.match(title):
        raise NotAText(why=Word(say("第一行不是文件名称。")))
    articles = _articles(written[1:], _ARTICLE, "第{}条") or _articles(
        written[1:], _SECTION, "{}、"
    )
    if not articles:
        raise NotAText(why=Word(say("没有找到“第一条”。")))
    return ActText(title, tuple(articles), sha256)


def _articles(lines: list[tuple[int, str]], begins: re.Pattern[str], named: str) -> list[Article]:
    found: list[Article] = []
    chapter = ""
    for place, line in lines:
        heading = _CHAPTER.fullmatch(line)
        article = None if heading else begins.match(line)
        if heading:
            chapter = " ".join(heading[1].split())
        elif article:
            found.append(_article(article, named, chapter, place, found))
        elif found:
            last = found[-1]
            more = (*last.paragraphs, line.strip("*# "))
            found[-1] = Article(last.number, last.label, last.chapter, more)
    return found


def _article(
    match: re.Match[str], named: str, chapter: str, place: int, before: list[Article]
) -> Article:
    numeral, insert, words = match.groups()
    words = words.strip("* \u3000")
    label = named.format(numeral) + (insert or "")
    this, last = number(numeral), before[-1] if before else None
    expected = 1 if last is None else last.number + (0 if insert else 1)
    if this != expected:
        raise ArticleOutOfOrder(line=place, label=label, before=last.label if last else "—")
    return Article(this, label, chapter, (words,) if words else ())
