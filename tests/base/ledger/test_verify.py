"""``goufu ledger verify`` names the first line that somebody altered, removed or slipped in."""

from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from django.core.management.base import CommandError

from goufu.base.ledger import keys
from goufu.base.ledger.models import Head, Leaf
from goufu.base.ledger.sealing import seal
from goufu.base.ledger.tree import leaf_digest
from goufu.base.ledger.verify import verify


@pytest.fixture
def sealed(write, at):
    """Ten lines under two heads."""
    entries = write(6)
    seal(at)
    entries += write(4)
    seal(at)
    return entries


def test_an_untouched_ledger_holds_and_says_what_waits(sealed, write, later):
    write(3)

    report = verify(later)

    assert report.holds
    assert (report.lines, report.heads, report.unsealed) == (10, 2, 3)


def test_an_altered_line_is_named(sealed, behind_the_back, later):
    behind_the_back(
        "UPDATE ledger_entry SET facts = '{\"price_fen\": 1}' WHERE id = %s", sealed[3].pk
    )
    behind_the_back("UPDATE ledger_entry SET actor = 'x' WHERE id = %s", sealed[8].pk)

    broken = verify(later).broken

    assert broken is not None
    assert (broken.kind, broken.entry_id) == ("altered", sealed[3].pk)
    assert f"第 {sealed[3].pk} 号记录（project.submit，3415-2026-XM-0004）已被改动" in str(broken)


@pytest.mark.parametrize(
    "column",
    ["event", "ref", "project_code", "place", "actor", "role", "organisation", "clause"],
)
def test_no_column_can_be_altered_unseen(sealed, behind_the_back, later, column):
    behind_the_back(f"UPDATE ledger_entry SET {column} = 'other' WHERE id = %s", sealed[0].pk)  # noqa: S608

    assert verify(later).broken.kind == "altered"


def test_the_moment_of_a_line_cannot_be_altered_unseen(sealed, behind_the_back, later):
    behind_the_back(
        "UPDATE ledger_entry SET happened_at = happened_at - interval '1 microsecond'"
        " WHERE id = %s",
        sealed[9].pk,
    )

    assert verify(later).broken.entry_id == sealed[9].pk


def test_a_removed_line_is_named(sealed, behind_the_back, later):
    behind_the_back("DELETE FROM ledger_entry WHERE id = %s", sealed[7].pk)

    broken = verify(later).broken

    assert (broken.kind, broken.entry_id) == ("missing", sealed[7].pk)


def test_a_changed_leaf_is_told_from_a_changed_line(sealed, behind_the_back, later):
    behind_the_back("UPDATE ledger_leaf SET digest = %s WHERE index = 2", "ab" * 32)

    broken = verify(later).broken

    assert (broken.kind, broken.params["index"]) == ("leaf_changed", 2)


def test_a_line_altered_together_with_its_leaf_is_found_by_the_head(sealed, behind_the_back, later):
    victim = sealed[7]
    behind_the_back("UPDATE ledger_entry SET actor = '李某' WHERE id = %s", victim.pk)
    victim.refresh_from_db()
    behind_the_back(
        "UPDATE ledger_leaf SET digest = %s WHERE entry_id = %s",
        leaf_digest(victim.canonical()),
        victim.pk,
    )

    broken = verify(later).broken

    assert (broken.kind, broken.params["number"]) == ("rewritten", 2)
    assert broken.entry_id == sealed[6].pk


def test_a_removed_leaf_leaves_a_gap(sealed, behind_the_back, later):
    behind_the_back("DELETE FROM ledger_leaf WHERE index = 4")

    broken = verify(later).broken

    assert (broken.kind, broken.params["index"]) == ("leaf_missing", 4)


def test_a_leaf_above_the_last_head_is_found(sealed, write, behind_the_back, later):
    (extra,) = write(1)
    Leaf.objects.create(index=10, entry_id=extra.pk, digest=leaf_digest(extra.canonical()))

    assert verify(later).broken.kind == "leaf_added"


