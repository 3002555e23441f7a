from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('wiring', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('value', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'verbose_name': 'mark',
                'db_table': 'wiring_mark',
            },
        ),
    ]
