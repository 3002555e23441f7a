"""Opening keys: one in use a body, none twice; a tender waits for all three."""

from __future__ import annotations

from datetime import date

import pytest

from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.workflow.declare import NotYours
from goufu.stages.procurement.sealing import actions, queries, rules
from goufu.stages.procurement.sealing.keyfile import new_key, public_text
from goufu.stages.procurement.sealing.models import OpeningKey
from goufu.stages.procurement.sealing.sheets import KeyReason, NewKey
from tests import walk_sealing
from tests.walk import morning_of
from tests.walk_procurement import ProcurementWalk

pytestmark = pytest.mark.django_db
REASON = KeyReason(reason="保管人员离职，更换钥匙")
AT = morning_of("2015-03-27")


@pytest.fixture
def walk() -> ProcurementWalk:
    return ProcurementWalk()


def register(walk, word: str, **changes) -> OpeningKey:
    facts = {"public_key": public_text(new_key()), "valid_until": date(2030, 1, 1), **changes}
    return actions.register_key(sheet=NewKey(**facts), actor=walk.who(word), at=AT)


def test_a_body_has_one_key_in_use_and_changes_it_by_revoking(walk):
    first = register(walk, "head")
    with pytest.raises(rules.OneLiveKey):
        register(walk, "handler")
    actions.revoke_key(ref=first.ref, sheet=REASON, actor=walk.who("handler"), at=AT)
    second = register(walk, "handler")
    assert queries.live_key(second.organisation_id, "purchaser") == second


def test_no_key_is_registered_twice(walk):
    key = register(walk, "head")
    with pytest.raises(rules.KeyOfAnother):
        register(walk, "agency", public_key=key.public_key)


def test_what_is_no_key_or_has_ended_is_not_registered(walk):
    with pytest.raises(rules.NotAKey):
        register(walk, "head", public_key="AAAA")
    with pytest.raises(rules.KeyEndsTooSoon):
        register(walk, "head", valid_until=date(2015, 3, 26))
    register(walk, "head", valid_until=date(2015, 3, 27))


def test_only_the_three_custodians_hold_keys(walk):
    for word in ("alpha", "expert_1", "budget", "inspector", "treasury"):
        with pytest.raises(NotYours):
            register(walk, word)


def test_one_sees_ones_own_key_and_supervision_those_of_the_place(walk):
    walk_sealing.have_keys(walk.town, at=AT)
    seen = {
        word: queries.visible_to(walk.who(word)).count()
        for word in ("handler", "agency", "supervision", "inspector", "alpha", "central")
    }
    assert seen == {
        "handler": 1, "agency": 1, "supervision": 3, "inspector": 3, "alpha": 0, "central": 0,
    }  # fmt: skip


class TestThePublication:
    def test_it_waits_for_all_three_keys_and_says_whose_is_missing(self, walk):
        y = walk.year
        walk.up_to_tender().prepared(on=f"{y}-03-26").confirmed(on=f"{y}-03-27")
        register(walk, "head")
        register(walk, "agency")
        facts = {"closes_at": "2015-04-20T09:00:00+08:00", "supply_until": "2015-04-10"}
        with pytest.raises(rules.NoOpeningKey) as refused:
            walk.tender_did("publish", on="2015-03-30", by="agency", **facts)
        assert "采购监管部门" in str(refused.value)
        assert "采购人（" not in str(refused.value)
        assert walk.tender.state == "ready"

    def test_a_key_that_ends_before_the_opening_does_not_count(self, walk):
        y = walk.year
        walk.up_to_tender().prepared(on=f"{y}-03-26").confirmed(on=f"{y}-03-27")
        register(walk, "head", valid_until=date(2015, 4, 19))
        with pytest.raises(rules.NoOpeningKey):
            walk.published(on="2015-03-30", closes="2015-04-20T09:00")
        key = queries.live_key(walk.town.organisations["care"].pk, "purchaser")
        assert key is not None
        actions.revoke_key(ref=key.ref, sheet=REASON, actor=walk.who("head"), at=AT)
        register(walk, "head", valid_until=date(2015, 4, 20))
        walk.published(on="2015-03-30", closes="2015-04-20T09:00")
        assert walk.tender.keys.count() == 3

    def test_a_key_changed_later_is_for_later_tenders_only(self, walk):
        walk.up_to_notice()
        before = walk.tender.keys.get(custodian="agency").key
        actions.revoke_key(ref=before.ref, sheet=REASON, actor=walk.who("agency"), at=AT)
        register(walk, "agency")
        assert walk.tender.keys.get(custodian="agency").key == before

    def test_a_lost_key_is_told_to_supervision_at_once(self, walk):
        walk.up_to_notice()
        key = walk.tender.keys.get(custodian="agency").key
        actions.report_lost(ref=key.ref, sheet=REASON, actor=walk.who("agency"), at=AT)
        line = Entry.objects.get(event="tender.note_lost_key")
        assert (line.ref, line.facts["custodian"]) == (walk.tender.ref, "agency")
        supervision = walk.who("supervision").account_id
        assert Message.objects.filter(account_id=supervision, entry=line).exists()
