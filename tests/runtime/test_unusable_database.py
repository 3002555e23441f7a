"""Whatever is wrong with the database, the operator reads one sentence that says what to do."""

from __future__ import annotations

import socket

import psycopg
import pytest

from goufu.config import database, environment
from goufu.config.environment import BadSetting, Environment
from goufu.config.postgres.binaries import Unusable


@pytest.fixture(scope="module")
def server(made_once):
    from goufu.config.postgres.server import Server

    with Server(made_once) as server:
        yield server


def named(server, *, database: str = "goufu", user: str = "goufu") -> Environment:
    url = f"postgresql:///{database}?host={server.place.sockets}&user={user}"
    return environment.read({"DATABASE_URL": url})


def test_a_good_one_is_used(server):
    assert int(database.check(named(server)).partition(".")[0]) >= database.OLDEST


def test_nobody_answers():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    env = environment.read({"DATABASE_URL": f"postgresql://goufu:secret@127.0.0.1:{port}/goufu"})

    with pytest.raises(Unusable) as refused:
        database.check(env)

    assert str(refused.value) == (
        f"No PostgreSQL answers on 127.0.0.1:{port} (Connection refused Is the server running on "
        "that host and accepting TCP/IP connections?): start it or correct DATABASE_URL."
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"user": "postgres2"}, "does not let postgres2 in: correct user and password in DATABASE"),
        ({"database": "nowhere"}, "The database nowhere does not exist on .*: run CREATE DATABASE"),
        ({"database": "strange"}, "may not create in the database strange: as its administrator"),
        ({"database": "latin"}, "The database latin stores LATIN1: create it anew with ENCODING"),
    ],
    ids=["not let in", "no such database", "no rights", "not in Unicode"],
)
def test_what_is_wrong_is_said_with_what_to_do(server, wrong, sentence):
    with psycopg.connect(
        host=str(server.place.sockets), user="postgres", dbname="postgres", autocommit=True
    ) as admin:
        for name in ("strange", "latin"):
            admin.execute(f"DROP DATABASE IF EXISTS {name}")
        admin.execute("CREATE DATABASE strange")
        admin.execute(
            "CREATE DATABASE latin OWNER goufu TEMPLATE template0 ENCODING 'LATIN1' "
            "LOCALE_PROVIDER libc LOCALE 'C'"
        )

    with pytest.raises(Unusable, match=sentence) as refused:
        database.check(named(server, **wrong))

    assert "\n" not in str(refused.value)


def test_one_that_is_too_old(server, monkeypatch):
    monkeypatch.setattr(database, "OLDEST", 99)

    with pytest.raises(Unusable, match="and Goufu needs 99 or newer: upgrade it, or leave"):
        database.check(named(server))


def test_an_address_that_cannot_be_read():
    env = environment.read({"DATABASE_URL": "postgresql://host/name?sslmode=require&nonsense=1"})

    with pytest.raises(BadSetting, match=r"DATABASE_URL cannot be read: .*nonsense"):
        database.parameters(env)
