from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="verified",
            field=models.BooleanField(default=False),
        ),
    ]
