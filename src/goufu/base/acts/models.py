"""The texts of acts that an operator imported, article by article; every import stays."""

from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models

KEPT = pgtrigger.Protect(name="kept", operation=pgtrigger.Update | pgtrigger.Delete)


class Text(models.Model):
    """One import of the text of an act; the newest is the one that is read."""

    act = models.CharField(max_length=20)  # Its short name in the list of instruments.
    title = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=300)
    imported_by = models.CharField(max_length=80)
    imported_at = models.DateTimeField()

    class Meta:
        app_label = "acts"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["act", "sha256"], name="one_import_of_a_text")
        ]
        triggers: ClassVar = [KEPT]

    def __str__(self) -> str:
        return f"text of {self.act} {self.sha256[:12]}"


class Article(models.Model):
    """One article of a text."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="articles")
    place = models.PositiveIntegerField()  # Counted from 1 in the order of the text.
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=40)
    chapter = models.CharField(max_length=200, blank=True)
    paragraphs = models.JSONField(default=list)

    class Meta:
        app_label = "acts"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "place"], name="one_article_a_place")
        ]
        indexes: ClassVar = [models.Index(fields=["text", "number"], name="article_number")]
        triggers: ClassVar = [KEPT]

    def __str__(self) -> str:
        return f"{self.text_id} {self.label}"
