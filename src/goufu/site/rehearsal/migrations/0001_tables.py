import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('rehearsal', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('version', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('title', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=12)),
                ('variant', models.JSONField()),
                ('key', models.CharField(blank=True, max_length=100)),
                ('account_id', models.BigIntegerField()),
                ('actor', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', '等待推演'), ('running', '正在推演'), ('done', '已完成'), ('failed', '未能完成')], default='waiting', max_length=10)),
                ('done_at', models.DateTimeField(null=True)),
                ('seconds', models.FloatField(null=True)),
                ('figures', models.JSONField(default=dict)),
                ('rules', models.JSONField(default=list)),
                ('failure', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-id'], name='rehearsal_organisation')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'role', 'digest', 'version'), name='one_rehearsal_a_version'), models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('account_id', 'key'), name='one_rehearsal_a_request'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('done_at__isnull', False), _connector='OR'), name='done_rehearsal_says_when')],
            },
        ),
        migrations.CreateModel(
            name='RehearsedProject',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('department', models.CharField(max_length=160)),
                ('service_class', models.CharField(blank=True, max_length=1)),
                ('method', models.CharField(blank=True, max_length=40)),
                ('amount_fen', models.BigIntegerField()),
                ('another_way', models.BooleanField()),
                ('steps', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('turned', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('differences', models.JSONField()),
                ('rehearsal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='rehearsal.rehearsal')),
            ],
            options={
                'indexes': [models.Index(fields=['rehearsal', '-amount_fen', '-id'], name='rehearsed_amount'), django.contrib.postgres.indexes.GinIndex(fields=['steps'], name='rehearsed_steps')],
                'constraints': [models.UniqueConstraint(fields=('rehearsal', 'project_code'), name='one_row_a_rehearsed_project')],
            },
        ),
    ]
