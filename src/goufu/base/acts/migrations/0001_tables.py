import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('acts', '0001_initial')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Text',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('source', models.CharField(max_length=300)),
                ('imported_by', models.CharField(max_length=80)),
                ('imported_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('act', 'sha256'), name='one_import_of_a_text')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('label', models.CharField(max_length=40)),
                ('chapter', models.CharField(blank=True, max_length=200)),
                ('paragraphs', models.JSONField(default=list)),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='acts.text')),
            ],
            options={
                'indexes': [models.Index(fields=['text', 'number'], name='article_number')],
                'constraints': [models.UniqueConstraint(fields=('text', 'place'), name='one_article_a_place')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='text',
            trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4394e99e15526b98a21ced8cf7958ae3c2c1a772', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_673cd', table='acts_text', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='article',
            trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ccee7bd6f0c1bb0648604b1933d9652f5df6ea1b', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_31f6d', table='acts_article', when='BEFORE')),
        ),
    ]
