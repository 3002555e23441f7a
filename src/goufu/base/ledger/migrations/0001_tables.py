import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('ledger', '0001_initial'), ('ledger', '0002_refused_keeps_why')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Head',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('size', models.BigIntegerField(unique=True)),
                ('root', models.CharField(max_length=64)),
                ('last_entry', models.BigIntegerField()),
                ('signed_at', models.DateTimeField()),
                ('key_id', models.CharField(max_length=16)),
                ('signature', models.CharField(max_length=128)),
            ],
        ),
        migrations.CreateModel(
            name='Key',
            fields=[
                ('key_id', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('public', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('index', models.BigIntegerField(primary_key=True, serialize=False)),
                ('entry_id', models.BigIntegerField(unique=True)),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.PositiveSmallIntegerField()),
                ('place', models.BigIntegerField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('level', 'place'), name='one_node_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Refused',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=80)),
                ('ref', models.CharField(blank=True, max_length=60)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('account_id', models.BigIntegerField(null=True)),
                ('actor', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('organisation', models.CharField(blank=True, max_length=160)),
                ('refused_at', models.DateTimeField()),
                ('code', models.CharField(max_length=80)),
                ('sentence', models.TextField()),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('remedy', models.TextField(blank=True)),
                ('why', models.JSONField(default=list)),
            ],
            options={
                'indexes': [models.Index(fields=['ref', 'id'], name='refused_ref'), models.Index(fields=['refused_at', 'id'], name='refused_at')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=80)),
                ('dossier_kind', models.CharField(max_length=40)),
                ('ref', models.CharField(max_length=60)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('place', models.CharField(max_length=12)),
                ('account_id', models.BigIntegerField(null=True)),
                ('actor', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('organisation_id', models.BigIntegerField(null=True)),
                ('organisation', models.CharField(blank=True, max_length=160)),
                ('happened_at', models.DateTimeField()),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('facts', models.JSONField(default=dict)),
                ('why', models.JSONField(default=list)),
            ],
            options={
                'indexes': [models.Index(fields=['project_code', 'id'], name='ledger_project'), models.Index(fields=['ref', 'id'], name='ledger_ref'), models.Index(fields=['account_id', 'id'], name='ledger_account')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd80cdea55986d8dc4a873a0796f1dd071e72f1d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af900', table='ledger_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='5110e8de3e014cdb188edd45eafdb68f2ca78106', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_0f489', table='ledger_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='head',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff971ae539b3aff22a399fb3ad7aabbf9f04bef8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3765a', table='ledger_head', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='head',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='c8825190e8711ecced46d7c0806650824620a135', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_9100f', table='ledger_head', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='key',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7548eae5a8184769cc19230faff58a949f61f8c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4fc8c', table='ledger_key', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='key',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='98b595d5a9e319857bcc06fdddd72d11cf68cd5d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_709b0', table='ledger_key', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leaf',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='daf9331e71cfeb614da4166b5d12a7905ef5493e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4fabc', table='ledger_leaf', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leaf',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='458af6797d2d6ff7ef5dfa6542de4c56187978d8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_32e92', table='ledger_leaf', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b2297cc9e26d73f00981e470eb2ebab099eccf0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7540b', table='ledger_node', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='node',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='6c8c33d2dc3abbe11b00e4f674e7143d802b58d3', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_d2427', table='ledger_node', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refused',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='376258e6edccff5eb22535cf787b0a49ae1455b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_84174', table='ledger_refused', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refused',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='7a565994daaa5b169f567d4211293ee8a964ac41', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_788b8', table='ledger_refused', when='BEFORE')),
        ),
    ]
