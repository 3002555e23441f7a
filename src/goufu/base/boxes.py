"""A pair of directories through which files go to another program and come back.

What goes out is written under another name and then renamed, so that nobody reads half of a file.
What has come in and was taken in moves to ``in/done``; what could not be taken in moves to
``in/refused`` beside a text that says why. Files are UTF-8.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Unreadable(ValueError):
    """A file does not say what it has to say."""


@dataclass(frozen=True)
class Arrival:
    """One file that lies in the box: a JSON object, or a table with a row of names."""

    name: str
    content: bytes

    def rows(self) -> list[Any]:
        """Read the file.

        Raises:
            Unreadable: it is neither of the two.
        """
        try:
            text = self.content.decode("utf-8-sig")
            if self.name.endswith(".json"):
                return [json.loads(text)]
            return list(csv.DictReader(io.StringIO(text, newline="")))
        except ValueError as error:
            raise Unreadable(str(error)) from None


class Box:
    """The two directories.

    Args:
        directory: holds ``out`` and ``in``; made when it is first needed.
    """

    def __init__(self, directory: Path) -> None:
        self._out = directory / "out"
        self._in = directory / "in"

    def put(self, name: str, content: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the same twice, first as a table and then as an object: whoever sees it has both.

        Args:
            rows: what stands in the table, all with the same names; at least one.
        """
        table = io.StringIO(newline="")
        writer = csv.DictWriter(table, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        _write(self._out / f"{name}.csv", table.getvalue())
        text = json.dumps(content, ensure_ascii=False, indent=2)
        _write(self._out / f"{name}.json", text + "\n")

    def arrivals(self) -> Iterator[Arrival]:
        """Yield the files that wait, by name."""
        if not self._in.is_dir():
            return
        for path in sorted(self._in.iterdir()):
            if path.is_file() and path.suffix in {".json", ".csv"}:
                yield Arrival(path.name, path.read_bytes())

    def file_away(self, arrival: Arrival) -> None:
        """Put a file that was taken in out of the box."""
        self._move(arrival, "done")

    def set_aside(self, arrival: Arrival, *, why: str) -> None:
        """Put a file that could not be taken in where somebody looks after it."""
        self._move(arrival, "refused")
        _write(self._in / "refused" / f"{arrival.name}.txt", why + "\n")

    def _move(self, arrival: Arrival, where: str) -> None:
        (self._in / where).mkdir(mode=0o700, exist_ok=True)
        os.replace(self._in / arrival.name, self._in / where / arrival.name)


def _write(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all, and stays after a crash."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    with half.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, path)
