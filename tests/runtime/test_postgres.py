from __future__ import annotations

import os
import pwd
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from goufu.config.postgres import process
from goufu.config.postgres.binaries import Keeper, Unusable, programs_for
from goufu.config.postgres.server import Server

SOURCE = Path(__file__).parents[2] / "src"
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can work as somebody else")

USE_UNTIL_TOLD = """
import sys
from pathlib import Path
from goufu.config.postgres.server import Server
with Server(Path(sys.argv[1]), durable=False):
    print("in use", flush=True)
    sys.stdin.readline()
"""


def connect(server: Server) -> psycopg.Connection:
    return psycopg.connect(
        host=str(server.place.sockets), user="goufu", dbname="goufu", autocommit=True
    )


def answers(server: Server) -> bool:
    with connect(server) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def main_process(server: Server) -> int:
    found = process.postmaster(server.place.data)
    assert found is not None
    return found


def user(python, server: Server) -> subprocess.Popen[str]:
    started = python("-c", USE_UNTIL_TOLD, str(server.place.home))
    assert started.stdout.readline() == "in use\n"
    return started


def write_until_it_breaks(connection: psycopg.Connection) -> int:
    """Commit numbers one by one; return the last one that was acknowledged."""
    number = 0
    try:
        while True:
            connection.execute("INSERT INTO kept VALUES (%s)", [number + 1])
            number += 1
    except psycopg.OperationalError:
        return number
    finally:
        connection.close()


def test_what_was_committed_survives_the_sudden_death_of_the_server(server):
    with connect(server) as connection:
        connection.execute("CREATE TABLE kept (number int)")
    killer = subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -9 {main_process(server)}"])
    acknowledged = write_until_it_breaks(connect(server))
    killer.wait()

    server.revive()

    with connect(server) as connection:
        kept = connection.execute("SELECT max(number) FROM kept").fetchone()
    assert kept[0] >= acknowledged > 10


def test_the_death_of_one_connection_takes_nothing_else_with_it_for_long(server):
    with connect(server) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
    give_up_at = time.monotonic() + 10
    while True:
        try:
            assert answers(server)
            break
        except psycopg.OperationalError:
            assert time.monotonic() < give_up_at
            time.sleep(0.05)


def test_the_second_start_takes_a_moment(home):
    begun = time.monotonic()
    with Server(home) as server:
        assert answers(server)
    assert time.monotonic() - begun < 3


def test_whoever_leaves_last_stops_it_not_whoever_started_it(server, python):
    other = user(python, server)
    server.leave()
    assert server.is_running

    other.communicate("done\n")

    assert not server.is_running


def test_a_server_whose_starter_was_killed_is_found_and_later_stopped(home, python):
    server = Server(home, durable=False)
    starter = user(python, server)
    serving = main_process(server)
    starter.kill()
    starter.wait()

    with server:
        assert main_process(server) == serving
    assert not server.is_running


def test_of_two_that_start_at_once_one_starts_it_and_both_use_it(home, python):
    server = Server(home, durable=False)
    both = [python("-c", USE_UNTIL_TOLD, str(home)) for _ in range(2)]

    assert [one.stdout.readline() for one in both] == ["in use\n"] * 2
    assert server.is_running


def test_a_number_left_behind_that_now_belongs_to_another_program_misleads_nobody(server):
    serving = main_process(server)
    os.kill(serving, signal.SIGKILL)
    server._child.wait()
    stale = server.place.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n")

    assert server.revive()
    assert main_process(server) not in {serving, os.getpid()}


def test_a_stopped_child_of_a_killed_server_does_not_keep_the_next_one_from_starting(server):
    with connect(server) as connection:
        os.kill(connection.info.backend_pid, signal.SIGSTOP)
        os.kill(main_process(server), signal.SIGKILL)
        server._child.wait()

        assert server.revive()
        assert answers(server)


def test_a_path_too_long_for_a_socket_gets_a_short_one(empty_home):
    with Server(empty_home / ("deep" * 15) / ("deeper" * 10), durable=False) as server:
        assert len(str(server.place.sockets)) < 80
        assert answers(server)
    server.destroy()
    assert not server.place.sockets.exists()


def test_data_of_another_version_is_refused_with_what_to_do(server):
    server.leave()
    (server.place.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(
        Unusable, match=r"was made by PostgreSQL 9 and this Goufu brings \d+: back it up"
    ):
        server.join()


def test_a_server_in_use_is_not_thrown_away(server):
    with pytest.raises(Unusable, match="Goufu is running"):
        Server(server.place.home).destroy()


@only_root
def test_under_root_the_server_runs_as_nobody_and_nobody_cannot_connect(server):
    assert os.stat(f"/proc/{main_process(server)}").st_uid == pwd.getpwnam("nobody").pw_uid

    nobody = Keeper.of(server.place.data)
    psql = programs_for(nobody, server.place.root) / "psql"
    tried = subprocess.run(
        [psql, "-h", server.place.sockets, "-U", "goufu", "-c", "SELECT 1"],
        capture_output=True,
        text=True,
        check=False,
        **nobody.as_child(),
    )
    assert "Peer authentication failed" in tried.stderr


@only_root
def test_a_home_that_root_keeps_closed_puts_the_data_where_the_server_can_enter(empty_home):
    empty_home.parent.chmod(0o700)
    with Server(empty_home, durable=False) as server:
        assert answers(server)
        elsewhere = server.place.root
        assert not elsewhere.is_relative_to(empty_home)
    server.destroy()
    assert not elsewhere.exists()


@only_root
def test_an_ordinary_user_can_do_all_that_root_can(empty_home):
    nobody = Keeper.of(empty_home)
    packages = Path(psycopg.__file__).parents[1]
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    interpreters = [Path(sys.executable), Path("/usr/bin") / version]
    usable = [path for path in interpreters if path.exists() and nobody.runs(path)]
    if not usable or not nobody.reaches(packages):
        pytest.skip("an ordinary user cannot enter this checkout")
    empty_home.parent.chmod(0o777)
    child = nobody.as_child()
    child["env"]["PYTHONPATH"] = f"{SOURCE}:{packages}"

    once = subprocess.run(
        [usable[0], "-c", USE_UNTIL_TOLD, empty_home],
        text=True,
        input="done\n",
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd="/",
        **child,
    )

    assert once.stdout == "in use\n"
    assert empty_home.stat().st_uid == nobody.uid
