"""Files of every kind, made here, and a store that is thrown away."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from PIL import Image

from goufu.base.documents.models import Document
from goufu.base.documents.store import store
from goufu.base.people.roles import Actor
from tests.base.conftest import PROJECT


@pytest.fixture(autouse=True)
def _store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "documents"


def pdf(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842).close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (2000, 1000)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind)
    return out.getvalue()


def zipped(*members: str, **contents: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
        for member in members:
            archive.writestr(member, "<x/>")
    return out.getvalue()


PDF, PNG = pdf(), picture()
Keep = Callable[..., Document]


@pytest.fixture
def keep(db: None, handler: Actor, now) -> Keep:
    """Keep a file in the project of the school."""

    def one(content: bytes = PDF, name: str = "需求书.pdf", **facts) -> Document:
        return store(
            file=ContentFile(content, name=name),
            **{
                "ref": PROJECT,
                "project_code": PROJECT,
                "place": "CN-3415",
                "kind": "attachment",
                "title": "需求书",
                "actor": handler,
                "at": now,
                **facts,
            },
        )

    return one
