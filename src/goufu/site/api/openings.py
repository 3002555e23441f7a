"""The JSON doors of sealing: the keys a bidder's client seals to, the boxes an officer's opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import TypeAdapter

from goufu.law.words import say
from goufu.site.api.schemas import Shapes
from goufu.site.api.wording import later
from goufu.site.doors.asking import doors_or_404, dossier_or_404, reader_of
from goufu.stages.procurement.tenders import lists, queries
from goufu.stages.procurement.tenders.workflow import TENDER

JSON = "application/json"


@dataclass(frozen=True)
class OpeningKeysTold:
    """What an offer is sealed to; ``bidder`` is the reader's own number, empty for others."""

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

    @router.get(
        "/tenders/{ref}/opening-keys",
        operation_id="tender_opening_keys",
        summary=later(say("封存响应文件用的三把公钥")),
        description=later(say("客户端按这三把公钥加密，信封只对本单位和本项目有效。")),
        tags=[TENDER.name],
        openapi_extra=_answers(shapes, "OpeningKeys"),
    )
    def opening_keys(request: HttpRequest, ref: str) -> HttpResponse:
        actor = reader_of(request).actor
        tender = dossier_or_404(doors_or_404(TENDER.name, actor), ref, actor)
        keys = {one.custodian: one.key.public_key for one in queries.keys_in_order(tender)}
        bidder = str(actor.organisation_id or "")
        told = OpeningKeysTold(tender.ref, bidder, tender.closes_at, keys)
        return HttpResponse(answers.keys.dump_json(told), content_type=JSON)

    @router.get(
        "/tenders/{ref}/opening-boxes",
        operation_id="tender_opening_boxes",
        summary=later(say("本方钥匙可以打开的分片")),
        description=later(
            say("投标截止后才有内容；只含本方的一份，单独一方不能开启任何响应文件。")
        ),
        tags=[TENDER.name],
        openapi_extra=_answers(shapes, "OpeningBoxes"),
    )
    def opening_boxes(request: HttpRequest, ref: str) -> HttpResponse:
        reader = reader_of(request)
        doors = doors_or_404(TENDER.name, reader.actor)
        tender = dossier_or_404(doors, ref, reader.actor)
        doors.workflow.step("bring_pieces", dossier=tender, actor=reader.actor, on=reader.today)
        given = lists.unlocked_here(tender, reader.actor)
        told = OpeningBoxesTold(
            tender.ref, given["custodian"], given["fingerprint"], given["offers"]
        )
        return HttpResponse(answers.boxes.dump_json(told), content_type=JSON)


def _answers(shapes: Shapes, name: str) -> dict[str, Any]:
    problem = {"$ref": "#/components/responses/Problem"}
    schema = shapes.ref(name, "answer")
    good = {"description": later(say("结果")), "content": {JSON: {"schema": schema}}}
    return {"responses": {200: good, **dict.fromkeys((401, 403, 404, 409, 429), problem)}}
