"""The JSON doors of sealing: the keys a bidder's client seals to, the boxes an officer's opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import TypeAdapter

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.site.api.schemas import Shapes
from goufu.site.api.wording import later
from goufu.site.doors.asking import doors_or_404, dossier_or_404, reader_of
from goufu.stages.procurement.frameworks import lists as frameworks
from goufu.stages.procurement.frameworks.workflow import FRAMEWORK
from goufu.stages.procurement.tenders import lists
from goufu.stages.procurement.tenders.workflow import OFFER, TENDER

JSON = "application/json"

# (dossier, reader) → what a client seals with, or takes its pieces out of.
Given = Callable[[Any, Actor], Mapping[str, Any]]
# Kind → the word in the path, and what is given.
SEALED_TO: dict[str, tuple[str, Given]] = {
    TENDER.name: ("tenders", lists.sealed_here),
    OFFER.name: ("offers", lists.last_price_sealed_here),
    FRAMEWORK.name: ("frameworks", frameworks.sealed_here),
}
UNLOCKED: dict[str, tuple[str, Given]] = {
    TENDER.name: ("tenders", lists.unlocked_here),
    FRAMEWORK.name: ("frameworks", frameworks.unlocked_here),
}


@dataclass(frozen=True)
class OpeningKeysTold:
    """What an offer, a last price or a response is sealed to.

    ``tender`` is the number that goes into the envelope: of a last price that of its offer.
    ``bidder`` is the reader's own number, empty for others.
    """

    tender: str
    bidder: str
    closes_at: datetime | None
    keys: dict[str, str]


@dataclass(frozen=True)
class OpeningBoxesTold:
    """What a custodian takes its pieces out of: heads of envelopes, without their content.

    Empty before bidding has closed.
    """

    tender: str
    custodian: str
    fingerprint: str
    offers: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Answers:
    """The shapes of these operations."""

    keys: TypeAdapter[OpeningKeysTold]
    boxes: TypeAdapter[OpeningBoxesTold]

    @classmethod
    def collect(cls, shapes: Shapes) -> Answers:
        return cls(
            shapes.answer("OpeningKeys", OpeningKeysTold),
            shapes.answer("OpeningBoxes", OpeningBoxesTold),
        )


def put_on(router: Router, answers: Answers, shapes: Shapes) -> None:
    """Add the operations; needs the shapes settled."""
    for kind, (path, given) in SEALED_TO.items():
        _keys(router, answers, shapes, kind=kind, path=path, given=given)
    for kind, (path, given) in UNLOCKED.items():
        _boxes(router, answers, shapes, kind=kind, path=path, given=given)


def _keys(
    router: Router, answers: Answers, shapes: Shapes, *, kind: str, path: str, given: Given
) -> None:
    @router.get(
        f"/{path}/{{ref}}/opening-keys",
        operation_id=f"{kind}_opening_keys",
        summary=later(say("封存时所用的三把公钥")),
        description=later(
            say("客户端按这三把公钥加密；所填编号（tender）写入信封，信封只对本单位和本事项有效。")
        ),
        tags=[kind],
        openapi_extra=_answers(shapes, "OpeningKeys"),
    )
    def opening_keys(request: HttpRequest, ref: str) -> HttpResponse:
        actor = reader_of(request).actor
        found = given(dossier_or_404(doors_or_404(kind, actor), ref, actor), actor)
        told = OpeningKeysTold(found["tender"], found["bidder"], found["closes_at"], found["keys"])
        return HttpResponse(answers.keys.dump_json(told), content_type=JSON)


def _boxes(
    router: Router, answers: Answers, shapes: Shapes, *, kind: str, path: str, given: Given
) -> None:
    @router.get(
        f"/{path}/{{ref}}/opening-boxes",
        operation_id=f"{kind}_opening_boxes",
        summary=later(say("本方钥匙可以打开的分片")),
        description=later(say("截止后才有内容；只含本方的一份，单独一方不能开启任何一份。")),
        tags=[kind],
        openapi_extra=_answers(shapes, "OpeningBoxes"),
    )
    def opening_boxes(request: HttpRequest, ref: str) -> HttpResponse:
        reader = reader_of(request)
        doors = doors_or_404(kind, reader.actor)
        dossier = dossier_or_404(doors, ref, reader.actor)
        doors.workflow.step("bring_pieces", dossier=dossier, actor=reader.actor, on=reader.today)
        found = given(dossier, reader.actor)
        told = OpeningBoxesTold(ref, found["custodian"], found["fingerprint"], found["offers"])
        return HttpResponse(answers.boxes.dump_json(told), content_type=JSON)


def _answers(shapes: Shapes, name: str) -> dict[str, Any]:
    problem = {"$ref": "#/components/responses/Problem"}
    schema = shapes.ref(name, "answer")
    good = {"description": later(say("结果")), "content": {JSON: {"schema": schema}}}
    return {"responses": {200: good, **dict.fromkeys((401, 403, 404, 409, 429), problem)}}
