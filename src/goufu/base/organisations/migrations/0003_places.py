"""Load the places that come with the platform; `goufu places` adds those of later versions."""

from django.db import migrations

from goufu.base.organisations.places import load_places


def load(apps, _schema_editor):
    load_places(model=apps.get_model("organisations", "Place"))


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_place_verified")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
