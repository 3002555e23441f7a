"""The table of parameters names every one of them, and provisions that exist."""

from __future__ import annotations

from goufu.config.reference.parameters import page_of_parameters, parameters
from goufu.law.instruments import instrument
from goufu.law.rows import every_page


def test_there_are_fifty_five_in_order():
    assert [one["id"] for one in parameters()] == [f"P{number:02d}" for number in range(1, 56)]


def test_each_names_a_provision_or_an_act_that_is_kept():
    kept = {page.key for page in every_page()}

    for one in parameters():
        provisions, acts = one.get("provisions", []), one.get("acts", [])
        assert provisions or acts
        assert set(provisions) <= kept
        assert all(instrument(short).title for short in acts)


def test_the_page_links_to_titles_that_stand_in_the_reference():
    page = page_of_parameters()

    assert page.count("| P") == 55
    assert "[合同副本备案的期限](law.md#合同副本备案的期限)" in page
    assert "未预置，由系统管理员录入" in page  # what is not known is not invented
