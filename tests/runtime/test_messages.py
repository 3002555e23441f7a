from __future__ import annotations

import gettext

import pytest

from goufu.config.messages import catalogues, compiled, sources

CODE = """
class TooFewBids:
    sentence = say("只有 {count} 份投标，至少需要 {needed} 份。")

label = gettext_lazy("合同")
other = pgettext("noun", "审核")
many = ngettext("{n} 项", "{n} 项们", n)
"""
TEMPLATE = """
{% load i18n %}
  <h1>{% translate "合同" %}</h1>
    {% blocktranslate with name=who %}由 {{ name }} 签订{% endblocktranslate %}
  {% include "x.html" with title=_("付款") %}
"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """Two rooms that say something, in a source tree of their own."""
    needs, plans = (tmp_path / "stages" / "review" / name for name in ("needs", "plans"))
    (needs / "templates").mkdir(parents=True)
    plans.mkdir()
    (needs / "rules.py").write_text(CODE, "utf-8")
    (needs / "templates" / "show.html").write_text(TEMPLATE, "utf-8")
    (plans / "doors.py").write_text('label = _("合同")\n', "utf-8")
    for module in (sources, catalogues, compiled):
        monkeypatch.setattr(module, "SOURCE", tmp_path)
    return tmp_path


def said(tree, room="needs"):
    return {(m.context, m.id) for m in sources.spoken(tree / "stages" / "review" / room) if m.id}


def translate(tree, message, english, room="needs"):
    path = tree / "stages" / "review" / room / catalogues.FILE
    old = f'msgid "{message}"\nmsgstr ""'
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, f'msgid "{message}"\nmsgstr "{english}"'), "utf-8")


def faults(tree):
    return {(fault.kind, fault.message) for fault in catalogues.faults()}


def test_words_are_found_in_code_and_templates(tree):
    assert said(tree) == {
        (None, "只有 {count} 份投标，至少需要 {needed} 份。"),
        (None, "合同"),
        ("noun", "审核"),
        (None, ("{n} 项", "{n} 项们")),
        (None, "由 %(name)s 签订"),
        (None, "付款"),
    }


def test_what_is_translated_stays_so_and_serves_other_rooms(tree):
    catalogues.extract([tree / "stages" / "review" / "needs"])
    translate(tree, "合同", "Contract")

    catalogues.extract()

    assert ("not translated", "合同") not in faults(tree)
    assert catalogues.extract() == []


def test_what_is_missing_is_named(tree):
    assert ("not translated", "付款") in faults(tree)


def test_what_nobody_says_any_more_is_named_and_taken_out(tree):
    catalogues.extract()
    (tree / "stages" / "review" / "plans" / "doors.py").write_text("")
    assert ("no longer said", "合同") in faults(tree)

    catalogues.extract()

    assert not (tree / "stages" / "review" / "plans" / catalogues.FILE).exists()


def test_two_rooms_that_translate_a_word_differently_are_told(tree):
    catalogues.extract()
    translate(tree, "合同", "Contract")
    translate(tree, "合同", "Agreement", room="plans")

    kinds = {kind for kind, message in faults(tree) if message == "合同"}
    assert any("said otherwise in stages/review/needs" in kind for kind in kinds)


def test_a_placeholder_that_the_message_has_not_is_found(tree):
    catalogues.extract()
    translate(tree, "只有 {count} 份投标，至少需要 {needed} 份。", "Only {number} bids.")

    assert "a placeholder that the message has not" in {kind for kind, _ in faults(tree)}


def test_django_reads_one_catalogue_made_anew_only_when_something_changed(tree):
    catalogues.extract()
    translate(tree, "付款", "Payment")

    assert compiled.bring_up_to_date(tree / "locale")
    assert not compiled.bring_up_to_date(tree / "locale")
    with (tree / "locale" / "en" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("付款") == "Payment"


def test_a_template_finds_a_percent_sign_in_a_variable(tree):
    (tree / "stages" / "review" / "plans" / "doors.py").write_text('hint = say("如 ≥95%")\n')
    catalogues.extract()
    translate(tree, "如 ≥95%", "e.g. ≥95%", room="plans")

    compiled.bring_up_to_date(tree / "locale")

    with (tree / "locale" / "en" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        english = gettext.GNUTranslations(file)
    assert english.gettext("如 ≥95%") == "e.g. ≥95%"
    assert english.gettext("如 ≥95%%") == "e.g. ≥95%%"
