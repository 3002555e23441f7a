"""Plans that were accepted before agencies were asked had their tender at once: they are under way."""

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Coalesce


def move_on(apps, _schema_editor):
    plans = apps.get_model("plans", "Plan").objects.filter(state="accepted")
    plans.update(state="under_way", started_on=Coalesce(F("started_on"), F("accepted_on")))


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_plans")]

    operations = [migrations.RunPython(move_on, migrations.RunPython.noop)]
