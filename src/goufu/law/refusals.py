"""The one kind of error a person is meant to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from goufu.law.words import say

if TYPE_CHECKING:
    from goufu.law.why import Asked


class Refusal(Exception):
    """The platform says no, says why, and says what would make it yes.

    Subclasses live beside the rule that raises them and are named as the sentence they say.
    They are raised with the parameters of their sentence: ``TooFewBids(count=2, needed=3)``.

    Attributes:
        code: stable name for machines, such as ``award.not_next_in_ranking``.
        status: HTTP status the doors answer with.
        clause: the law behind the refusal, empty when it is house order. Where only the day
            decides which act speaks, pass ``clause=`` when raising.
        sentence: template of what is wrong, in Chinese; the doors translate it.
        remedy: template of what the reader can do next.
        field: the fact that is wrong, where one is; a nested one by its path.
        params: what the templates are filled with.
        record: the number under which the attempt was written down; the second log sets it.
        said_no: the declared rule that refused, with the words of its statute.
        why: what was asked up to the refusal, in order, as the ledger keeps reasons.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409
    clause: str = ""
    sentence: ClassVar[str] = say("不能这样办理。")
    remedy: str = ""
    field: str | None = None
    record: int | None = None
    said_no: Asked | None = None
    why: Sequence[Mapping[str, Any]] = ()

    def __init__(self, *, clause: str | None = None, **params: Any) -> None:
        if clause is not None:
            self.clause = clause
        self.params: dict[str, Any] = params
        super().__init__(self.sentence.format(**params))

    @property
    def sentence_template(self) -> str:
        """The sentence before it is filled in: what the doors look up in a catalogue."""
        return self.sentence

    @property
    def remedy_text(self) -> str:
        """The remedy in Chinese, filled in."""
        return self.remedy.format(**self.params)
