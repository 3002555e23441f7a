"""What each step is, in the words of the files beside this page; asked by kind and verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import get_language

Told = Mapping[str, str]


@dataclass(frozen=True)
class Explanation:
    """A step in words, in each language.

    Args:
        what: what the step is and what it is good for.
        refused: what to try so that the platform says no; empty where nothing special is.
    """

    what: Told
    refused: Told

    def in_words(self) -> tuple[str, str]:
        """Return both in the reader's language."""
        language = "en" if get_language() == "en" else "zh"
        return self.what[language], self.refused.get(language, "")


def explanation_of(kind: str, verb: str) -> Explanation | None:
    """Return the words for a step or an opening act."""
    return explanations().get((kind, verb))


@cache
def explanations() -> Mapping[tuple[str, str], Explanation]:
    """Return the words for every step, by kind and verb."""
    found: dict[tuple[str, str], Explanation] = {}
    for path in sorted((files(__package__) / "explanations").iterdir(), key=lambda one: one.name):
        page: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
        for kind, verbs in page.items():
            for verb, told in verbs.items():
                what = {language: told[language] for language in ("zh", "en")}
                found[kind, verb] = Explanation(what, told.get("refused", {}))
    return found
