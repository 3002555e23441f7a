"""Two do the same at the same moment; one of them is told why not."""

from __future__ import annotations

import pytest

from goufu.base.workflow.declare import NotNow
from goufu.stages.parties.providers.models import Directory, DirectoryEntry, Provider
from goufu.stages.parties.providers.rules.entry import AlreadyInTheRegister
from tests.at_once import at_once
from tests.rooms.providers.conftest import Registry, code
from tests.rooms.providers.test_directory import TOLD, tick

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_body_applies_twice_and_is_there_once():
    registry = Registry()
    outcomes = at_once(*[registry.applied] * 3)
    assert [type(one) for one in outcomes if one] == [AlreadyInTheRegister] * 2
    assert Provider.objects.count() == 1


def test_a_directory_goes_out_once():
    registry = Registry()
    registry.verified(on="2014-06-03", uscc=code("52", 3))
    tick("2015-01-05")
    directory = Directory.objects.get()
    registry.did("compile_directory", directory, on="2015-03-16", **TOLD)

    def publish() -> None:
        registry.did("publish_directory", directory, by="registrar_2", opinion="核对无误")

    outcomes = at_once(publish, publish)

    assert [type(one) for one in outcomes if one] == [NotNow]
    assert DirectoryEntry.objects.count() == 1
