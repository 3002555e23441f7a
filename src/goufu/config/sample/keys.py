"""Opening keys of the made-up bodies: every purchaser, agency and supervision has one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from goufu.base.people.roles import Role
from goufu.config.sample.cast import SINCE, Cast
from goufu.config.sample.player import moment
from goufu.stages.procurement.frameworks import queries as frameworks
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.sealing import actions, envelope, queries, samples
from goufu.stages.procurement.sealing.keyfile import PrivateKey, public_text
from goufu.stages.procurement.sealing.opening import Sealed
from goufu.stages.procurement.sealing.sheets import NewKey
from goufu.stages.procurement.sealing.workflow import CUSTODIAN_OF
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.sealed import keys_in_order, sealed_finals
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE

if TYPE_CHECKING:
    from goufu.config.sample.course import Course

VALID_UNTIL = date(2035, 12, 31)
UNLOCKERS = ("supervision", "agent")  # who brings pieces in the sample
OFFICERS = (Role.HEAD, Role.AGENCY, Role.CENTRAL_AGENCY, Role.PROCUREMENT_SUPERVISION)


PLAN = "由专职团队按服务规范实施，逐次记录，按月回访。"
# Two bidders of one project hand in the same words: somebody should look.
ALIKE = (
    "（示例）本单位将以社区网格为单元配置康复治疗师、护理员和志愿者，建立一人一档，首次评估后七日内制订个别化"
    "训练计划；每月上门不少于两次，每次训练前后测量血压心率并如实记入服务日志；遇有不适立即停止训练并联系家属和"
    "社区卫生服务站；每季度由第三方随机抽查记录，抽查结果与服务人员报酬挂钩，整改情况于十日内书面报送购买主体。"
)


def register_keys(cast: Cast) -> None:
    """Register a key for every custodian of the cast; doing it twice changes nothing."""
    for actor in cast.actors.values():
        if actor.role not in OFFICERS:
            continue
        custodian = CUSTODIAN_OF[actor.role]
        if queries.live_key(actor.organisation_id, custodian) is None:
            public = public_text(samples.sample_key(actor.organisation, custodian))
            sheet = NewKey(public_key=public, valid_until=VALID_UNTIL)
            actions.register_key(sheet=sheet, actor=actor, at=moment(SINCE))


def bid_of(course: Course, place: int) -> dict[str, Any]:
    """Return what the bidder on a place of a course hands in, sealed."""
    tender: Tender = Tender.objects.get(ref=course.tender())
    content = {
        "price_fen": course.spec.first_price_fen(place),
        "service_plan": ALIKE if place in course.spec.alike else PLAN,
        "attachment": None,
    }
    text = envelope.seal(
        content,
        tender=tender.ref,
        bidder=course.posts[f"body:{course.spec.bidders[place]}"],
        keys={one.custodian: one.key.public_key for one in tender.keys.select_related("key")},
    )
    return {"envelope": text, "declared": True}


def last_price_of(course: Course, place: int, offer: Offer) -> dict[str, Any]:
    """Return the last price of the bidder on a place of a course: sealed, if others bid too."""
    price = course.spec.price_fen(place)
    if offer.tender.method == SINGLE:
        return {"price_fen": price}
    text = envelope.seal(
        {"price_fen": price, "statement": ""},
        tender=offer.ref,
        bidder=str(offer.provider_id),
        keys={one.custodian: one.key.public_key for one in keys_in_order(offer.tender)},
    )
    return {"envelope": text}


def pieces_of(course: Course, who: str) -> dict[str, str]:
    """Return what one who holds a key of a course brings to the opening at hand."""
    actor = course.officers[who]
    custodian = CUSTODIAN_OF[actor.role]
    key = samples.sample_key(actor.organisation, custodian)
    tender: Tender = Tender.objects.get(ref=course.tender())
    return _pieces(custodian, key, tender.offers.filter(state="sealed") or sealed_finals(tender))


def sealed_response(course: Course, word: str, content: dict[str, Any]) -> str:
    """Return the response of one of a course's bidders to its framework agreement."""
    framework: Framework = Framework.objects.get(project_code=course.ref)
    return envelope.seal(
        content,
        tender=framework.ref,
        bidder=course.posts[f"body:{word}"],
        keys={one.custodian: one.key.public_key for one in frameworks.keys_in_order(framework)},
    )


def response_pieces(course: Course, who: str) -> dict[str, str]:
    """Return what one who holds a key of a course brings to the opening of its responses."""
    actor = course.officers[who]
    framework: Framework = Framework.objects.get(project_code=course.ref)
    pinned = frameworks.key_of(framework, actor)
    assert pinned is not None
    key = samples.sample_key(actor.organisation, pinned.key.custodian)
    return _pieces(pinned.custodian, key, frameworks.sealed(framework))


def _pieces(custodian: str, key: PrivateKey, sealed: Iterable[Sealed]) -> dict[str, str]:
    found = {
        one.ref: envelope.take_pieces(envelope.read(one.envelope), custodian, key) for one in sealed
    }
    return {"pieces": json.dumps(found)}
