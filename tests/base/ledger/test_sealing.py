"""Lines are sealed in batches; every head speaks for all lines before it."""

from __future__ import annotations

import stat
import threading
from datetime import timedelta

import pytest
from django.db import connection
from pymerkle import InmemoryTree

from goufu.base.ledger import keys, sealing
from goufu.base.ledger.models import Entry, Head, Leaf, Node
from goufu.base.ledger.sealing import seal
from goufu.base.ledger.tree import LedgerTree
from goufu.base.ledger.verify import verify


def reference_root() -> str:
    tree = InmemoryTree(algorithm="sha256")
    for leaf in Leaf.objects.order_by("index"):
        tree.append_entry(Entry.objects.get(pk=leaf.entry_id).canonical())
    return tree.get_root().hex()


def test_a_head_covers_every_line_written_before_it(write, at):
    entries = write(7)

    head = seal(at)

    assert head is not None
    assert (head.number, head.size, head.last_entry) == (1, 7, entries[-1].pk)
    assert [leaf.entry_id for leaf in Leaf.objects.order_by("index")] == [e.pk for e in entries]
    assert head.root == reference_root()


def test_nothing_new_makes_no_head(write, at):
    write(2)
    seal(at)

    assert seal(at) is None
    assert Head.objects.count() == 1


@pytest.mark.parametrize("sizes", [(1, 1, 1), (255, 1, 1), (256, 256), (700, 13, 1, 330)])
def test_batches_of_any_size_lead_to_the_root_over_all_lines(write, at, sizes):
    for size in sizes:
        write(size)
        seal(at)

    last = Head.objects.order_by("-number")[0]
    assert last.size == sum(sizes)
    assert last.root == reference_root()
    assert Node.objects.filter(level=8).count() == sum(sizes) // 256


def test_a_backlog_is_sealed_batch_after_batch(write, at, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 10)
    write(25)

    seal(at)

    assert list(Head.objects.order_by("number").values_list("size", flat=True)) == [10, 20, 25]
    assert verify(at).holds


def test_a_line_that_was_committed_after_its_followers_is_sealed_with_the_next_head(
    write, at, behind_the_back
):
    *_, last = write(3)
    seal(at)
    early = last.pk + 1
    write(2)
    # Its number was given out before those of the lines just written; it arrives after them.
    behind_the_back("UPDATE ledger_entry SET id = id + 10 WHERE id >= %s", early)
    seal(at)
    behind_the_back(
        "INSERT INTO ledger_entry (id, event, dossier_kind, ref, project_code, place, actor, role,"
        " organisation, happened_at, clause, facts, why) VALUES (%s, 'a.b', 'a', 'r', '', 'CN',"
        " 'n', 'clock', '', now(), '', '{}', '[]')",
        early,
    )

    head = seal(at + timedelta(minutes=1))

    assert head is not None
    assert head.size == 6
    assert Leaf.objects.get(index=5).entry_id == early
    assert verify(at + timedelta(hours=3)).holds


def test_every_leaf_can_be_proved_against_every_later_head(write, at):
    for size in (3, 300, 5):
        write(size)
        seal(at)
    for head in Head.objects.all():
        tree = LedgerTree(head.size)
        for index in {0, 1, 2, 255, 256, 299, head.size - 1}:
            if index < head.size:
                proof = tree.prove_inclusion(index + 1, head.size)
                proof.verify(tree.get_leaf(index + 1), bytes.fromhex(head.root))


def test_the_private_key_is_made_once_and_only_its_owner_can_read_it(write, at):
    write(1)
    seal(at)
    first = keys.key_file().read_bytes()
    write(1)
    seal(at)

    assert keys.key_file().read_bytes() == first
    assert stat.S_IMODE(keys.key_file().stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.key_file().parent.stat().st_mode) == 0o700


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_seal_at_once_give_no_line_two_leaves(write, at):
    write(60)
    barrier = threading.Barrier(3)

    def worker():
        barrier.wait()
        seal(at)
        connection.close()

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Leaf.objects.count() == 60
    assert [head.size for head in Head.objects.all()] == [60]
    assert verify(at).holds
