"""What the questions about purchasers and providers have in common."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.parties import Party
from goufu.law.questions.question import Reason, Verdict
from goufu.law.refusals import Refusal
from goufu.law.words import Word


def verdict_on(
    party: Party, *, question: str, allowed: str, refusal: type[Refusal], kinds: Mapping[str, str]
) -> Verdict:
    """Say whether the party may take part, by the one rule that decides it.

    Args:
        allowed: the sentence where it may; where it may not, ``refusal`` has the words.
    """
    may = party.verdict == "allowed"
    reason = Reason.of(
        party.by,
        code=f"{question}.allowed" if may else refusal.code,
        sentence=allowed if may else refusal.sentence,
        remedy="" if may else refusal.remedy,
        kind=Word(kinds[party.kind]),
    )
    return Verdict(party.verdict, (reason,), (party.by,))
