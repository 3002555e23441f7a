"""Operations on open data: purchases as releases and records of OCDS, for anybody."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from goufu.base import clock
from goufu.law.words import say
from goufu.site.api.wording import good, later
from goufu.stages.disclosure.open_data import packages, queries
from goufu.stages.disclosure.open_data.parts import Json, Publisher

PAGE, MOST = 20, 100
SHAPE = {"type": "object", "description": "OCDS 1.1.5"}


class ReleasesQuery(Schema):
    """Which purchases are asked for."""

    place: str = Field("", max_length=12, pattern=r"^(CN(-[0-9]+)?)?$")
    year: int | None = Field(None, ge=2000, le=2100)
    after: int = Field(0, ge=0, le=2**62)
    limit: int = Field(PAGE, ge=1, le=MOST)


def put_on(router: Router) -> None:
    """Add the operations; the list first, else its address would be a purchase's."""
    _add_releases(router)
    _add_release(router)
    _add_record(router)


def publisher() -> Publisher:
    """Return who publishes, by the settings."""
    env = settings.GOUFU
    return Publisher(
        name=env.publisher_name or env.site_name,
        uri=env.publisher_uri,
        prefix=env.ocds_prefix,
        licence=env.open_data_licence,
        policy=env.publication_policy,
        address=env.address.rstrip("/"),
    )


def _add_releases(router: Router) -> None:
    @router.get(
        "/open-data/releases",
        operation_id="open_data_releases",
        auth=None,
        summary=later(say("采购开放数据（OCDS 发布包）")),
        description=later(
            say(
                "已公告的采购项目，按 OCDS 1.1.5，每个采购过程一个 release；place 为地区前缀，"
                "year 为公告年度。较多时按 links.next 继续取。不需要令牌。"
            )
        ),
        tags=["open_data"],
        openapi_extra=good(SHAPE),
        url_name="ocds_releases",
    )
    def releases(request: HttpRequest, asked: Query[ReleasesQuery]) -> JsonResponse:
        found = queries.published(place=asked.place, year=asked.year).filter(pk__gt=asked.after)
        page = list(found[: asked.limit + 1])
        shown = page[: asked.limit]
        told = packages.release_package(
            [queries.process_of(one) for one in shown],
            publisher(),
            uri=_uri(request.get_full_path()),
            at=clock.now(),
            next_uri=_next(asked, shown[-1].pk) if len(page) > asked.limit else "",
        )
        return _told(told)


def _add_release(router: Router) -> None:
    @router.get(
        "/open-data/releases/{ref}",
        operation_id="open_data_release",
        auth=None,
        summary=later(say("一个采购过程的开放数据（OCDS 发布包）")),
        description=later(say("ref 为采购项目编号。投标信息在开标之后才有。不需要令牌。")),
        tags=["open_data"],
        openapi_extra=good(SHAPE),
        url_name="ocds_release",
    )
    def release(request: HttpRequest, ref: str) -> JsonResponse:
        told = packages.release_package(
            [_process(ref)], publisher(), uri=_uri(request.path), at=clock.now()
        )
        return _told(told)


def _add_record(router: Router) -> None:
    @router.get(
        "/open-data/records/{ref}",
        operation_id="open_data_record",
        auth=None,
        summary=later(say("一个采购过程的开放数据（OCDS 记录包）")),
        description=later(say("ref 为采购项目编号；含汇编后的 compiledRelease。不需要令牌。")),
        tags=["open_data"],
        openapi_extra=good(SHAPE),
        url_name="ocds_record",
    )
    def record(request: HttpRequest, ref: str) -> JsonResponse:
        told = packages.record_package(
            _process(ref), publisher(), uri=_uri(request.path), at=clock.now()
        )
        return _told(told)


def _process(ref: str) -> queries.Process:
    tender = queries.published().filter(ref=ref).first()
    if tender is None:
        raise Http404
    return queries.process_of(tender)


def _uri(path: str) -> str:
    return f"{publisher().address}{path}"


def _next(asked: ReleasesQuery, last: int) -> str:
    kept: dict[str, Any] = {"after": last, "limit": asked.limit}
    if asked.place:
        kept["place"] = asked.place
    if asked.year is not None:
        kept["year"] = asked.year
    return _uri(f"{reverse('api-1:ocds_releases')}?{urlencode(kept)}")


def _told(package: Json) -> JsonResponse:
    answer = JsonResponse(package, json_dumps_params={"ensure_ascii": False})
    following = package.get("links", {}).get("next")
    if following:
        answer["Link"] = f'<{following}>; rel="next"'
    return answer
