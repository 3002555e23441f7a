"""The table of settings as people read it: in a terminal, and as docs/reference/settings.md."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import Field
from typing import Any

from goufu.config.environment import IN_SOURCE_TREE, SOURCE_TREE, TABLE, Environment

HEAD = """\
# Settings

Goufu takes its settings from the environment and from nowhere else. A value that cannot be used is
refused at start, in one sentence that names it; so is a name that begins with `GOUFU_` and is not
below. `goufu settings` prints the values in force. This page is generated from
`src/goufu/config/environment.py`.

| Setting | Value | Default | Meaning |
|---|---|---|---|
"""


def as_markdown() -> str:
    return HEAD + "".join(f"{line}\n" for line in _rows())


def in_force(env: Environment) -> str:
    """Return every setting with its value; of a secret only whether there is one."""
    lines = []
    for row in TABLE:
        name, value = str(row.metadata["name"]), getattr(env, row.name)
        shown = ("set" if value else "not set") if row.metadata["secret"] else _plain(value)
        origin = "" if os.environ.get(name) else "   (default)"
        lines.append(f"{name:<28}{shown}{origin}")
    return "\n".join(lines)


def _rows() -> Iterator[str]:
    for row in TABLE:
        about = row.metadata
        meaning = str(about["meaning"]).replace("|", "\\|")
        yield f"| `{about['name']}` | {about['kind'].described} | {_default(row)} | {meaning} |"


def _default(row: Field[Any]) -> str:
    text = str(row.metadata["default"])
    if row.name == "home" and IN_SOURCE_TREE:
        text = text.replace(str(SOURCE_TREE) + "/", "")
        return f"`{text}` in the source tree, else `~/.local/share/goufu`"
    return f"`{text}`" if text else ""


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, tuple) else str(value or "")
