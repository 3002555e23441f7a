"""Every line of the ledger and every refusal states its reasons as a paper."""

from __future__ import annotations

import pytest
from django.db import connection

from goufu.base.ledger.models import Entry, Refused
from goufu.base.ledger.sealing import seal
from goufu.base.people.roles import Role
from goufu.stages.review.budgets.rules import NotEnoughMoney
from tests.visitors import visitor
from tests.walk import Walk, morning_of


@pytest.fixture
def line(walk: Walk) -> Entry:
    """The reply to the budgets: a duty is opened, so a value of the law was asked."""
    walk.up_to_announcement()
    return Entry.objects.exclude(why=[]).filter(ref=walk.ref).order_by("pk").last()


def statement(walk: Walk, line: Entry, who: str = "handler"):
    return visitor(walk.who(who)).get(f"/record/{line.pk}/")


def test_it_says_what_was_decided_by_whom_when_and_by_which_rules_in_their_order(walk, line):
    page = statement(walk, line)
    html = page.content.decode()

    assert page.status_code == 200
    assert "说明理由书" in html
    assert walk.ref in html
    assert line.organisation in html
    codes = dict.fromkeys((one["code"], str(one["value"]), one["clause"]) for one in line.why)
    told = [one.title for one in page.context["card"].paper.sections[2:-1]]
    assert [title.partition(".")[0] for title in told] == [
        str(place) for place in range(1, len(codes) + 1)
    ]
    for asked in line.why:
        assert asked["quote"] in html
        assert asked["clause"] in html


def test_what_nobody_has_compared_with_a_text_is_marked(walk, line):
    unverified = Entry.objects.filter(ref=walk.ref, why__contains=[{"verified": False}]).first()

    assert "未核定" in statement(walk, unverified).content.decode()


def test_a_line_that_is_not_sealed_yet_says_so(walk, line):
    assert "等待下一次封存" in statement(walk, line).content.decode()


def test_a_sealed_line_shows_its_head_and_that_it_holds(walk, line):
    head = seal(morning_of("2015-12-31"))
    html = statement(walk, line).content.decode()

    assert "内容与封印一致" in html
    assert head.root in html


def test_a_line_that_was_rewritten_behind_our_back_is_not_to_be_relied_on(walk, line):
    seal(morning_of("2015-12-31"))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        cursor.execute("UPDATE ledger_entry SET actor = 'x' WHERE id = %s", [line.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")

    html = statement(walk, line).content.decode()

    assert "内容与封印不符" in html
    assert "内容与封印一致" not in html


def test_every_line_of_the_record_on_a_page_leads_to_its_own_reasons(walk, line):
    lines = visitor(walk.who("handler")).get(f"/projects/{walk.ref}/").context["card"].ledger

    assert f"/record/{line.pk}/" in [one.url for one in lines]
    assert all(one.url for one in lines)


def test_who_may_not_see_the_dossier_may_not_see_its_reasons(walk, line, client):
    walk.town.appoint("system", Role.SYSTEM_ADMIN, "finance")

    assert statement(walk, line, "school_handler").status_code == 404
    assert statement(walk, line, "system").status_code == 404
    assert client.get(f"/record/{line.pk}/").url.startswith("/sign-in/")


def test_a_number_nobody_has_is_not_found(walk, line):
    assert visitor(walk.who("handler")).get("/record/999999/").status_code == 404


class TestARefusal:
    @pytest.fixture
    def refused(self, walk: Walk) -> Refused:
        """The budget line has one fen less than the project asks for."""
        walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
        walk.reviewed(on="2014-12-11")
        line = walk.line(on="2014-12-20", fen=167_999_999)
        with pytest.raises(NotEnoughMoney):
            walk.did("approve", on="2014-12-24", by="budget", budget_line=line, opinion="同意")
        return Refused.objects.get()

    def test_keeps_what_was_asked_and_the_rule_that_said_no_comes_last(self, refused):
        *before, last = refused.why

        assert last["code"] == "budgets.existing_money"
        assert last["refused"] is True
        assert not any(one.get("refused") for one in before)

    def test_is_stated_to_whom_it_met_and_to_the_auditor_and_to_nobody_else(self, walk, refused):
        walk.town.appoint("log_auditor", Role.AUDIT_ADMIN, "finance")
        told = {
            who: visitor(walk.who(who)).get(f"/refused/{refused.pk}/").status_code
            for who in ("budget", "handler", "log_auditor")
        }

        assert told == {"budget": 200, "handler": 404, "log_auditor": 200}

    def test_says_why_not_what_helps_and_the_words_of_the_rule(self, walk, refused):
        html = visitor(walk.who("budget")).get(f"/refused/{refused.pk}/").content.decode()

        assert refused.sentence in html
        assert refused.remedy in html
        assert refused.why[-1]["quote"] in html
        assert "不符合" in html

    def test_opens_its_reasons_where_it_is_met(self, walk, refused):
        page = f"/project/{walk.ref}/approve/"
        typed = {"budget_line": "3415-2015-YS-0001", "opinion": "同意列入"}

        answer = visitor(walk.who("budget")).post(page, typed)

        assert answer.status_code == NotEnoughMoney.status
        html = answer.content.decode()
        newest = Refused.objects.latest("pk")
        assert f"/refused/{newest.pk}/" in html
        assert refused.why[-1]["quote"] in html
        assert "同意列入" in html
