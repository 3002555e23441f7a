"""Fill a template: a DOCX whose fields stand in double braces."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from goufu.base.papers.blocks import CannotBeRead, not_carried, words_of
from goufu.law.refusals import Refusal
from goufu.law.words import say

LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}")
CALLED = re.compile(r"'([^']+)' is undefined")


class NotATemplate(Refusal):
    code = "papers.not_a_template"
    status = 422
    sentence = say("所选文件不能作为模板打开：{reason}。")
    remedy = say("请下载标准模板，用文字处理软件修改后另存为 DOCX 再上传。")


class UnknownField(Refusal):
    code = "papers.unknown_field"
    status = 422
    sentence = say("模板使用了没有的字段：{name}。")
    remedy = say("可以使用的字段见“采购文件模板”页面的字段说明；请核对拼写。")


class TagNotClosed(Refusal):
    code = "papers.tag_not_closed"
    status = 422
    sentence = say("模板中的标记不完整，不能填写：{reason}。")
    remedy = say("请检查双花括号和循环标记是否成对；一个标记不要跨越段落。")


class NotInPrint(Refusal):
    code = "papers.not_in_print"
    status = 422
    sentence = say("模板含有不能进入 PDF 的内容：{kinds}。")
    remedy = say("请去掉图片、文本框、脚注和内容控件；PDF 只由标题、段落和表格排成。")


def fill(template: bytes, fields: Mapping[str, Any]) -> bytes:
    """Return the template with its fields filled in, a DOCX.

    A template comes from people, so what stands in its braces runs in a sandbox and can only name
    fields; values are text and never become markup.

    Raises:
        NotATemplate: it cannot be opened.
        UnknownField: it names a field that there is none of.
        TagNotClosed: its braces do not pair.
    """
    jinja = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    filled = io.BytesIO()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(fields), jinja_env=jinja)
        document.save(filled)
        words = words_of(filled.getvalue())
    except UndefinedError as unknown:
        called = CALLED.search(str(unknown))
        raise UnknownField(name=called[1] if called else str(unknown)) from unknown
    except (TemplateSyntaxError, SecurityError, TemplateError) as broken:
        raise TagNotClosed(reason=str(broken)) from broken
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as no:
        raise NotATemplate(reason=str(no)) from no
    except (CannotBeRead, XMLSyntaxError) as broken:
        raise TagNotClosed(reason=str(broken)) from broken
    if LEFT_OVER.search(words):
        raise TagNotClosed(reason=_around(words))
    return filled.getvalue()


def try_out(template: bytes, sample: Mapping[str, Any]) -> bytes:
    """Fill a template with a sample, and refuse it if the result is not fit to be published.

    Raises:
        NotInPrint: it holds things that the PDF would leave out.
        NotATemplate, UnknownField, TagNotClosed: see ``fill``.
    """
    filled = fill(template, sample)
    kinds = not_carried(filled)
    if kinds:
        raise NotInPrint(kinds="、".join(kinds))
    return filled


def _around(words: str) -> str:
    found = LEFT_OVER.search(words)
    assert found is not None
    return words[max(0, found.start() - 10) : found.end() + 20].replace("\n", " ")
