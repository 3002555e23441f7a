"""The kinds of value that a setting can have: how each is read, and how it is described."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}
HOST_NAME = re.compile(r"[A-Za-z0-9.:_\-\[\]]+")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LONGEST_PORT = 65535
SHORTEST_KEY = 32


@dataclass(frozen=True)
class Kind:
    """One kind of value: ``read`` raises ``ValueError`` for a text that is not ``described``."""

    described: str
    read: Callable[[str], Any]


def _path(text: str) -> Path:
    return Path(text).expanduser().absolute()


def _switch(text: str) -> bool:
    if text.lower() in YES | NO:
        return text.lower() in YES
    raise ValueError(text)


def _host(text: str) -> str:
    if not HOST_NAME.fullmatch(text):
        raise ValueError(text)
    return text


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _level(text: str) -> str:
    if text.upper() not in LEVELS:
        raise ValueError(text)
    return text.upper()


def _address_of_mail(text: str) -> str:
    if not re.fullmatch(r"[^\r\n]*[^@\s]+@[^@\s]+", text):
        raise ValueError(text)
    return text


def _key(text: str) -> str:
    if len(text) < SHORTEST_KEY:
        raise ValueError(text)
    return text


def number(least: int, most: int) -> Kind:
    def read(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return Kind(f"a whole number from {least} to {most}", read)


def url(*schemes: str, form: str) -> Kind:
    """An address with one of the schemes and a host; nothing at all is allowed too."""

    def read(text: str) -> str:
        parts = urlsplit(text)
        if text and (parts.scheme not in schemes or not (parts.netloc or parts.query)):
            raise ValueError(text)
        return text.rstrip("/")

    return Kind(f"an address like {form}", read)


TEXT = Kind("a text", str)
PATH = Kind("a directory or file", _path)
SWITCH = Kind("yes or no (1/0, true/false, on/off)", _switch)
HOST = Kind("a host name or IP address", _host)
WORDS = Kind("words separated by commas", _words)
PORT = number(1, LONGEST_PORT)
LEVEL = Kind("one of " + ", ".join(LEVELS), _level)
MAIL = Kind("a mail address", _address_of_mail)
KEY = Kind(f"a secret of at least {SHORTEST_KEY} characters", _key)


def setting(name: str, kind: Kind, default: str, meaning: str, *, secret: bool = False) -> Any:
    """One row of the table. ``default`` is written as in the environment, and read the same way."""
    return field(
        metadata={
            "name": name,
            "kind": kind,
            "default": default,
            "meaning": meaning,
            "secret": secret,
        }
    )
