"""``goufu messages``: the English of what the code says in Chinese."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from goufu.config import environment
from goufu.config.messages import catalogues, compiled, sources

MOST_SHOWN = 200


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu messages", description=__doc__)
    parser.add_argument(
        "what",
        choices=("extract", "check", "compile"),
        help="extract: bring the catalogues in step with the code; check: is all translated?; "
        "compile: make what Django reads (done by itself at every start)",
    )
    parser.add_argument(
        "rooms", nargs="*", help="extract only these, for example stages/review/needs", type=_room
    )
    given = parser.parse_args(words)
    if given.what == "extract":
        for room in catalogues.extract(given.rooms or None):
            print(f"{room.relative_to(sources.SOURCE)} brought in step")
        return 0
    if given.what == "compile":
        compiled.bring_up_to_date(environment.from_here().home / "locale")
        return 0
    return _check(given.rooms)


def _check(rooms: list[Path]) -> int:
    faults = [fault for fault in catalogues.faults() if not rooms or fault.room in rooms]
    for fault in faults[:MOST_SHOWN]:
        print(fault)
    if len(faults) > MOST_SHOWN:
        print(f"… and {len(faults) - MOST_SHOWN} more")
    if faults:
        print(f"{len(faults)} faults: run `goufu messages extract` and translate.", file=sys.stderr)
        return 1
    return 0


def _room(name: str) -> Path:
    room = sources.SOURCE / name
    if not room.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {name} in src/goufu")
    return room
