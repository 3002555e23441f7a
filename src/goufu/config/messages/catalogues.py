"""The English of every room: kept in step with what its code says, and complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from goufu.config.messages.sources import SOURCE, rooms, spoken

LOCALE = "en"
FILE = Path("locale") / LOCALE / "LC_MESSAGES" / "django.po"
HEADER = """\
# English of {room}. The ids are the words as the code writes them.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"\{\w*[^{}]*\}|%\(\w+\)[sd]|%[sd]")
Key = tuple[str, str]  # context and message


@dataclass(frozen=True)
class Fault:
    """Something that keeps the translations from being complete."""

    room: Path
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.room.relative_to(SOURCE.parent)}: {self.kind}: {self.message}"


def kept(room: Path) -> Catalog:
    """Return the catalogue that the room keeps, empty if it has none."""
    path = room / FILE
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, abort_invalid=True)


def extract(only: list[Path] | None = None) -> list[Path]:
    """Bring catalogues in step with the code, keeping what is translated; return the changed."""
    known = _memory()
    changed = []
    for room in only or rooms():
        said, before = spoken(room), _by_key(kept(room))
        for message in said:
            if message.id:
                _translate(message, before.get(_key(message)), known)
        if _write(room, said):
            changed.append(room)
    return changed


def faults() -> Iterator[Fault]:
    """Say what is missing, doubtful, out of date or contradictory."""
    seen: dict[Key, tuple[str, Path]] = {}
    for room in sorted({*rooms(), *(path.parents[3] for path in SOURCE.rglob(str(FILE)))}):
        said, translated = _by_key(spoken(room)), _by_key(kept(room))
        for key, message in said.items():
            yield from _faults_of(room, message, translated.get(key), seen)
        for key in translated.keys() - said.keys():
            yield Fault(room, "no longer said", key[1])


def _faults_of(
    room: Path, message: Message, found: Message | None, seen: dict[Key, tuple[str, Path]]
) -> Iterator[Fault]:
    text = _shown(message)
    if found is None or not all(_strings(found)):
        yield Fault(room, "not translated", text)
        return
    if found.fuzzy:
        yield Fault(room, "doubtful (fuzzy)", text)
    for string in _strings(found):
        if set(PLACEHOLDER.findall(string)) - set(PLACEHOLDER.findall(" ".join(_ids(message)))):
            yield Fault(room, "a placeholder that the message has not", text)
    first, where = seen.setdefault(_key(message), (_strings(found)[0], room))
    if first != _strings(found)[0]:
        other = where.relative_to(SOURCE)
        yield Fault(room, f"said otherwise in {other} (agree, or use pgettext)", text)


def _memory() -> dict[Key, Message]:
    """What any room has translated: a word said in two rooms is translated once."""
    known: dict[Key, Message] = {}
    for path in SOURCE.rglob(str(FILE)):
        with path.open("rb") as file:
            for key, message in _by_key(read_po(file, locale=LOCALE)).items():
                if all(_strings(message)):
                    known.setdefault(key, message)
    return known


def _translate(message: Message, before: Message | None, known: dict[Key, Message]) -> None:
    source = before if before is not None and any(_strings(before)) else known.get(_key(message))
    if source is not None:
        message.string = source.string
        message.user_comments = source.user_comments if source is before else []
        if source.fuzzy:
            message.flags.add("fuzzy")


def _write(room: Path, catalog: Catalog) -> bool:
    path = room / FILE
    if not len(catalog):
        existed = path.exists()
        path.unlink(missing_ok=True)
        return existed
    out = BytesIO()
    catalog.locale = LOCALE
    write_po(out, catalog, width=100, omit_header=True, sort_output=True, include_lineno=False)
    text = HEADER.format(room=room.relative_to(SOURCE.parent).as_posix()).encode() + out.getvalue()
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {_key(message): message for message in catalog if message.id}


def _key(message: Message) -> Key:
    return message.context or "", _ids(message)[0]


def _ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, list | tuple) else [message.id]


def _strings(message: Message) -> list[str]:
    given = message.string
    return [str(one or "") for one in (given if isinstance(given, list | tuple) else [given])]


def _shown(message: Message) -> str:
    return _ids(message)[0].strip().replace("\n", " ")
