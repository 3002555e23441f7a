"""Find the words that people see, in code and in templates."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2]
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "say": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
}
FLOORS_WITH_ROOMS = {"base": 1, "stages": 2}  # so many folders down are its rooms


def room_of(path: Path) -> Path:
    """Return the folder whose catalogue holds the words of this file.

    >>> room_of(SOURCE / "stages/review/needs/doors.py").relative_to(SOURCE).as_posix()
    'stages/review/needs'
    >>> room_of(SOURCE / "law/refusals.py").relative_to(SOURCE).as_posix()
    'law'
    """
    parts = path.relative_to(SOURCE).parts
    depth = 1 + FLOORS_WITH_ROOMS.get(parts[0], 0)
    return SOURCE.joinpath(*parts[: min(depth, len(parts) - 1)])


def spoken(room: Path) -> Catalog:
    """Return every message of the room, with the files that say it."""
    catalog = Catalog()
    for path in _files_below(room):
        if room_of(path) == room:
            place = path.relative_to(room).as_posix()
            for message, context, comments in _messages_in(path):
                where = [(place, 0)]  # the line is left out when it is written
                catalog.add(message, locations=where, auto_comments=comments, context=context)
    return catalog


def rooms() -> list[Path]:
    """Return every folder that may say something."""
    return sorted({room_of(path) for path in _files_below(SOURCE)} - {SOURCE})


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        is_code = path.suffix == ".py" and "migrations" not in path.parts
        is_template = path.suffix in {".html", ".txt"} and "templates" in path.parts
        is_law = path.suffix == ".yaml" and path.parts[-4:-2] == ("law", "data")
        if is_code or is_template or is_law:
            yield path


def _messages_in(path: Path) -> Iterator[tuple[Any, str | None, list[str]]]:
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        # A page of the law: its title is shown, and what to do where it is silent.
        page = yaml.safe_load(text)
        yield from ((page[name], None, []) for name in ("title", "remedy") if name in page)
        return
    if path.suffix != ".py":
        # What stands between the messages is blanked out, but not its indentation.
        lines = templatize(text, origin=str(path)).splitlines()
        text = "\n".join(line.strip() for line in lines)
    found = extract_python(
        BytesIO(text.encode()), KEYWORDS, ["Translators:"], {"encoding": "utf-8"}
    )
    for _, function, arguments, comments in found:
        message, context = _picked(KEYWORDS[str(function)], arguments)
        if message:
            yield message, context, list(comments or ())


def _picked(spec: Any, arguments: Any) -> tuple[Any, str | None]:
    """Pick message, plural and context out of the arguments, as the keyword says."""
    given = arguments if isinstance(arguments, tuple | list) else (arguments,)
    context, picked = None, []
    for part in spec or (1,):
        position, is_context = (part[0], True) if isinstance(part, tuple) else (part, False)
        value = given[position - 1] if position <= len(given) else None
        if not value:
            return None, None
        if is_context:
            context = value
        else:
            picked.append(value)
    return (tuple(picked) if len(picked) > 1 else picked[0]), context
