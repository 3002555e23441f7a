"""Import the text of an act."""

from __future__ import annotations

from datetime import datetime

from goufu.base.acts.models import Article, Text
from goufu.base.ledger import lines
from goufu.base.people.refusals import NotYoursToDo
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.workflow.action import action
from goufu.law.act_text import ActText, from_bytes
from goufu.law.instruments import Instrument, all_instruments
from goufu.law.refusals import Refusal
from goufu.law.words import say

OPERATORS = frozenset({Role.SYSTEM_ADMIN, Role.CLOCK})
_NATION = "中华人民共和国"


class ActNotListed(Refusal):
    """Nobody knows which act the text is of."""

    code = "acts.not_listed"
    status = 422
    sentence = say("“{title}”不在平台的法律文件清单中。")
    remedy = say("请核对文件名称，或者指明它是清单中的哪一个文件。")


@action
def import_text(*, content: bytes, act: str = "", source: str, actor: Actor, at: datetime) -> Text:
    """Keep a text, article by article; the same bytes again change nothing.

    Args:
        act: short name of the act; found by the text's title where none is given.

    Raises:
        NotYoursToDo: only the system administrator, or the command on the server.
        NotAText, ArticleOutOfOrder: see ``law.act_text``.
        ActNotListed: no such act, or no act of that title.
    """
    if actor.role not in OPERATORS:
        raise NotYoursToDo(label=say("导入法规文本"), wanted=ROLE_NAMES[Role.SYSTEM_ADMIN])
    read = from_bytes(content)
    about = act_of(read.title, act)
    return _keep(read, about, source, actor, at)


def act_of(title: str, short: str = "") -> Instrument:
    """Return the act that a text is of; of two of one title the one in force, else the newer.

    Raises:
        ActNotListed: there is none.
    """
    named = [one for one in all_instruments() if short and one.short == short]
    plain = title.removeprefix(_NATION)
    alike = [one for one in all_instruments() if one.title.removeprefix(_NATION) == plain]
    for act in named or ([] if short else [*[a for a in alike if not a.in_force_to], *alike]):
        return act
    raise ActNotListed(title=short or title)


def newest_text(short: str) -> Text | None:
    """Return the text of an act that is read now."""
    return Text.objects.filter(act=short).order_by("-pk").first()


def _keep(read: ActText, about: Instrument, source: str, actor: Actor, at: datetime) -> Text:
    said = {"title": read.title, "source": source, "imported_by": actor.name, "imported_at": at}
    # Of two clicks at once one waits here for the other, and then finds its text.
    text, new = Text.objects.get_or_create(act=about.short, sha256=read.sha256, defaults=said)
    if not new:
        return text
    Article.objects.bulk_create(
        Article(
            text=text,
            place=place,
            number=one.number,
            label=one.label,
            chapter=one.chapter,
            paragraphs=list(one.paragraphs),
        )
        for place, one in enumerate(read.articles, start=1)
    )
    lines.write(
        "act.import_text",
        ref=f"act-{about.short}",
        actor=actor,
        at=at,
        place="CN",
        facts={
            "title": read.title,
            "sha256": read.sha256,
            "articles": len(read.articles),
            "source": source,
        },
    )
    return text
