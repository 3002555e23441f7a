"""Ask the official schema of OCDS: ``python -m tests.official_ocds FILE…`` or an address.

The schema is not ours to hand on, and no installed package has it; the source archive of
``ocdskit`` does, with the bid extension merged in. Its digest is pinned here; pip brings it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import jsonschema_rs

PACKAGE = "ocdskit==1.7.0"
SHA256 = "02a7d6182bbd7672cfd26cdbcae9726fbacdb917203d2bd5a726caa30040ff76"
MEMBER = "ocdskit-1.7.0/tests/fixtures/a/release-schema.json"


def official_schema(archive: Path | None = None) -> dict[str, Any]:
    """Return the schema of a release, from an archive at hand or from the registry."""
    with tempfile.TemporaryDirectory() as folder:
        if archive is None:
            told = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
            told += ["--no-build-isolation", "--no-binary", ":all:", "-d", folder, PACKAGE]
            subprocess.run(told, check=True)
            archive = next(Path(folder).glob("*.tar.gz"))
        content = archive.read_bytes()
        found = hashlib.sha256(content).hexdigest()
        if found != SHA256:
            raise SystemExit(f"{archive.name} is {found}, not {SHA256}")
        with tarfile.open(archive) as opened:
            member = opened.extractfile(MEMBER)
            assert member is not None
            schema: dict[str, Any] = json.load(member, object_hook=_with_types)
    return schema


def _with_types(part: dict[str, Any]) -> dict[str, Any]:
    """Drop the empty types that an extension there has, of fields that we have not."""
    return {name: said for name, said in part.items() if (name, said) != ("type", "")}


def faults(package: dict[str, Any], schema: dict[str, Any]) -> list[str]:
    """Return what the official schema finds in every release of a package."""
    checked = jsonschema_rs.Draft4Validator(schema, validate_formats=True)
    releases = list(package.get("releases", []))
    for record in package.get("records", []):
        releases += [*record["releases"], record["compiledRelease"]]
    return [
        f"{release['ocid']} {one.instance_path}: {one.message}"
        for release in releases
        for one in checked.iter_errors(release)
    ]


def main(places: list[str]) -> int:
    """Read each package, print what is wrong; 1 if anything is."""
    schema, wrong, releases = official_schema(), [], 0
    for place in places:
        if place.startswith("http"):
            with urlopen(place) as answer:  # noqa: S310 -- the reader's own address
                package = json.load(answer)
        else:
            package = json.loads(Path(place).read_text(encoding="utf-8"))
        releases += len(package.get("releases", package.get("records", [])))
        wrong += faults(package, schema)
    print(f"{releases} processes, {len(wrong)} faults", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
