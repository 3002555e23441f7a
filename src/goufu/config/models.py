"""What an installation remembers of itself."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models


class Mark(models.Model):
    """One thing worth remembering, under its name."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        app_label = "wiring"
        db_table = "wiring_mark"
        verbose_name: ClassVar = "mark"

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"

    @classmethod
    def set(cls, name: str, value: str, *, at: datetime) -> None:
        cls.objects.update_or_create(name=name, defaults={"value": value, "at": at})

    @classmethod
    def get(cls, name: str) -> Mark | None:
        return cls.objects.filter(name=name).first()
