"""Bidder and officers in a real browser: either side opens what the other has sealed."""

from __future__ import annotations

import json

import pytest

from goufu.base.jobs import clockwork
from goufu.base.people.models import Account
from goufu.stages.procurement.sealing import actions as keys
from goufu.stages.procurement.sealing import envelope, keyfile
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.sealing.sheets import KeyReason
from goufu.stages.procurement.tenders.models import Offer
from tests import walk_sealing
from tests.browser.barriers import no_barriers
from tests.visitors import in_a_demo, visitor
from tests.walk import morning_of
from tests.walk_frameworks import FrameworkWalk
from tests.walk_last_prices import DAY, asked
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import ProcurementWalk, moment_of

PASSPHRASE = "a passphrase of the test"
LIBRARY = "/static/sealing/sealing.js"
KNOWN = "tests/rooms/sealing/known_answer.json"


@pytest.fixture
def clock(monkeypatch) -> dict[str, object]:
    hand = {"now": morning_of("2015-04-15")}
    monkeypatch.setattr("django.utils.timezone.now", lambda: hand["now"])
    monkeypatch.setattr("goufu.base.clock.now", lambda: hand["now"])
    return hand


@pytest.fixture
def walk(page, settings, clock) -> ProcurementWalk:
    in_a_demo(settings)
    walk = ProcurementWalk()
    walk.up_to_notice()
    Account.objects.update(is_active=True)
    return walk


def enters(page, walk, word: str) -> None:
    """Let somebody sit down at the browser."""
    page.context.clear_cookies()
    cookie = visitor(walk.who(word)).cookies["goufu"]
    page.context.add_cookies([{"name": "goufu", "value": cookie.value, "url": page.url_of}])


def sends(page) -> None:
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.wait_for_function(
        "() => !document.querySelector('form#sheet') || document.querySelector('.refusal, .errors')"
    )
    wrong = page.locator(".refusal, .errors")
    assert wrong.count() == 0, wrong.first.inner_text()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_bidder_seals_and_two_officers_open(page, live_server, walk, clock, tmp_path, width):
    page.set_default_timeout(60_000)
    page.url_of = live_server.url
    page.set_viewport_size({"width": width, "height": 900})
    ref = walk.tender.ref
    _changes_its_key(page, walk, tmp_path, ref)
    plan = tmp_path / "plan.txt"
    plan.write_text("服务方案全文：专职团队逐次记录", encoding="utf-8")
    enters(page, walk, "alpha")
    page.goto(f"/tender/{ref}/new/offer/submit/")
    no_barriers(page, f"/tender/{ref}/new/offer/submit/")
    page.goto(f"/tender/{ref}/new/offer/submit/")
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.post_data or ""))
    page.locator("#seal-price").fill("1,588,888.80")
    page.locator("#seal-plan").fill("由专职团队实施，逐次记录")
    page.locator("#seal-file").set_input_files(plan)
    page.get_by_label("承诺符合政府采购法").check()
    sends(page)
    assert not [body for body in sent if "1588888" in body or "1,588,888" in body]
    assert not [body for body in sent if "专职团队" in body]

    walk.bid("beta", at="2015-04-15T11:00").bid("gamma", at="2015-04-15T11:00")
    clock["now"] = moment_of("2015-04-20T09:00")
    clockwork.run(at=clock["now"])
    for word in ("handler", "supervision"):
        actor = walk.who(word)
        file = tmp_path / f"{word}.json"
        key = walk_sealing.key_of(walk_sealing.office(actor))
        file.write_text(json.dumps(keyfile.protect(key, PASSPHRASE)), encoding="utf-8")
        enters(page, walk, word)
        page.goto(f"/tender/{ref}/bring_pieces/")
        page.locator("#unlock-file").set_input_files(file)
        page.locator("#unlock-passphrase").fill("not the passphrase")
        page.locator("form#sheet .savebar button[type=submit]").last.click()
        page.get_by_role("alert").get_by_text("口令不对").wait_for()
        page.locator("#unlock-passphrase").fill(PASSPHRASE)
        sends(page)
    _watched_by_the_public(page, ref)
    enters(page, walk, "agency")
    page.goto(f"/tender/{ref}/open_bids/")
    sends(page)

    offer = walk.offer("alpha")
    assert (offer.state, offer.price_fen) == ("opened", 158_888_880)
    assert offer.service_plan == "由专职团队实施，逐次记录"
    assert offer.opening_note == ""
    assert offer.document.versions.get(number=2).file_name == "plan.txt"
    page.context.clear_cookies()
    page.goto(f"/openings/{ref}/")
    assert "1,588,888.80" in page.locator("main").inner_text()
    no_barriers(page, f"/openings/{ref}/")


def _changes_its_key(page, walk, tmp_path, ref: str) -> None:
    """Make a key in the officer's browser; its file opens what is sealed to it from now on."""
    old = walk.tender.keys.get(custodian="agency").key
    why = KeyReason(reason="保管人员离职，更换钥匙")
    at = morning_of("2015-04-15")
    keys.revoke_key(ref=old.ref, sheet=why, actor=walk.who("agency"), at=at)
    enters(page, walk, "agency")
    page.goto("/opening_key/new/register/")
    page.locator("#key-passphrase").fill(PASSPHRASE)
    page.locator("#key-again").fill(PASSPHRASE)
    with page.expect_download() as download:
        page.get_by_role("button", name="生成钥匙并下载").click()
    download.value.save_as(tmp_path / "agency.json")
    page.locator('[name="valid_until"]').fill("2016-12-31")
    sends(page)
    file = json.loads((tmp_path / "agency.json").read_text("utf-8"))
    made = OpeningKey.objects.get(state="live", custodian="agency")
    assert made.public_key == file["public"]
    assert keyfile.public_text(keyfile.unprotect(file, PASSPHRASE)) == made.public_key
    assert not Offer.objects.filter(tender__ref=ref).exists()


