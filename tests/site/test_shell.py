"""What stands around every page: theme, language, menu, seat."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory

from goufu.base.people.roles import THE_PUBLIC, Actor, Role
from goufu.site import context, menu
from goufu.site.context import Hooks, Shell, Waiting

OFFICER = Actor(name="王一", role=Role.FINANCE_BUDGET, organisation="财政局", account_id=1)


def shell(actor: Actor = THE_PUBLIC, **cookies: str) -> Shell:
    request = RequestFactory().get("/somewhere/?page=2")
    request.COOKIES.update(cookies)
    waiting = Waiting({"desk": 3}, frozenset({"desk"}))
    return Shell(
        request,
        Hooks(
            actor=lambda _request: actor,
            unread=lambda _actor: 2,
            waiting=lambda _actor: waiting,
            sample=lambda: True,
        ),
    )


class TestTheme:
    def test_the_reader_who_chose_nothing_gets_what_the_system_prefers(self):
        assert shell().dark_media == "screen and (prefers-color-scheme: dark)"

    @pytest.mark.parametrize(("theme", "media"), [("dark", "screen"), ("light", "not all")])
    def test_a_choice_is_kept(self, theme, media):
        assert shell(theme=theme).dark_media == media

    def test_a_cookie_that_is_no_theme_is_none(self):
        assert shell(theme='"><script>').theme == ""

    def test_the_form_works_without_scripts_and_goes_back(self, client):
        answer = client.post("/theme/", {"theme": "dark", "next": "/law/?cite=x"})

        assert answer.status_code == 302
        assert answer.url == "/law/?cite=x"
        assert answer.cookies["theme"].value == "dark"

    def test_it_leads_nowhere_else(self, client):
        answer = client.post("/theme/", {"theme": "dark", "next": "https://elsewhere.example/"})

        assert answer.url == "/"

    def test_it_is_not_changed_by_a_link_from_elsewhere(self):
        answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})

        assert answer.status_code == 403
        assert "页面已过期" in answer.content.decode()


class TestLanguage:
    def test_the_form_works_without_scripts_and_comes_back_to_the_same_page(self, client):
        answer = client.post("/language/", {"language": "en", "next": "/law/"})

        assert (answer.status_code, answer.url) == (302, "/law/")
        assert client.cookies["goufu_language"].value == "en"


class TestSeat:
    def test_the_public_has_none_and_no_messages(self):
        assert shell().seat is None
        assert shell().messages == 0

    def test_an_officer_sees_name_body_and_role(self):
        seat = shell(OFFICER).seat

        assert (seat.name, seat.organisation, seat.role) == ("王一", "财政局", "财政预算审核")
        assert shell(OFFICER).messages == 2


class TestMenu:
    def test_work_that_waits_is_counted_and_pressing_work_is_marked(self):
        lines = {line.key: line for group in shell(OFFICER).menu for line in group.lines}

        assert (lines["desk"].count, lines["desk"].urgent) == (3, True)

    def test_an_entry_without_a_page_is_left_out(self):
        item = menu.MenuItem("x", "table", "x", "nowhere:at_all")

        assert item.address() == ""

    def test_only_administrators_see_administration(self):
        admin = Actor(name="管理员", role=Role.SYSTEM_ADMIN, account_id=2)
        keys = {line.key for group in shell(admin).menu for line in group.lines}
        officers = {line.key for group in shell(OFFICER).menu for line in group.lines}

        assert "admin" in keys - officers
        assert "projects" in officers - keys


class TestNothingIsLookedUpBeforeItIsShown:
    def test_a_page_that_shows_no_counts_asks_for_none(self):
        asked = []
        quiet = Shell(
            RequestFactory().get("/"), Hooks(actor=lambda r: asked.append(r) or THE_PUBLIC)
        )

        assert quiet.theme == ""
        assert asked == []
        assert context.shell(RequestFactory().get("/"))["shell"].here == "/"
