"""The reference of the API as a page of this site, readable without scripts or a network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from goufu.base.doors.declare import Doors, Stage, doors_of
from goufu.base.doors.groups import GROUP_NAMES, Group
from goufu.law.words import say
from goufu.site.doors.declared import stage_name

OTHERS: dict[str, str] = {
    "desk": say("工作台"),
    "document": say("文件"),
    "law": say("法律"),
}


@dataclass(frozen=True)
class FieldLine:
    """One field of a shape."""

    name: str
    kind: str
    title: str
    required: bool
    kind_url: str = ""


@dataclass(frozen=True)
class ShapeCard:
    """A shape: what a body or an answer consists of."""

    name: str
    words: str
    fields: list[FieldLine]
    choices: list[str]

    @property
    def anchor(self) -> str:
        return f"shape-{self.name}"


@dataclass(frozen=True)
class OperationCard:
    """One operation."""

    ident: str
    method: str
    path: str
    summary: str
    description: list[str]
    parameters: list[FieldLine]
    body: str
    body_url: str
    answer: str
    answer_url: str
    open_to_all: bool


@dataclass(frozen=True)
class GroupCard:
    """The operations of one room."""

    name: str
    key: str
    operations: list[OperationCard]


@dataclass(frozen=True)
class PartCard:
    """The rooms of one part of a stage, as the lists of the site stand."""

    name: str
    groups: list[GroupCard]


@dataclass(frozen=True)
class ReferenceCard:
    title: str
    about: str
    parts: list[PartCard]
    shapes: list[ShapeCard]
    section: str = "api"


def reference(request: HttpRequest, schema: Mapping[str, Any]) -> HttpResponse:
    """Draw the reference from the API's own description."""
    return render(request, "site/pages/api.html", {"card": card_of(schema)})


def card_of(schema: Mapping[str, Any]) -> ReferenceCard:
    """Return everything the page shows."""
    groups: dict[str, list[OperationCard]] = {}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            groups.setdefault(operation["tags"][0], []).append(_operation(path, method, operation))
    shapes, about = schema["components"]["schemas"], schema["info"]["description"]
    return ReferenceCard(
        title=schema["info"]["title"],
        about=gettext(about),
        parts=_parts([GroupCard(_group_name(key), key, found) for key, found in groups.items()]),
        shapes=[_shape(name, shape) for name, shape in sorted(shapes.items())],
    )


def _parts(groups: list[GroupCard]) -> list[PartCard]:
    """Return the rooms part by part, in the order of the work; what is no room comes last."""
    parts: dict[tuple[int, int], list[GroupCard]] = {}
    for group in groups:
        parts.setdefault(_place(doors_of(group.key)), []).append(group)
    return [PartCard(_part_name(found[0].key), found) for _, found in sorted(parts.items())]


def _place(doors: Doors | None) -> tuple[int, int]:
    if doors is None:
        return len(Stage), 0
    return list(Stage).index(doors.stage), list(Group).index(doors.group) if doors.group else -1


def _part_name(key: str) -> str:
    doors = doors_of(key)
    if doors is None:
        return gettext("其他")
    stage = stage_name(doors.stage)
    return f"{stage} · {gettext(GROUP_NAMES[doors.group])}" if doors.group else stage


def _group_name(key: str) -> str:
    doors = doors_of(key)
    return gettext(doors.name if doors else OTHERS.get(key, key))


def _operation(path: str, method: str, operation: Mapping[str, Any]) -> OperationCard:
    body = _content(operation.get("requestBody", {}))
    answers = operation["responses"]
    good = [answer for status, answer in answers.items() if str(status).startswith("2")]
    answer = _content(good[0]) if good else {}
    return OperationCard(
        ident=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=[line for line in operation.get("description", "").split("\n") if line],
        parameters=[_parameter(one) for one in operation.get("parameters", [])],
        body=_kind(body),
        body_url=_kind_url(body),
        answer=_kind(answer),
        answer_url=_kind_url(answer),
        open_to_all="security" not in operation,
    )


def _content(holder: Mapping[str, Any]) -> Mapping[str, Any]:
    contents = list(holder.get("content", {}).values())
    return contents[0].get("schema", {}) if contents else {}


def _parameter(one: Mapping[str, Any]) -> FieldLine:
    return FieldLine(
        name=one["name"],
        kind=_kind(one.get("schema", {})),
        title=one.get("description", ""),
        required=bool(one.get("required")),
    )


def _shape(name: str, shape: Mapping[str, Any]) -> ShapeCard:
    required = set(shape.get("required", ()))
    return ShapeCard(
        name=name,
        words=shape.get("description", ""),
        fields=[
            FieldLine(field, _kind(spec), _title(spec, field), field in required, _kind_url(spec))
            for field, spec in shape.get("properties", {}).items()
        ],
        choices=[str(one) for one in shape.get("enum", ())],
    )


def _title(spec: Mapping[str, Any], name: str) -> str:
    """Return the words of a field; a title made from its name says nothing."""
    title = str(spec.get("title", ""))
    said = "" if title.lower().replace(" ", "_") == name.lower() else gettext(title)
    hint = str(spec.get("description", ""))
    return f"{said} {gettext(hint)}".strip() if hint else said


def _kind(spec: Mapping[str, Any]) -> str:
    """Return the type of a value in a word or two."""
    parts = list(_kinds(spec))
    return " | ".join(dict.fromkeys(parts))


def _kinds(spec: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in spec:
        yield _name(spec["$ref"])
    for one in (*spec.get("anyOf", ()), *spec.get("allOf", ())):
        yield from _kinds(one)
    if spec.get("type") == "array":
        yield f"{_kind(spec.get('items', {}))}[]"
    elif "type" in spec:
        yield str(spec.get("format") or spec["type"])


def _kind_url(spec: Mapping[str, Any]) -> str:
    """Return the place on the page where the shape within a value is described."""
    if "$ref" in spec:
        return f"#shape-{_name(spec['$ref'])}"
    inner = [*spec.get("anyOf", ()), *spec.get("allOf", ())]
    if isinstance(spec.get("items"), dict):
        inner.append(spec["items"])
    return next((url for one in inner if (url := _kind_url(one))), "")


def _name(ref: str) -> str:
    return ref.rpartition("/")[2]
