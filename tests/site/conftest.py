"""Pages of the shell; none of them needs the database."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client


@pytest.fixture
def in_demo(settings) -> None:
    settings.GOUFU = dataclasses.replace(settings.GOUFU, demo=True)


@pytest.fixture
def gallery(in_demo) -> Client:
    return Client()
