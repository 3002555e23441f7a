"""Load the places that come with the platform; `goufu places` adds those of later versions."""

from typing import Any

from django.db import migrations

from goufu.base.organisations.places import load_places


def load(apps: Any, _schema_editor: Any) -> None:
    load_places(model=apps.get_model("organisations", "Place"))


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_tables")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
