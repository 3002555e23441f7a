"""The one compiled catalogue that Django reads: in the home, since the code may not be writable."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from goufu.config.messages.catalogues import FILE, LOCALE
from goufu.config.messages.sources import SOURCE

BARE_PERCENT = re.compile(r"%(?![(sd%])")


def bring_up_to_date(directory: Path) -> bool:
    """Compile all catalogues into ``directory`` if one changed; tell whether that was so."""
    sources = sorted(SOURCE.rglob(str(FILE)))
    state = _state(sources)
    target = directory / LOCALE / "LC_MESSAGES" / "django.mo"
    stamp = target.with_suffix(".stamp")
    if target.exists() and stamp.exists() and stamp.read_text("utf-8") == state:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    _replace(target, _together(sources))
    _replace(stamp, state.encode())
    return True


def _together(sources: list[Path]) -> bytes:
    whole = Catalog(locale=LOCALE)
    for path in sources:
        with path.open("rb") as file:
            for message in read_po(file, locale=LOCALE):
                if message.id and message.string and not message.fuzzy:
                    for spoken, said in _spellings(message.id, message.string):
                        whole.add(spoken, said, context=message.context)
    out = BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def _spellings(spoken: Any, said: Any) -> Iterator[tuple[Any, Any]]:
    """Yield a message also as a template asks for it that finds it in a variable: %% for %."""
    yield spoken, said
    if isinstance(spoken, str) and isinstance(said, str) and BARE_PERCENT.search(spoken):
        yield spoken.replace("%", "%%"), said.replace("%", "%%")


def _state(sources: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in sources:
        digest.update(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}\n".encode())
    return digest.hexdigest()


def _replace(path: Path, content: bytes) -> None:
    """Put the new file in place whole: another process may be reading the old one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)
