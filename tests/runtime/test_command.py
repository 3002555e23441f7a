from __future__ import annotations

import pytest

from goufu import __main__ as command
from goufu.config import commands


def test_the_overview_names_every_command_of_our_own(capsys):
    assert command.main([]) == 0

    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in commands.OWN)
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize("name", commands.OWN)
def test_every_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as end:
        command.main([name, "--help"])

    assert end.value.code == 0
    assert f"goufu {name}" in capsys.readouterr().out


def test_a_bad_setting_ends_the_command_with_one_sentence_and_no_traceback(python):
    done = python("-m", "goufu", "check", env={"GOUFU_PORT": "none"})

    said, _ = done.communicate()
    assert said == "goufu: GOUFU_PORT must be a whole number from 1 to 65535, not 'none'.\n"
    assert done.returncode == 2


def test_an_unusable_database_ends_the_command_with_one_sentence_and_no_traceback(python):
    done = python("-m", "goufu", "migrate", env={"DATABASE_URL": "postgresql://u@127.0.0.1:1/d"})

    said, _ = done.communicate()
    assert said.startswith("goufu: No PostgreSQL answers on 127.0.0.1:1 (")
    assert said.count("\n") == 1
    assert done.returncode == 2


def test_a_taken_port_is_said_before_anything_starts(python, taken_port):
    done = python("-m", "goufu", "serve", env={"GOUFU_PORT": str(taken_port)})

    said, _ = done.communicate()
    assert said.startswith(f"goufu: Port {taken_port} on 127.0.0.1 cannot be used (")
    assert done.returncode == 2


@pytest.fixture
def taken_port():
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]
