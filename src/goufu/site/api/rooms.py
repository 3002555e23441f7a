"""The operations of one kind of dossier: its list, its card, its acts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field, TypeAdapter

from goufu.base.doors.declare import Act, Doors, Filter
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.planning import planned_for_its_reader
from goufu.law.words import say
from goufu.site.api import choices, schemas, wording
from goufu.site.api.names import operation_id, path_of, plural
from goufu.site.api.problems import WronglyFilled
from goufu.site.api.schemas import Shapes, answer_name, body_name, card_with_may, page_name
from goufu.site.doors.asking import Reader, dossier_or_404, has_a_part, reader_of
from goufu.site.doors.carrying import carry_out, done_before, what_is_wrong
from goufu.site.doors.filtering import Asked, narrowed
from goufu.site.doors.offers import may_do
from goufu.site.doors.paging import page_of

JSON = "application/json"
ROWS, MOST_ROWS = 50, 200
LONGEST_KEY = 100
KEY_PARAMETER = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": wording.later(say("同一个键重复提交，只办理一次，得到同一结果。")),
    "schema": {"type": "string", "maxLength": LONGEST_KEY},
}


class ListQuery(Schema):
    """The conditions of a list."""

    q: str = ""
    state: str = ""
    year: str = ""
    place: str = ""
    sort: str = ""
    after: str = ""
    limit: int = Field(ROWS, ge=1, le=MOST_ROWS)

    def conditions(self) -> dict[str, Any]:
        """Return the conditions that were given."""
        said = self.model_dump(exclude={"after", "limit"})
        return {name: value for name, value in said.items() if value}


class Room:
    """Puts the operations of one kind of dossier on a router."""

    def __init__(self, doors: Doors, shapes: Shapes) -> None:
        self._doors = doors
        self._shapes = shapes
        self._shape = schemas.with_may(doors)
        self._answer: TypeAdapter[Any] = shapes.answer(answer_name(doors), self._shape)
        self._page_type = schemas.page_type(doors)
        self._page: TypeAdapter[Any] = shapes.answer(page_name(doors), self._page_type)
        for act in doors.acts:
            shapes.body(body_name(doors, act), act.sheet)

    def put_on(self, router: Router, offered: TypeAdapter[choices.Choices]) -> None:
        """Add the operations; needs the shapes settled. Fixed words go before ``{ref}``."""
        schema = self._shapes.ref(choices.NAME, "answer")
        for act in sorted(self._doors.acts, key=lambda act: not act.opens):
            if act.opens:
                self._add_opening(router, act)
        self._add_list(router)
        self._add_card(router)
        for act in self._doors.acts:
            if not act.opens:
                self._add_step(router, act)
            choices.name_in(self._shapes.definitions, self._doors, act)
            choices.put_on(router, self._doors, act, offered, schema)

    def _add_list(self, router: Router) -> None:
        def run(request: HttpRequest, asked: Query[ListQuery]) -> HttpResponse:
            return self._list(request, asked)

        kind = self._doors.kind
        router.get(
            f"/{plural(kind)}",
            operation_id=f"{kind}_list",
            summary=wording.lazy_list_title(self._doors),
            description=wording.later(
                say("只列出您可以查看的事项；next 不为空时，以 after 传回取下一页。")
            ),
            tags=[kind],
            openapi_extra={
                "parameters": [_filter_parameter(one) for one in self._doors.filters],
                **answers_of(200, self._shapes.ref(page_name(self._doors), "answer")),
            },
        )(run)

    def _add_card(self, router: Router) -> None:
        def run(request: HttpRequest, ref: str) -> HttpResponse:
            reader, doors = self._reader(request)
            return self._told(dossier_or_404(doors, ref, reader.actor), reader)

        kind = self._doors.kind
        router.get(
            f"/{plural(kind)}/{{ref}}",
            operation_id=f"{kind}_show",
            summary=wording.lazy_card_title(self._doors),
            description=wording.later(say("may 是您现在可以办理的步骤。")),
            tags=[kind],
            openapi_extra=answers_of(200, self._shapes.ref(answer_name(self._doors), "answer")),
        )(run)

    def _add_step(self, router: Router, act: Act) -> None:
        def run(request: HttpRequest, ref: str) -> HttpResponse:
            reader, doors = self._reader(request)
            dossier = dossier_or_404(doors, ref, reader.actor)
            done = self._carry_out(request, act, reader, at_hand=dossier, ref=ref)
            return self._told_again(done, reader)

        self._post(router, act, run, status=200)

    def _add_opening(self, router: Router, act: Act) -> None:
        if act.on:

            def below(request: HttpRequest, parent_ref: str) -> HttpResponse:
                return self._open(request, act, parent_ref)

            self._post(router, act, below, status=201)
            return

        def run(request: HttpRequest) -> HttpResponse:
            return self._open(request, act, "")

        self._post(router, act, run, status=201)

    def _post(self, router: Router, act: Act, run: Any, *, status: int) -> None:
        body = self._shapes.ref(body_name(self._doors, act), "body")
        answer = self._shapes.ref(answer_name(self._doors), "answer")
        router.post(
            path_of(self._doors, act),
            operation_id=operation_id(self._doors, act),
            summary=wording.lazy_title(self._doors, act),
            description=wording.lazy_description(self._doors, act),
            tags=[self._doors.kind],
            openapi_extra={
                "parameters": [KEY_PARAMETER],
                "requestBody": {"required": True, "content": {JSON: {"schema": body}}},
                **answers_of(status, answer),
            },
        )(run)

    def _open(self, request: HttpRequest, act: Act, parent_ref: str) -> HttpResponse:
        reader, _ = self._reader(request)
        again = done_before(reader.actor, key_of(request)) is not None
        # Who was in time is let in though it has closed meanwhile: the action looks at the arrival.
        ready = not again and not act.by_arrival
        parent = choices.parent_of(act, parent_ref, reader, ready=ready)
        done = self._carry_out(request, act, reader, at_hand=parent, parent_ref=parent_ref)
        answer = self._told_again(done, reader, status=201)
        base = request.path.partition("/api/v1")[0]
        answer["Location"] = f"{base}/api/v1/{plural(self._doors.kind)}/{done.ref}"
        return answer

    def _carry_out(
        self, request: HttpRequest, act: Act, reader: Reader, *, at_hand: Any, **which: str
    ) -> Dossier:
        sheet = act.sheet.model_validate_json(request.body or b"{}")
        key = key_of(request)
        if done_before(reader.actor, key) is None:
            wrong = what_is_wrong(act, sheet, dossier=at_hand, reader=reader)
            if wrong:
                raise WronglyFilled(wrong)
        return carry_out(act, sheet=sheet, reader=reader, key=key, **which)

    @planned_for_its_reader()
    def _list(self, request: HttpRequest, query: ListQuery) -> HttpResponse:
        reader, doors = self._reader(request)
        own = {one.name: request.GET.get(one.name, "") for one in doors.filters}
        asked = Asked.of(doors, {**query.conditions(), **own})
        found = narrowed(doors, reader, asked).prefetch_related(*doors.read_with)
        page = page_of(found, asked.order, after=query.after, size=query.limit)
        cards = [doors.card(dossier, reader.actor) for dossier in page.rows]
        answer = _json(self._page, self._page_type(items=cards, next=page.after))
        if page.after:
            said = urlencode([*asked.conditions(), ("limit", query.limit), ("after", page.after)])
            answer["Link"] = f'<{request.path}?{said}>; rel="next"'
        return answer

    def _told_again(self, done: Dossier, reader: Reader, *, status: int = 200) -> HttpResponse:
        """Answer with the card of what is stored now, the same however often it is asked."""
        stored = self._doors.visible(reader.actor).filter(ref=done.ref).first()
        return self._told(stored or done, reader, status=status)

    def _told(self, dossier: Any, reader: Reader, *, status: int = 200) -> HttpResponse:
        card = self._doors.card(dossier, reader.actor)
        may = may_do(self._doors, dossier, reader.actor, reader.today)
        return _json(self._answer, card_with_may(self._shape, card, may), status=status)

    def _reader(self, request: HttpRequest) -> tuple[Reader, Doors]:
        _ = request.body  # The clock is read once the whole request is here.
        reader = reader_of(request)
        if not has_a_part(self._doors, reader.actor):
            raise Http404
        return reader, self._doors


def _filter_parameter(one: Filter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "query",
        "required": False,
        "description": wording.later(one.label),
        "schema": {"type": "string"},
    }


def _json(adapter: TypeAdapter[Any], value: Any, *, status: int = 200) -> HttpResponse:
    return HttpResponse(adapter.dump_json(value), status=status, content_type=JSON)


def key_of(request: HttpRequest) -> str:
    return request.headers.get("Idempotency-Key", "")[:LONGEST_KEY]


def answers_of(status: int, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the responses of an operation: the good one, and the problems it may meet."""
    good = {"description": wording.later(say("结果")), "content": {JSON: {"schema": schema}}}
    problem = {"$ref": "#/components/responses/Problem"}
    return {
        "responses": {
            200: None,
            status: good,
            **dict.fromkeys((401, 403, 404, 409, 422, 429), problem),
        }
    }