def test_a_line_slipped_in_below_a_settled_head_is_named(sealed, behind_the_back, later):
    behind_the_back(
        "INSERT INTO ledger_entry (id, event, dossier_kind, ref, project_code, place, actor, role,"
        " organisation, happened_at, clause, facts, why) VALUES (%s, 'a.b', 'a', 'r', '', 'CN',"
        " 'n', 'clock', '', now(), '', '{}', '[]')",
        -5,
    )
    seal(later)

    broken = verify(later).broken

    assert (broken.kind, broken.entry_id) == ("inserted", -5)


def test_a_forged_head_does_not_bear_its_signature(sealed, behind_the_back, later):
    behind_the_back("UPDATE ledger_head SET root = %s WHERE number = 2", "cd" * 32)

    broken = verify(later).broken

    assert (broken.kind, broken.params["number"]) == ("head_forged", 2)


def test_a_head_signed_with_a_key_of_ones_own_is_not_believed(sealed, behind_the_back, later, at):
    stranger = Ed25519PrivateKey.generate()
    public = keys.public_hex(stranger)
    head = Head.objects.get(number=2)
    head.key_id = keys.id_of(public)
    signature = stranger.sign(head.signed_text().encode()).hex()
    behind_the_back(
        "INSERT INTO ledger_key (key_id, public, made_at) VALUES (%s, %s, %s)",
        head.key_id,
        public,
        at,
    )
    behind_the_back(
        "UPDATE ledger_head SET key_id = %s, signature = %s WHERE number = 2",
        head.key_id,
        signature,
    )

    assert verify(later).broken.kind == "head_stranger"
    assert verify(later, trusted=frozenset({head.key_id})).holds


def test_a_removed_head_leaves_a_gap(sealed, behind_the_back, later):
    behind_the_back("DELETE FROM ledger_head WHERE number = 1")

    assert verify(later).broken.kind == "head_missing"


def test_a_changed_subtree_is_found(write, at, later, behind_the_back):
    write(300)
    seal(at)
    behind_the_back("UPDATE ledger_node SET digest = %s", "ef" * 32)

    assert verify(later).broken.kind == "subtree_changed"


def test_a_ledger_cut_short_is_found_with_heads_kept_elsewhere(
    sealed, behind_the_back, tmp_path, later
):
    kept = tmp_path / "heads.jsonl"
    call_command("ledger", "export", "--to", str(kept))
    behind_the_back("DELETE FROM ledger_head WHERE number = 2")
    behind_the_back("DELETE FROM ledger_leaf WHERE index >= 6")
    behind_the_back("DELETE FROM ledger_entry WHERE id > %s", sealed[5].pk)

    assert verify(later).holds
    with pytest.raises(CommandError, match="第 2 号封印已缺失"):
        call_command("ledger", "verify", "--against", str(kept))


class TestTheCommand:
    def test_it_says_that_all_holds(self, sealed):
        told = StringIO()

        call_command("ledger", "verify", stdout=told)

        assert "记录完好：10 条已封存，2 个封印全部成立，0 条待封存。" in told.getvalue()

    def test_it_fails_with_1_and_names_the_line(self, sealed, behind_the_back):
        behind_the_back("UPDATE ledger_entry SET actor = 'x' WHERE id = %s", sealed[2].pk)

        with pytest.raises(CommandError, match=f"第 {sealed[2].pk} 号记录") as failed:
            call_command("ledger", "verify")

        assert failed.value.returncode == 1

    def test_it_seals_and_prints_the_newest_head(self, sealed, write):
        write(1)
        told = StringIO()

        call_command("ledger", "seal", stdout=StringIO())
        call_command("ledger", "head", stdout=told)

        assert json.loads(told.getvalue())["size"] == 11

    def test_it_prints_no_receipt_of_what_is_not_public(self, sealed):
        with pytest.raises(CommandError, match="没有编号为 3415-2026-XM-0001 的公开记录"):
            call_command("ledger", "proof", "3415-2026-XM-0001")


def test_lines_found_late_are_sealed_only_on_request(sealed, behind_the_back, later):
    behind_the_back(
        "INSERT INTO ledger_entry (id, event, dossier_kind, ref, project_code, place, actor, role,"
        " organisation, happened_at, clause, facts, why) VALUES (-7, 'a.b', 'a', 'r', '', 'CN',"
        " 'n', 'clock', '', now(), '', '{}', '[]')"
    )

    assert seal(later) is None
    assert seal(later + timedelta(seconds=1), late=True) is not None
    assert verify(later).holds
