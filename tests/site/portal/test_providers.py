"""Anybody applies, follows, searches the directory and checks a record, without an account."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from goufu.base import clock
from goufu.stages.parties.providers.models import ParticipationRecord, Provider
from tests.rooms.providers.conftest import SECRET, Registry, code
from tests.rooms.providers.test_directory import published
from tests.spreadsheets import opened
from tests.visitors import in_a_demo, visitor
from tests.walk import morning_of

pytestmark = pytest.mark.django_db
ACCOUNT = {
    "secret": SECRET,
    "username": "wanqing",
    "name": "褚晚晴",
    "password": "Wan-qing-2015-xy",
    "password_again": "Wan-qing-2015-xy",
}


@pytest.fixture
def registry(settings, monkeypatch) -> Registry:
    in_a_demo(settings)
    cache.clear()
    monkeypatch.setattr(clock, "now", lambda: morning_of("2015-03-20"))
    return Registry()


@pytest.fixture
def client() -> Client:
    return Client(headers={"accept-language": "zh-hans"})


def as_typed(registry: Registry, **changes) -> dict[str, str]:
    told = registry.application(**changes)
    return {
        name: {True: "on", False: "", None: ""}.get(value, value)
        if isinstance(value, bool | None)
        else str(value)
        for name, value in told.items()
    }


class TestApplying:
    def test_the_number_is_shown_with_what_comes_next(self, registry, client):
        answer = client.post("/providers/apply/", as_typed(registry))
        provider = Provider.objects.get()
        assert answer.status_code == 200
        assert provider.ref in answer.text
        assert "领取账号" in answer.text

    def test_a_double_click_applies_once(self, registry, client):
        typed = as_typed(registry) | {"_key": "same"}
        first, second = (client.post("/providers/apply/", typed) for _ in range(2))
        assert Provider.objects.count() == 1
        assert Provider.objects.get().ref in second.text
        assert first.status_code == second.status_code == 200

    def test_a_refusal_keeps_what_was_typed(self, registry, client):
        wrong = code()[:-1] + ("A" if code()[-1] != "A" else "B")
        answer = client.post("/providers/apply/", as_typed(registry, uscc=wrong))
        assert answer.status_code == 422
        assert "第18位" in answer.text
        assert "皖西晚晴居家养老服务中心" in answer.text
        assert not Provider.objects.exists()

    def test_secrets_are_never_sent_back(self, registry, client):
        answer = client.post("/providers/apply/", as_typed(registry, uscc="短"))
        assert SECRET not in answer.text

    def test_nobody_fills_the_register_from_one_address(self, registry, client):
        for number in range(1, 21):
            client.post("/providers/apply/", as_typed(registry, uscc=code("52", number)))
        answer = client.post("/providers/apply/", as_typed(registry, uscc=code("52", 99)))
        assert answer.status_code == 429


class TestFollowing:
    def asked(self, client, provider, secret=SECRET):
        return client.post("/providers/mine/", {"ref": provider.ref, "secret": secret})

    def test_who_knows_the_secret_reads_how_it_stands(self, registry, client):
        provider = registry.applied()
        assert "待核验" in self.asked(client, provider).text

    def test_number_and_secret_go_together(self, registry, client):
        provider = registry.applied()
        wrong = self.asked(client, provider, "guessed-1")
        none = client.post("/providers/mine/", {"ref": "none", "secret": SECRET})
        assert wrong.status_code == none.status_code == 403
        assert provider.title not in wrong.text

    def test_what_was_sent_back_is_put_right_in_the_form_that_holds_it(self, registry, client):
        provider = registry.did("send_back", registry.applied(), opinion="住所与证书不一致")
        page = self.asked(client, provider)
        assert "住所与证书不一致" in page.text
        assert 'value="六安市示例路 1 号"' in page.text

        typed = as_typed(registry, address="六安市新址 2 号")
        answer = client.post(f"/providers/mine/{provider.ref}/again/", typed)

        assert answer.status_code == 200
        provider.refresh_from_db()
        assert (provider.state, provider.address) == ("applied", "六安市新址 2 号")

    def test_the_account_is_claimed_and_opens(self, registry, client):
        provider = registry.verified()
        assert "经办人姓名" in self.asked(client, provider).text
        answer = client.post(f"/providers/mine/{provider.ref}/account/", ACCOUNT)
        assert "wanqing" in answer.text
        signed_in = client.post(
            "/sign-in/", {"username": "wanqing", "password": ACCOUNT["password"]}
        )
        assert signed_in.status_code == 302
        assert self.asked(Client(), provider).status_code == 403  # The secret is used up.

    def test_a_weak_password_is_refused_with_the_form_kept(self, registry, client):
        provider = registry.verified()
        typed = ACCOUNT | {"password": "short", "password_again": "short"}
        answer = client.post(f"/providers/mine/{provider.ref}/account/", typed)
        assert answer.status_code == 422
        assert 'value="褚晚晴"' in answer.text


class TestTheDirectory:
    def test_says_so_before_one_is_published(self, registry, client):
        assert "目录还没有发布" in client.get("/providers/").text

    def test_is_searched_by_anybody(self, registry, client):
        for number in (1, 2):
            registry.verified(on="2014-06-03", name=f"第{number}服务中心", uscc=code("52", number))
        published(registry)
        assert "第1服务中心" in client.get("/providers/", {"q": "民间组织"}).text
        found = client.get("/providers/", {"q": "第2"}).text
        assert ("第1服务中心" in found, "第2服务中心" in found) == (False, True)
        assert "没有符合条件的承接主体" in client.get("/providers/", {"kind": "foundation"}).text

    def test_goes_out_as_a_table(self, registry, client):
        registry.verified(on="2014-06-03", name="=第1服务中心")
        published(registry)
        lines = b"".join(client.get("/providers/directory.csv")).decode("utf-8-sig").splitlines()
        assert len(lines) == 2
        assert "'=第1服务中心" in lines[1]
        book = b"".join(client.get("/providers/directory.xlsx"))
        rows = opened(book)
        assert rows[1][1] == "=第1服务中心"

    def test_no_contact_of_anybody_is_in_it(self, registry, client):
        registry.verified(on="2014-06-03")
        published(registry)
        shown = client.get("/providers/").text
        shown += b"".join(client.get("/providers/directory.csv")).decode()
        assert "13805641234" not in shown


class TestARecord:
    def issued(self, registry) -> ParticipationRecord:
        provider = registry.verified()
        return registry.did(
            "issue_record",
            provider,
            purpose="finance_credit",
            since="2015-01-01",
            until="2015-12-31",
        )

    def test_opens_by_number_and_code_together(self, registry, client):
        record = self.issued(registry)
        right = client.get("/providers/records/", {"ref": record.ref, "code": record.code.lower()})
        wrong = client.get("/providers/records/", {"ref": record.ref, "code": "AAAA"})
        assert "金融信贷" in right.text
        handed_on = client.get(f"/providers/records/{record.ref}/{record.code}/")
        assert "金融信贷" in handed_on.text
        assert ("没有这份记录" in wrong.text, "金融信贷" in wrong.text) == (True, False)

    def test_says_when_it_was_taken_back(self, registry, client):
        record = self.issued(registry)
        registry.did("withdraw_record", record, reason="登记有误")
        page = client.get("/providers/records/", {"ref": record.ref, "code": record.code}).text
        assert ("不再有效" in page, "签订合同" in page) == (True, False)


def test_standards_of_a_day_are_public(registry, client):
    from tests.rooms.providers.test_papers import CONDITIONS, TestStandardsArePublishedInTime

    helper = TestStandardsArePublishedInTime()
    helper.put_out(registry, helper.drafted(registry))
    title = CONDITIONS["title"]
    assert title in client.get("/providers/standards/", {"on": "2014-07-01"}).text
    assert title not in client.get("/providers/standards/", {"on": "2014-06-30"}).text
    assert client.get("/providers/standards/", {"on": "nonsense"}).status_code == 200


def test_coverage_is_public(registry, client):
    page = client.get("/purchasers/coverage/")
    assert page.status_code == 200
    assert "覆盖率" in page.text


def test_officers_find_a_provider_by_code_and_by_the_old_word(registry):
    registry.verified()
    officer = visitor(registry.who("handler"))
    for asked, there in (
        ({"q": code()}, True),
        ({"kind": "social"}, True),
        ({"kind": "enterprise"}, False),
    ):
        assert ("皖西晚晴" in officer.get("/provider/", asked).text) is there
