"""Homes of their own for tests that start, kill and stop things."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goufu.config.postgres.server import Server

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def empty_home() -> Iterator[Path]:
    """An empty home that an account without rights can reach, too."""
    above = Path(tempfile.mkdtemp(prefix="goufu-test-"))
    above.chmod(0o755)
    yield above / "home"
    Server(above / "home").destroy()
    shutil.rmtree(above)


@pytest.fixture(scope="session")
def made_once() -> Iterator[Path]:
    """A home whose database is made and stopped."""
    above = Path(tempfile.mkdtemp(prefix="goufu-test-"))
    above.chmod(0o755)
    with Server(above / "home"):
        pass
    yield above / "home"
    shutil.rmtree(above)


@pytest.fixture
def home(empty_home: Path, made_once: Path) -> Path:
    """A home with a database that does not run."""
    subprocess.run(["cp", "-a", made_once, empty_home], check=True)
    return empty_home


@pytest.fixture
def server(home: Path) -> Iterator[Server]:
    with Server(home) as server:
        yield server


@pytest.fixture
def python(empty_home: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python with the code of the project and this home; end it after the test."""
    begun: list[subprocess.Popen[str]] = []

    def start(*words: str, **options: object) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG"}}
        given = {"PYTHONPATH": str(SOURCE), "GOUFU_HOME": str(empty_home), **options.pop("env", {})}
        process = subprocess.Popen(
            [sys.executable, *words],
            env=kept | given,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **options,
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()
