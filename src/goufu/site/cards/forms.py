"""The page of one sheet being filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Sheet
from goufu.site.cards.papers import PaperCard
from goufu.site.cards.parts import CheckLine, ClockCard, FactLine, LinkCard, WhyLine


@dataclass(frozen=True)
class AdviceCard:
    """What to know before one decides, as a panel beside the form."""

    title: str
    lines: Sequence[CheckLine]
    note: str = ""


@dataclass(frozen=True)
class FormPageCard:
    """The page of one sheet being filled in.

    Args:
        action_url: where the form is posted.
        submit: the words on the button: verb and object.
        key: the idempotency key that makes a second click harmless.
        help_url: where a choice on the form is explained.
        browser: what the page encrypts or decrypts with before it is sent.
        advice: what law and record say to the choices of the form.
        preview: what the public will see, with what to know about it and its clause.
    """

    title: str
    form: Filled[Sheet]
    action_url: str
    submit: str
    back_url: str
    ref: str = ""
    intro: str = ""
    tone: str = "primary"
    clause: str = ""
    verified: bool = True
    key: str = ""
    uploads: bool = False
    paper: bool = True
    facts: Sequence[FactLine] = ()
    checks: Sequence[CheckLine] = ()
    follows: Sequence[CheckLine] = ()  # what the act brings with it
    whys: Sequence[WhyLine] = ()
    clock: ClockCard | None = None
    crumbs: Sequence[LinkCard] = ()
    section: str = ""
    help_url: str = ""
    advice: Sequence[AdviceCard] = ()
    preview: PaperCard | None = None
    browser: Mapping[str, Any] = field(default_factory=dict)
    preview_note: str = ""
    preview_clause: str = ""
