"""What happened, in order, never rewritten; what was refused; and how the lines are sealed."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any, ClassVar

import pgtrigger
from django.db import models

# Nobody rewrites the record: not a person, not a program, not this application.
APPEND_ONLY = (
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="never_emptied",
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;",
    ),
)


class Entry(models.Model):
    """One line of the ledger: who did what to which dossier, when, under which law."""

    event = models.CharField(max_length=80)
    dossier_kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=60)
    project_code = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=12)
    account_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    organisation_id = models.BigIntegerField(null=True)
    organisation = models.CharField(max_length=160, blank=True)
    happened_at = models.DateTimeField()
    clause = models.CharField(max_length=160, blank=True)
    facts = models.JSONField(default=dict)
    why = models.JSONField(default=list)

    class Meta:
        app_label = "ledger"
        indexes: ClassVar = [
            models.Index(fields=["project_code", "id"], name="ledger_project"),
            models.Index(fields=["ref", "id"], name="ledger_ref"),
            models.Index(fields=["account_id", "id"], name="ledger_account"),
        ]
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"#{self.pk} {self.event} {self.ref}"

    def canonical(self) -> bytes:
        """Return the bytes that are sealed: every field, sorted, UTF-8 JSON without spaces."""
        return canonical(
            {
                "id": self.pk,
                "event": self.event,
                "dossier_kind": self.dossier_kind,
                "ref": self.ref,
                "project_code": self.project_code,
                "place": self.place,
                "account_id": self.account_id,
                "actor": self.actor,
                "role": self.role,
                "organisation_id": self.organisation_id,
                "organisation": self.organisation,
                "happened_at": self.happened_at.astimezone(UTC).isoformat(),
                "clause": self.clause,
                "facts": self.facts,
                "why": self.why,
            }
        )


class Refused(models.Model):
    """An attempt of weight that was refused; written after the rollback, so it survives it."""

    event = models.CharField(max_length=80)
    ref = models.CharField(max_length=60, blank=True)
    project_code = models.CharField(max_length=60, blank=True)
    account_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    organisation_id = models.BigIntegerField(null=True)
    organisation = models.CharField(max_length=160, blank=True)
    refused_at = models.DateTimeField()
    code = models.CharField(max_length=80)
    sentence = models.TextField()
    clause = models.CharField(max_length=160, blank=True)
    remedy = models.TextField(blank=True)
    why = models.JSONField(default=list)  # What was asked before; the rule that refused is last.

    class Meta:
        app_label = "ledger"
        indexes: ClassVar = [
            models.Index(fields=["ref", "id"], name="refused_ref"),
            models.Index(fields=["refused_at", "id"], name="refused_at"),
        ]
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"refused #{self.pk} {self.event} {self.ref}: {self.code}"


class Leaf(models.Model):
    """The place of one line in the tree, and the digest under which it was sealed.

    It names the line by number only, so that it outlives a line that somebody removed.
    """

    index = models.BigIntegerField(primary_key=True)  # Counted from 0.
    entry_id = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        app_label = "ledger"
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"leaf {self.index}: #{self.entry_id}"


class Node(models.Model):
    """The root of a full subtree, kept so that sealing and proving need not read every leaf."""

    level = models.PositiveSmallIntegerField()  # It stands over 2 ** level leaves.
    place = models.BigIntegerField()  # Counted from 0 within its level.
    digest = models.CharField(max_length=64)

    class Meta:
        app_label = "ledger"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["level", "place"], name="one_node_a_place")
        ]
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"node {self.level}/{self.place}"


class Key(models.Model):
    """The public half of a key that signs heads."""

    key_id = models.CharField(max_length=16, primary_key=True)
    public = models.CharField(max_length=64)  # Ed25519, 32 bytes in hex.
    made_at = models.DateTimeField()

    class Meta:
        app_label = "ledger"
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return self.key_id


class Head(models.Model):
    """The signed state of the tree after a batch of lines; it speaks for all lines before it."""

    number = models.BigIntegerField(primary_key=True)  # Counted from 1, without gaps.
    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    last_entry = models.BigIntegerField()  # The highest line number sealed so far.
    signed_at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.CharField(max_length=128)

    class Meta:
        app_label = "ledger"
        triggers: ClassVar = list(APPEND_ONLY)

    def __str__(self) -> str:
        return f"head {self.number} over {self.size} lines"

    def signed_text(self) -> str:
        """Return the text that the signature stands under."""
        return (
            "goufu ledger head\n"
            f"number {self.number}\n"
            f"size {self.size}\n"
            f"root {self.root}\n"
            f"last_entry {self.last_entry}\n"
            f"signed_at {self.signed_at.astimezone(UTC).isoformat()}\n"
            f"key {self.key_id}\n"
        )

    def as_json(self) -> dict[str, Any]:
        """Return the head as it is published."""
        return {
            "number": self.number,
            "size": self.size,
            "root": self.root,
            "last_entry": self.last_entry,
            "signed_at": self.signed_at.astimezone(UTC).isoformat(),
            "key": self.key_id,
            "signature": self.signature,
        }


def canonical(content: dict[str, Any]) -> bytes:
    """Return one and only one byte string for ``content``."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in lower-case hex."""
    return hashlib.sha256(content).hexdigest()
