"""Everything that has to be true before a change goes in: `make test`.

The checks of the code run two at a time; then all tests run, on all cores. Their closing line is
the last.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import official_ocds

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
GOUFU = [str(BIN / "goufu")]
HOME = str(ROOT / "var" / "test")
BROWSER = ("chromium", "fonts-noto-cjk")


@dataclass(frozen=True)
class Check:
    """One check: what it looks at, and the command that looks."""

    name: str
    command: list[str]

    def run(self) -> tuple[bool, str, float]:
        begun = time.monotonic()
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "GOUFU_HOME": HOME}
        done = subprocess.run(
            self.command, cwd=ROOT, env=environment, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        return done.returncode == 0, done.stdout, time.monotonic() - begun


def tool(name: str, *words: str) -> list[str]:
    return [str(BIN / name), *words]


CHECKS = [
    Check("types (mypy)", tool("mypy")),
    Check("format (ruff format)", tool("ruff", "format", "--check", "--quiet")),
    Check("lint (ruff)", tool("ruff", "check", "--output-format", "concise")),
    Check("order of floors, rooms, shelves (import-linter)", tool("lint-imports", "--no-logo")),
    Check("templates (djlint)", tool("djlint", "src", "--check", "--quiet")),
    Check("templates, lint (djlint)", tool("djlint", "src", "--lint", "--quiet")),
    Check("dependencies (deptry)", tool("deptry", "src")),
    Check("translations complete", [*GOUFU, "messages", "check"]),
    Check("migrations complete", [*GOUFU, "makemigrations", "--check", "--dry-run"]),
    Check("generated docs fresh", [*GOUFU, "docs", "--check"]),
]


def main() -> int:
    print(f"{len(CHECKS)} checks of the code, then the tests", flush=True)
    with ThreadPoolExecutor(max_workers=2) as pool:
        good = list(pool.map(_show, CHECKS))
    failed = [check.name for check, fine in zip(CHECKS, good, strict=True) if not fine]
    if not _have_browser():
        failed.append("browser")
    if not official_ocds.bring() and _in_ci():
        failed.append("official schemas of OCDS")
    print(f"\nNot in order: {', '.join(failed)}" if failed else "\nAll in order.", flush=True)
    print("tests (pytest)", flush=True)
    workers = str(max(1, os.cpu_count() or 1))
    tests = subprocess.run(
        tool("pytest", "-q", "-n", workers, *sys.argv[1:]), cwd=ROOT, check=False
    )
    return tests.returncode or int(bool(failed))


def _show(check: Check) -> bool:
    fine, output, seconds = check.run()
    print(f"  {'ok    ' if fine else 'FAILED'} {seconds:6.1f} s  {check.name}", flush=True)
    if not fine:
        print("      " + output.strip().replace("\n", "\n      "), flush=True)
    return fine


def _have_browser() -> bool:
    """Install Chromium and Chinese fonts where that can be; tell whether that is all right."""
    if shutil.which("chromium"):
        return True
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("  installing Chromium and Chinese fonts for the browser tests …", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "-y", "--no-install-recommends", *BROWSER]):
            subprocess.run(
                ["apt-get", "-qq", *words], env=quiet, stdout=subprocess.DEVNULL, check=False
            )
    if shutil.which("chromium"):
        return True
    print("  There is no Chromium here: the browser tests are skipped.", flush=True)
    return not _in_ci()


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


if __name__ == "__main__":
    sys.exit(main())
