"""Small pictures of documents, made once for each content."""

from __future__ import annotations

import io
import threading
from typing import IO

import pypdfium2
from django.core.files.storage import default_storage
from PIL import Image, ImageOps, UnidentifiedImageError

from goufu.base import practice
from goufu.base.documents import media
from goufu.base.documents.models import Version
from goufu.base.documents.store import fetch, save_under
from goufu.law.refusals import Refusal
from goufu.law.words import say

PAGES = 5  # of a PDF that are shown
WIDTH, HEIGHT = 900, 1300  # pixels at most
MOST_PIXELS = 60_000_000  # A picture that claims more is taken for a bomb.
WITH_PREVIEW = frozenset({media.PDF.name, media.PNG.name, media.JPEG.name})
_one_at_a_time = threading.Lock()  # PDFium must not be used by two threads.


class NoPreview(Refusal):
    code = "documents.no_preview"
    status = 404
    sentence = say("“{name}”没有这一页的预览。")
    remedy = say("请下载后查看。")


def has_preview(version: Version) -> bool:
    """Test whether pictures of this kind of file are made."""
    return version.media_type in WITH_PREVIEW


def page_count(version: Version) -> int:
    """Return of how many pages there are pictures; none where it cannot be opened."""
    if version.media_type != media.PDF.name:
        return int(has_preview(version))
    with fetch(version) as content, _one_at_a_time:
        try:
            pdf = pypdfium2.PdfDocument(content.read())
        except pypdfium2.PdfiumError:
            return 0
        try:
            return min(len(pdf), PAGES)
        finally:
            pdf.close()


def preview(version: Version, page: int) -> bytes:
    """Return a PNG of a page, counted from 1.

    Raises:
        NoPreview: not of this kind of file, not that many pages, or it cannot be drawn.
        Gone, NotWhatWasKept: the content is not in order; see ``store.fetch``.
    """
    if not has_preview(version) or not 1 <= page <= PAGES:
        raise NoPreview(name=version.file_name)
    key = f"{practice.folder()}previews/{version.sha256[:2]}/{version.sha256}-{page}.png"
    if not default_storage.exists(key):
        with fetch(version) as content:
            save_under(key, io.BytesIO(_drawn(version, content, page)))
    with default_storage.open(key) as kept:
        picture: bytes = kept.read()
        return picture


def _drawn(version: Version, content: IO[bytes], page: int) -> bytes:
    draw = _pdf_page if version.media_type == media.PDF.name else _picture
    try:
        image = draw(content, page)
    except (
        pypdfium2.PdfiumError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        OSError,
        SyntaxError,
        ValueError,
        IndexError,
    ):
        raise NoPreview(name=version.file_name) from None
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()


def _pdf_page(content: IO[bytes], page: int) -> Image.Image:
    with _one_at_a_time:
        pdf = pypdfium2.PdfDocument(content.read())
        try:
            if page > len(pdf):
                raise IndexError(page)
            sheet = pdf[page - 1]
            width, height = sheet.get_size()
            scale = min(WIDTH / max(width, 1), HEIGHT / max(height, 1))
            picture: Image.Image = sheet.render(scale=scale).to_pil()
            return picture.copy()
        finally:
            pdf.close()


def _picture(content: IO[bytes], page: int) -> Image.Image:
    if page > 1:
        raise IndexError(page)
    with Image.open(content, formats=["PNG", "JPEG"]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Image.DecompressionBombError(f"{image.width} x {image.height}")
        turned = ImageOps.exif_transpose(image)
        turned.thumbnail((WIDTH, HEIGHT))
        return turned.copy()
