"""The imports that were carried out."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ImportRun(models.Model):
    """One file that was carried in as a whole; the file itself is a document of this number."""

    ref = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=40)  # of the dossiers that it made
    name = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=12)
    done_by = models.CharField(max_length=80)
    done_at = models.DateTimeField()
    project_code = ""  # An import belongs to no project.

    class Meta:
        app_label = "imports"
        indexes: ClassVar = [
            models.Index(fields=["kind", "organisation", "-id"], name="import_of_a_body")
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.file_name}"
