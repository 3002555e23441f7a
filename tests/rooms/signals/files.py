"""Office files and PDFs as programs make them, with what programs leave in them."""

from __future__ import annotations

import io
import zipfile

import typst

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def docx(
    *paragraphs: str, author: str = "", saved_by: str = "", company: str = "", origin: str = ""
) -> bytes:
    """Return a small text document."""
    body = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    parts = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="{DC}">'
            f"<dc:creator>{author}</dc:creator>"
            f"<cp:lastModifiedBy>{saved_by}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": f'<Properties xmlns="{APP}"><Company>{company}</Company></Properties>',
        "word/settings.xml": (
            f'<w:settings xmlns:w="{WORD}"><w:rsids><w:rsidRoot w:val="{origin}"/></w:rsids>'
            "</w:settings>"
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as office:
        for name, content in parts.items():
            office.writestr(name, content)
    return made.getvalue()


def pdf(text: str, *, author: str) -> bytes:
    """Return a small PDF."""
    source = f'#set document(author: "{author}")\n#set text(font: "DejaVu Sans Mono")\n{text}'
    made: bytes = typst.compile(source.encode())
    return made
