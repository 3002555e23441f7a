# What was entered before a second person approved stays in force.

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def keep_in_force(apps, _editor):
    apps.get_model("law_rows", "LocalValue").objects.update(in_effect_at=F("entered_at"))


class Migration(migrations.Migration):
    atomic = True
    dependencies = [("law_rows", "0001_initial")]
    operations = [
        migrations.AddField("localvalue", "unit", models.CharField(blank=True, default="", max_length=20), preserve_default=False),
        migrations.AddField("localvalue", "replaces", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="law_rows.localvalue")),
        migrations.AddField("localvalue", "in_effect_at", models.DateTimeField(null=True)),
        migrations.AddField("localvalue", "returned_at", models.DateTimeField(null=True)),
        migrations.AddField("localvalue", "ended_on", models.DateField(null=True)),
        migrations.RunPython(keep_in_force, migrations.RunPython.noop),
        migrations.RemoveConstraint("localvalue", "one_value_a_place_and_day"),
        migrations.AddConstraint("localvalue", models.UniqueConstraint(condition=models.Q(("returned_at__isnull", True), ("withdrawn_at__isnull", True)), fields=("key", "place", "in_force_from", "case"), name="one_value_a_place_and_day")),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("reason", models.TextField(blank=True)),
                ("organisation_id", models.BigIntegerField()),
                ("proposed_by", models.CharField(max_length=80)),
                ("proposer_account_id", models.BigIntegerField()),
                ("proposed_at", models.DateTimeField()),
                ("outcome", models.CharField(blank=True, max_length=10)),
                ("decided_by", models.CharField(blank=True, max_length=80)),
                ("decider_account_id", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("value", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="law_rows.localvalue")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("outcome", "")), fields=("value",), name="one_open_proposal_a_value"),
                    models.CheckConstraint(condition=models.Q(("decider_account_id__isnull", True), models.Q(("decider_account_id", models.F("proposer_account_id")), _negated=True), _connector="OR"), name="proposal_decided_by_another"),
                ],
            },
        ),
    ]
