"""Found the organisations of the sample and give its people their posts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from secrets import token_urlsafe
from typing import Any

import yaml

from goufu.base.organisations.models import Alias, Organisation
from goufu.base.people.models import Account, Appointment
from goufu.base.people.roles import Actor, Role
from goufu.config.sample.codes import made_up_uscc

CITY = "CN-3415"
BEGINS = "sample-"
SINCE = date(2014, 1, 1)
PURCHASER_POSTS = (
    ("handler", Role.HANDLER),
    ("reviewer", Role.REVIEWER),
    ("head", Role.HEAD),
    ("sector", Role.SECTOR_HEAD),
)


@dataclass
class Cast:
    """Everybody, by the word that the story calls them."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def who(self, word: str) -> Actor:
        return self.actors[word]

    def body(self, word: str) -> Organisation:
        return self.organisations[word]


def gather(*, at: datetime) -> Cast:
    """Found the bodies and appoint the people.

    Accounts have no password: in demo mode one enters them by one click, elsewhere not at all.
    """
    page = _page()
    cast = Cast()
    for number, row in enumerate(page["organisations"], start=1):
        cast.organisations[row["word"]] = _found(row, number, cast)
    for row in page["aliases"]:
        Alias.objects.create(
            organisation=cast.body(row["word"]), kind=row["kind"], value=row["value"]
        )
    for word, name, role, body in (*_posts(page), *_purchasers(page, cast)):
        cast.actors[word] = _appoint(word, name, role, cast.body(body), at=at)
    return cast


def found_again() -> Cast:
    """Return everybody as they are in the database, found by the names that ``gather`` gave."""
    cast = Cast()
    named = {one.name: one for one in Organisation.objects.filter(sample=True)}
    for row in _page()["organisations"]:
        cast.organisations[row["word"]] = named[row["name"]]
    posts = Appointment.objects.filter(account__sample=True)
    for post in posts.select_related("account", "organisation").order_by("id"):
        cast.actors[word_of(post.account.username)] = post.actor()
    return cast


def user_name(word: str) -> str:
    return f"{BEGINS}{word.replace('_', '-')}"


def word_of(user: str) -> str:
    """Return the word that the story calls an account.

    >>> word_of(user_name("care_handler"))
    'care_handler'
    """
    return user.removeprefix(BEGINS).replace("-", "_")


@cache
def _page() -> dict[str, Any]:
    text = (files("goufu.config.sample") / "cast.yaml").read_text("utf-8")
    page: dict[str, Any] = yaml.safe_load(text)
    return page


def _found(row: dict[str, Any], number: int, cast: Cast) -> Organisation:
    place = row.get("place", CITY)
    return Organisation.objects.create(
        name=row["name"],
        short_name=row["short"],
        kind=row["kind"],
        level=row["level"],
        functions=row["functions"],
        place=place,
        uscc=made_up_uscc(row["code"], place, number),
        parent=cast.organisations.get(row.get("parent", "")),
        address=f"示例路 {number} 号",
        contact=f"0564-100-{number:04d}",
        sample=True,
    )


def _posts(page: dict[str, Any]) -> Iterator[tuple[str, str, Role, str]]:
    for row in page["people"]:
        yield row["word"], row["name"], Role(row["role"]), row["at"]


def _purchasers(page: dict[str, Any], cast: Cast) -> Iterator[tuple[str, str, Role, str]]:
    """Give every purchaser its three posts, and one without a parent its own sector head."""
    surnames = iter(page["surnames"] * 3)
    for row in page["organisations"]:
        body = cast.body(row["word"])
        if "purchaser" not in row["functions"] or row["word"] == "finance":
            continue
        for post, role in PURCHASER_POSTS:
            if post == "sector" and (body.parent_id or row["word"] == "civil"):
                continue
            yield f"{row['word']}_{post}", f"{next(surnames)}{_GIVEN[post]}", role, row["word"]


_GIVEN = {"handler": "经办", "reviewer": "复核", "head": "主任", "sector": "科长"}


def _appoint(word: str, name: str, role: Role, body: Organisation, *, at: datetime) -> Actor:
    account = Account.objects.create_account(
        user_name(word),
        password=None,
        name=name,
        email=f"{word.replace('_', '-')}@sample.invalid",
        created_at=at,
        feed_key=token_urlsafe(32),
        sample=True,
    )
    post = Appointment.objects.create(
        account=account, organisation=body, role=role, valid_from=SINCE
    )
    return post.actor()
