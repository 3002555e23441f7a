"""The tabs that all public pages about the parties share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.law.words import say
from goufu.site import cards

PAGES: tuple[tuple[str, str], ...] = (
    ("doors:providers", say("承接主体目录")),
    ("doors:provider_apply", say("申请登记")),
    ("doors:provider_mine", say("查进度、领账号")),
    ("doors:provider_standards", say("资格标准")),
    ("doors:provider_record", say("核验参与记录")),
    ("doors:coverage", say("购买主体实施情况")),
)


def tabs(here: str) -> list[cards.LinkCard]:
    """Return the links to all of them; the note marks the one that is shown."""
    return [
        cards.LinkCard(_(words), reverse(name), note="here" if name == here else "")
        for name, words in PAGES
    ]
