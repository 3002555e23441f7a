from __future__ import annotations

import pytest

from goufu.config import environment
from goufu.config.environment import BadSetting


def test_without_any_setting_everything_has_a_value():
    assert environment.read({}).address == "http://127.0.0.1:8000"


def test_an_address_follows_the_port():
    assert environment.read({"GOUFU_PORT": "9000"}).address == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("GOUFU_PORT", "http", "GOUFU_PORT must be a whole number from 1 to 65535, not 'http'."),
        (
            "GOUFU_DEMO",
            "maybe",
            "GOUFU_DEMO must be yes or no (1/0, true/false, on/off), not 'maybe'.",
        ),
        ("GOUFU_HOMME", "x", "GOUFU_HOMME is not a setting of Goufu; did you mean GOUFU_HOME?"),
        (
            "GOUFU_SECRET_KEY",
            "short",
            "GOUFU_SECRET_KEY must be a secret of at least 32 characters, not what it is now.",
        ),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence_that_names_it(name, value, sentence):
    with pytest.raises(BadSetting) as refused:
        environment.read({name: value})

    assert str(refused.value) == sentence
