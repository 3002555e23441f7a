"""The shapes of bodies and answers, for OpenAPI and for writing JSON."""

from __future__ import annotations

import dataclasses
import types
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter, create_model
from pydantic.json_schema import JsonSchemaMode

from goufu.base.doors.declare import Act, Doors
from goufu.base.doors.sheets import Sheet
from goufu.site.api.names import camel

REF = "#/components/schemas/{model}"
Key = tuple[str, Literal["body", "answer"]]


@dataclass
class Shapes:
    """All shapes, collected first, so that two of one name in two rooms are kept apart."""

    _asked: dict[Key, TypeAdapter[Any]] = field(default_factory=dict)
    _refs: dict[tuple[Any, JsonSchemaMode], dict[str, Any]] = field(default_factory=dict)
    definitions: dict[str, Any] = field(default_factory=dict)

    def body(self, name: str, sheet: type[Sheet]) -> None:
        """Collect a sheet under a name of its own."""
        named = create_model(name, __base__=sheet, __doc__=sheet.__doc__)
        self._asked[(name, "body")] = TypeAdapter(named)

    def answer(self, name: str, shape: Any) -> TypeAdapter[Any]:
        """Collect what is answered; the adapter writes it as JSON."""
        adapter: TypeAdapter[Any] = TypeAdapter(shape)
        self._asked[(name, "answer")] = adapter
        return adapter

    def settle(self) -> None:
        """Make the definitions; called once, after all are collected."""
        modes: dict[str, JsonSchemaMode] = {"body": "validation", "answer": "serialization"}
        refs, whole = TypeAdapter.json_schemas(
            [
                (key, modes[key[1]], adapter)
                for key, adapter in sorted(self._asked.items(), key=_name)
            ],
            ref_template=REF,
        )
        self._refs = dict(refs)
        self.definitions = dict(sorted(whole.get("$defs", {}).items()))

    def ref(self, name: str, way: Literal["body", "answer"]) -> dict[str, Any]:
        """Return the schema of a shape, as a reference where it has a definition."""
        mode: JsonSchemaMode = "validation" if way == "body" else "serialization"
        return self._refs[((name, way), mode)]


def _name(item: tuple[Key, Any]) -> Key:
    return item[0]


def body_name(doors: Doors, act: Act) -> str:
    return camel(doors.kind, act.verb)


def answer_name(doors: Doors) -> str:
    return camel(doors.kind, "now")


def page_name(doors: Doors) -> str:
    return camel(doors.kind, "page")


def with_may(doors: Doors) -> type:
    """Return the card's type with one more field: the verbs open to the reader."""
    if "may" in {spec.name for spec in dataclasses.fields(doors.card_type)}:
        return doors.card_type
    extra = [("may", list[str], dataclasses.field(metadata={"label": "may"}))]
    return dataclasses.make_dataclass(
        answer_name(doors), extra, bases=(doors.card_type,), frozen=True, kw_only=True
    )


def page_type(doors: Doors) -> type:
    """Return the type of a page of cards."""
    items: Any = types.GenericAlias(list, (doors.card_type,))
    made = dataclasses.make_dataclass(
        page_name(doors), [("items", items), ("next", str)], frozen=True
    )
    made.__doc__ = None
    return made


def card_with_may(shape: type, card: Any, may: list[str]) -> Any:
    """Return the card as ``with_may`` shapes it."""
    if type(card) is shape:
        return card
    facts = {spec.name: getattr(card, spec.name) for spec in dataclasses.fields(card)}
    return shape(**facts, may=may)
