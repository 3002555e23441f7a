"""Templates: filled as text, in a sandbox, and refused where the result could not be published."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.shared import Cm
from PIL import Image

from goufu.base.papers.blocks import Block, Printed, as_pdf, blocks_of, words_of
from goufu.base.papers.filling import (
    NotATemplate,
    NotInPrint,
    TagNotClosed,
    UnknownField,
    fill,
    try_out,
)
from goufu.base.papers.writing import docx_of
from tests.opened_papers import fonts_not_embedded, is_archival, pdf_words


class TestFilling:
    def test_puts_values_in_the_place_of_fields(self):
        filled = fill(docx_of("= {{ title }}\n# 第一章\n{{ said }}"), {"title": "甲", "said": "乙"})

        assert words_of(filled) == "甲\n第一章\n乙"

    def test_repeats_a_row_for_each_in_a_list(self):
        template = docx_of(
            "| 名 | 数 |\n| {%tr for one in rows %} | |\n"
            "| {{ one.a }} | {{ one.b }} |\n| {%tr endfor %} | |"
        )

        filled = fill(template, {"rows": [{"a": "一", "b": "1"}, {"a": "二", "b": "2"}]})

        assert words_of(filled) == "名\t数\n一\t1\n二\t2"

    def test_takes_markup_in_a_value_for_words(self):
        said = "<w:p/> & {{ 7 * 7 }} <b>"

        with pytest.raises(TagNotClosed):  # braces left over would look like a field
            fill(docx_of("{{ said }}"), {"said": said})
        assert words_of(fill(docx_of("{{ said }}"), {"said": "<w:p/> & <b>"})) == "<w:p/> & <b>"

    def test_keeps_the_lines_of_a_value(self):
        assert words_of(fill(docx_of("{{ said }}"), {"said": "一\n二"})) == "一\n二"

    def test_refuses_a_field_that_there_is_none_of(self):
        with pytest.raises(UnknownField) as refused:
            fill(docx_of("{{ winer }}"), {"winner": "甲"})

        assert refused.value.params["name"] == "winer"

    @pytest.mark.parametrize("text", ["{{ said", "{%p if said %}", "said }}"])
    def test_refuses_a_tag_that_is_not_closed(self, text):
        with pytest.raises(TagNotClosed):
            fill(docx_of(text), {"said": "甲"})

    @pytest.mark.parametrize(
        "text",
        [
            "{{ said.__class__.__mro__ }}",
            "{{ ''.__class__.__base__.__subclasses__() }}",
            "{{ rows.append('x') }}",
        ],
    )
    def test_lets_no_template_out_of_its_sandbox(self, text):
        with pytest.raises((TagNotClosed, UnknownField)):
            fill(docx_of(text), {"said": "甲", "rows": []})

    @pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 half of one"])
    def test_refuses_what_is_no_docx(self, content):
        with pytest.raises(NotATemplate):
            fill(content, {})

    def test_refuses_to_take_in_what_the_pdf_would_leave_out(self):
        document = Document()
        picture = io.BytesIO()
        Image.new("RGB", (8, 8)).save(picture, "PNG")
        document.add_picture(io.BytesIO(picture.getvalue()), width=Cm(1))
        kept = io.BytesIO()
        document.save(kept)

        with pytest.raises(NotInPrint) as refused:
            try_out(kept.getvalue(), {})

        assert refused.value.params["kinds"] == "drawing"


class TestThePdf:
    TEXT = "= 题\n# 第一章　须知\n## 甲\n话\n| 项 | 值 |\n| 一 | 二 |\n# 第二章　需求\n完"

    def test_says_what_the_docx_says(self):
        blocks = blocks_of(docx_of(self.TEXT))

        printed = pdf_words(as_pdf(Printed("题", "甲局", "脚注", blocks)))

        for block in blocks:
            for words in (block.text, *(cell for row in block.rows for cell in row)):
                assert "".join(words.split()) in printed
        assert printed.count("脚注") == 4  # cover, contents, two chapters

    def test_is_pdf_a_with_its_chinese_fonts_inside(self):
        content = as_pdf(Printed("题", "甲局", "", blocks_of(docx_of(self.TEXT))))

        assert fonts_not_embedded(content) == []
        assert is_archival(content)

    def test_takes_no_words_for_commands(self):
        said = '#read("/etc/passwd") *b* $x$ @y <z>'

        printed = pdf_words(as_pdf(Printed("题", "甲", "", [Block("text", said)])))

        assert "".join(said.split()) in printed
