"""Files of a dossier, kept by their digest; every version stays."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

# A version is never changed, and removed only with a document that never came into a dossier.
KEPT = """
IF TG_OP = 'DELETE' AND EXISTS (
  SELECT 1 FROM documents_document WHERE id = OLD.document_id AND ref = ''
) THEN
  RETURN OLD;
END IF;
RAISE EXCEPTION 'a version of a document is kept as it is';
"""


class Document(models.Model):
    """A paper of a dossier; its content is in its versions."""

    ref = models.CharField(max_length=60)  # The dossier that it belongs to.
    project_code = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    public = models.BooleanField(default=False)
    # Sealed offers: nobody but the owner may read before this moment.
    sealed_until = models.DateTimeField(null=True)
    owner_organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        app_label = "documents"
        indexes: ClassVar = [
            models.Index(fields=["ref", "id"], name="document_ref"),
            models.Index(fields=["project_code", "id"], name="document_project"),
            # Read by the clock: what still waits for its dossier.
            models.Index(fields=["id"], name="document_waiting", condition=Q(ref="")),
        ]

    def __str__(self) -> str:
        return f"{self.title} of {self.ref}"


class Version(models.Model):
    """One content of a document; never replaced."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()  # bytes
    media_type = models.CharField(max_length=120)  # by content, not by what the sender said
    file_name = models.CharField(max_length=200)  # shown to people, never a path
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=80)
    account_id = models.BigIntegerField(null=True)

    class Meta:
        app_label = "documents"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="one_version_a_number")
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="kept",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEPT,
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} v{self.number} {self.sha256[:12]}"
