"""Nobody rewrites the record, and the application's own role is nobody too."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from goufu.base.ledger import refused
from goufu.base.ledger.models import Entry, Head, Key, Leaf, Node, Refused
from goufu.base.ledger.sealing import seal
from goufu.law.refusals import Refusal
from tests.base.ledger.conftest import WANG

TABLES = (Entry, Refused, Leaf, Head, Node, Key)


@pytest.fixture
def full_ledger(write, at):
    write(300)
    refused.write_down(Refusal(), "project.submit", {"ref": "x"}, actor=WANG, at=at)
    seal(at)


@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize(
    "deed", ["UPDATE {t} SET {c} = {c}", "DELETE FROM {t}", "TRUNCATE {t} CASCADE"]
)
def test_raw_sql_cannot_change_or_remove_a_row(full_ledger, model, deed):
    table, column = model._meta.db_table, model._meta.fields[-1].column
    count = model.objects.count()
    assert count > 0

    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(deed.format(t=table, c=column))

    assert model.objects.count() == count
