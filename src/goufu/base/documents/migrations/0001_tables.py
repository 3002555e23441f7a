import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('documents', '0001_initial'), ('documents', '0002_waiting')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('place', models.CharField(max_length=12)),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('public', models.BooleanField(default=False)),
                ('sealed_until', models.DateTimeField(null=True)),
                ('owner_organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['ref', 'id'], name='document_ref'), models.Index(fields=['project_code', 'id'], name='document_project'), models.Index(condition=models.Q(('ref', '')), fields=['id'], name='document_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.BigIntegerField()),
                ('media_type', models.CharField(max_length=120)),
                ('file_name', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField()),
                ('added_by', models.CharField(max_length=80)),
                ('account_id', models.BigIntegerField(null=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='documents.document')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='one_version_a_number')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='version',
            trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF TG_OP = 'DELETE' AND EXISTS (\n  SELECT 1 FROM documents_document WHERE id = OLD.document_id AND ref = ''\n) THEN\n  RETURN OLD;\nEND IF;\nRAISE EXCEPTION 'a version of a document is kept as it is';\n", hash='8e4b36fdcbf34e45e8b99511cfb2eb307f3a5043', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_f34d2', table='documents_version', when='BEFORE')),
        ),
    ]
