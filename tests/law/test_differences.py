"""What the law says otherwise on another day; the packs it came in; citations and texts."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goufu.law import act_text
from goufu.law.citations import Citation, parse
from goufu.law.cli import main
from goufu.law.differences import cases_of, differences
from goufu.law.packs import all_packs, switch_days
from goufu.law.places import UnknownPlace
from goufu.law.provisions import Provision
from goufu.law.rows import every_page, page

LECTURE, TODAY = date(2015, 12, 24), date(2026, 11, 26)
DAYS = st.dates(date(2010, 1, 1), date(2027, 12, 31))
ONE_DAY = timedelta(days=1)


def found(before: date, after: date, **places) -> dict[str, str]:
    return {one.page.key: one.kind for one in differences(before, after, **places)}


class TestBetweenTwoDays:
    def test_a_day_and_itself_differ_in_nothing(self):
        assert differences(TODAY, TODAY, place="CN-3415") == []

    def test_what_changed_for_us_since_the_lecture(self):
        changes = found(LECTURE, TODAY, place="CN-3415")

        assert changes["contract/term_limit"] == "came"
        assert changes["procurement/other_ways"] == "went"
        assert changes["items/negative_list"] == "changed"
        assert "contract/signing_period" not in changes

    def test_the_last_day_of_the_old_measures_and_the_day_after(self):
        measures = date(2020, 3, 1)

        assert "contract/term_limit" in found(measures - ONE_DAY, measures)
        assert "contract/term_limit" not in found(measures, measures + ONE_DAY)

    def test_another_place_has_rules_of_its_own(self):
        changes = found(LECTURE, LECTURE, place="CN", other_place="CN-3415")

        assert changes["disclosure/project_announcement_period"] == "came"

    def test_a_place_that_is_none_is_refused(self):
        with pytest.raises(UnknownPlace):
            differences(LECTURE, TODAY, place="六安")

    # Each example walks over every case of the law: how long that takes is the machine's matter.
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(DAYS, DAYS)
    def test_backwards_what_came_went(self, one, other):
        there = {(d.page.key, str(d.case)): d.kind for d in differences(one, other)}
        back = {(d.page.key, str(d.case)): d.kind for d in differences(other, one)}
        turned = {"came": "went", "went": "came"}

        assert back == {key: turned.get(kind, kind) for key, kind in there.items()}

    # Each example walks over every case of the law: how long that takes is the machine's matter.
    @settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(DAYS, DAYS)
    def test_nothing_that_differs_is_left_out(self, one, other):
        told = {d.page.key for d in differences(one, other)}
        for about in every_page():
            for case in cases_of(about):
                answers = [Provision(about.key).find(day, **case) for day in (one, other)]
                if answers[0] != answers[1] and not all(
                    a is not None and (a.value, a.cite) == (b.value, b.cite)
                    for a, b in [answers, answers[::-1]]
                    if a is not None and b is not None
                ):
                    assert about.key in told


class TestPacks:
    def test_the_days_of_the_switches(self):
        assert [day.isoformat() for day in switch_days()] == [
            "2015-03-01", "2017-10-01", "2018-03-01", "2020-03-01", "2020-07-01",
            "2021-01-01", "2021-07-01", "2022-03-01", "2026-02-01", "2026-10-01",
        ]  # fmt: skip

    @pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.ident)
    def test_every_act_came_on_the_day_of_its_pack(self, pack):
        if pack.in_force_from is not None:
            assert {act.in_force_from for act in pack.acts} == {pack.in_force_from}

    @pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.ident)
    def test_what_was_replaced_ended_the_day_before(self, pack):
        for act in pack.gone():
            assert act.in_force_to == pack.in_force_from - ONE_DAY


class TestCitations:
    @pytest.mark.parametrize(
        ("cite", "places"),
        [
            ("政府采购法 第四十六条第一款", [("GPL", 46, 1)]),
            ("政府采购法实施条例 第四十三条第二款", [("REG", 43, 2)]),
            ("财政部令第87号 第四十一条第二款、第四十四条第二款", [("M87", 41, 2), ("M87", 44, 2)]),
            (
                "财政部令第110号 第九条第二款、财政部令第87号 第四十七条第一款",
                [("M110", 9, 2), ("M87", 47, 1)],
            ),
            ("财库〔2014〕214号 第三条", [("F214", 3, None)]),
            ("财预〔2017〕87号 二、四", [("Y87", 2, None), ("Y87", 4, None)]),
            ("不知道什么文件 第一条", []),
        ],
    )  # fmt: skip
    def test_names_act_article_and_paragraph(self, cite, places):
        assert parse(cite) == tuple(Citation(*place) for place in places)

    def test_every_clause_of_the_data_names_an_act_that_is_listed(self):
        cites = {
            row.answer.cite
            for about in every_page()
            for rows in about.rows.values()
            for row in rows
        }
        assert {cite for cite in cites if not parse(cite)} <= {
            cite for cite in cites if "讲座" in cite
        }


class TestTexts:
    def test_articles_chapters_and_paragraphs(self):
        read = act_text.read(
            "# 某办法\n\n## 第一章 总则\n**第一条** 甲。\n（一）乙；\n第二条　丙。\n"
        )

        first, second = read.articles
        assert (first.label, first.paragraphs) == ("第一条", ("甲。", "（一）乙；"))
        assert (second.number, second.chapter) == (2, "第一章 总则")

    def test_a_notice_has_sections_in_the_place_of_articles(self):
        read = act_text.read("某通知\n各省：\n**一、甲。**\n内容。\n二、乙")

        assert [(one.label, one.paragraphs) for one in read.articles] == [
            ("一、", ("甲。", "内容。")),
            ("二、", ("乙",)),
        ]

    def test_an_inserted_article_keeps_its_place(self):
        read = act_text.read("某法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。")

        assert [one.label for one in read.articles] == ["第一条", "第一条之一", "第二条"]

    @pytest.mark.parametrize(
        "text", ["", "\n\n", "某法\n没有条文", "第一条 没有名称", "长" * 201 + "\n第一条 甲"]
    )
    def test_what_is_no_text_of_an_act(self, text):
        with pytest.raises(act_text.NotAText):
            act_text.read(text)

    @pytest.mark.parametrize("second", ["第一条 又", "第三条 缺"])
    def test_a_missing_or_repeated_article_is_named_with_its_line(self, second):
        with pytest.raises(act_text.ArticleOutOfOrder) as refused:
            act_text.read(f"某法\n第一条 甲\n{second}")

        assert refused.value.params["line"] == 3

    def test_other_encodings_and_monsters_are_refused(self):
        with pytest.raises(act_text.NotAText, match="UTF-8"):
            act_text.from_bytes("某法\n第一条 甲".encode("gb18030"))
        with pytest.raises(act_text.NotAText, match="过大"):
            act_text.from_bytes(b"x" * (act_text.LARGEST + 1))


class TestTheCommand:
    def test_tells_what_changed(self, capsys):
        assert main(["diff", "--from", "2026-01-31", "--to", "2026-02-01", "--json"]) == 0

        told = json.loads(capsys.readouterr().out)
        assert {one["kind"] for one in told} == {"came"}
        assert "procurement/low_price_below_average" in {one["key"] for one in told}

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (["diff"], "missing_field"),
            (["diff", "--from", "gestern", "--to", "2026-02-01"], "not_a_day"),
            (
                ["diff", "--from", "2026-01-01", "--to", "2026-02-01", "--place", "X"],
                "unknown_place",
            ),
            (["diff", "--since", "2026-01-01"], "unknown_command"),
            (["packs", "--yaml"], "unknown_command"),
        ],
    )
    def test_refuses_what_it_does_not_understand(self, capsys, words, code):
        assert main(words) == 2

        streams = capsys.readouterr()
        assert streams.out == ""
        assert json.loads(streams.err)["code"] == code

    def test_lists_the_packs(self, capsys):
        assert main(["packs", "--json"]) == 0

        assert len(json.loads(capsys.readouterr().out)) == len(all_packs())


def test_the_case_of_every_row_is_among_the_cases_of_its_page():
    about = page("procurement/committee_size")

    assert {"method": "open_tender", "large": True} in cases_of(about)