def _watched_by_the_public(page, ref: str) -> None:
    page.context.clear_cookies()
    page.goto(f"/openings/{ref}/")
    told = page.locator("main").inner_text()
    assert "已解锁" not in told
    assert "社会服务中心" not in told
    assert "采购监管部门" in told


@pytest.mark.parametrize("width", [1440, 390])
def test_a_supplier_seals_its_last_price_and_two_officers_open(
    page, live_server, settings, clock, tmp_path, width
):
    """The price typed is in no request; once two have unlocked it is the price of the offer."""
    page.set_default_timeout(60_000)
    page.url_of = live_server.url
    page.set_viewport_size({"width": width, "height": 900})
    in_a_demo(settings)
    walk = MethodsWalk()
    asked(walk)
    Account.objects.update(is_active=True)
    clock["now"] = moment_of(f"{DAY}T12:00")
    walk.final("beta", at=f"{DAY}T11:30").final("gamma", at=f"{DAY}T11:30")
    address = f"/offer/{walk.offer('alpha').ref}/give_final/"
    enters(page, walk, "alpha")
    page.goto(address)
    no_barriers(page, address)
    page.goto(address)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.post_data or ""))
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.get_by_role("alert").get_by_text("请填写报价").wait_for()
    page.locator("#seal-price").fill("1,512,345.60")
    page.locator("#seal-statement").fill("含税，一次报定")
    sends(page)
    assert not [body for body in sent if "1512345" in body or "1,512,345" in body]
    assert not [body for body in sent if "一次报定" in body]

    assert walk.tender.state == "final_closed"
    for word in ("handler", "supervision"):
        actor = walk.who(word)
        file = tmp_path / f"{word}.json"
        key = walk_sealing.key_of(walk_sealing.office(actor))
        file.write_text(json.dumps(keyfile.protect(key, PASSPHRASE)), encoding="utf-8")
        enters(page, walk, word)
        page.goto(f"/tender/{walk.tender.ref}/bring_pieces/")
        page.locator("#unlock-file").set_input_files(file)
        page.locator("#unlock-passphrase").fill(PASSPHRASE)
        sends(page)
    enters(page, walk, "agency")
    page.goto(f"/tender/{walk.tender.ref}/open_final_offers/")
    sends(page)
    offer = walk.offer("alpha")
    assert (walk.tender.state, offer.price_fen) == ("evaluating", 151_234_560)
    assert offer.final.statement == "含税，一次报定"


@pytest.mark.parametrize("width", [1440, 390])
def test_a_provider_seals_its_response_to_a_framework_agreement(
    page, live_server, settings, clock, width
):
    page.set_default_timeout(60_000)
    page.url_of = live_server.url
    page.set_viewport_size({"width": width, "height": 900})
    in_a_demo(settings)
    walk = FrameworkWalk().up_to_call()
    Account.objects.update(is_active=True)
    clock["now"] = morning_of("2026-04-20")
    address = f"/framework/{walk.framework.ref}/new/framework_entry/respond/"
    enters(page, walk, "alpha")
    page.goto(address)
    no_barriers(page, address)
    page.goto(address)
    sent: list[str] = []
    page.on("request", lambda asked: sent.append(asked.post_data or ""))
    page.locator("#seal-price").fill("120.01")
    page.locator("#seal-plan").fill("专职团队，两小时内到达现场响应")
    page.locator("#seal-location").fill("人民路 1 号")
    page.locator("#seal-contact").fill("0564-0000000")
    page.get_by_label("承诺符合资格条件").check()
    page.locator("form#sheet .savebar button[type=submit]").last.click()
    page.get_by_role("alert").get_by_text("超过最高限价").wait_for()
    page.locator("#seal-price").fill("98.76")
    sends(page)
    assert not [body for body in sent if "98.76" in body or "两小时" in body or "人民路" in body]

    walk.responded("beta", on="2026-04-20").responses_opened()
    entered = walk.entry("alpha")
    assert (entered.state, entered.price_fen, entered.location) == ("opened", 9_876, "人民路 1 号")


def test_browser_and_client_open_what_the_other_has_sealed(page, live_server):
    page.goto("/")
    page.add_script_tag(url=LIBRARY)
    with open(KNOWN, encoding="utf-8") as file:
        known = json.load(file)
    found = page.evaluate(
        """async ([text, file, passphrase]) => {
            const key = await goufuSealing.unprotectedKey(file, passphrase);
            return goufuSealing.takePieces(JSON.parse(text), "agency", key);
        }""",
        [known["envelopes"][0], known["key_file"], known["passphrase"]],
    )
    key = keyfile.unprotect(known["key_file"], known["passphrase"])
    head = envelope.read(known["envelopes"][0])
    assert found == envelope.take_pieces(head, "agency", key)

    pairs = {one: keyfile.new_key() for one in envelope.CUSTODIANS}
    to = {
        "tender": "T-1",
        "bidder": "7",
        "keys": {one: keyfile.public_text(pair) for one, pair in pairs.items()},
    }
    content = {"price_fen": 12_345, "service_plan": "方案一", "attachment": None}
    sealed = page.evaluate("([content, to]) => goufuSealing.seal(content, to, '')", [content, to])
    pieces = {
        one: envelope.take_pieces(envelope.read(sealed), one, pairs[one])
        for one in ("purchaser", "agency")
    }
    assert envelope.unseal(sealed, pieces) == content
    assert sealed == json.dumps(
        json.loads(sealed), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
