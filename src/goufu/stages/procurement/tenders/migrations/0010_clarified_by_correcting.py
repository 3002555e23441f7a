"""What was made clear becomes a correction like any other."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def carry_over(apps: Any, _editor: Any) -> None:
    """Number each after the corrections that the tender has; what it said stands word by word."""
    correction = apps.get_model("tenders", "TenderCorrection")
    for one in apps.get_model("tenders", "Clarification").objects.order_by("at"):
        correction.objects.create(
            tender=one.tender,
            number=correction.objects.filter(tender=one.tender).count() + 1,
            reason="澄清或者修改",
            affects_offers=one.touches_offers,
            changes=[{"label": "采购文件澄清", "before": "见原文件", "after": one.content}],
            document_changed=False,
            closes_before=one.closes_at,
            closes_after=one.closes_at,
            at=one.at,
        )


class Migration(migrations.Migration):
    dependencies = [("tenders", "0009_draws")]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel("Clarification"),
    ]
