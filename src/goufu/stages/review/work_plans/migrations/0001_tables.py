import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('work_plans', '0001_initial')]

    initial = True

    dependencies = [
        ('catalogue', '0001_tables'),
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('goal', models.TextField()),
                ('fields', models.JSONField(default=list)),
                ('phases', models.JSONField(default=list)),
                ('tasks', models.JSONField(default=list)),
                ('drafter_account_id', models.BigIntegerField(null=True)),
                ('approved_on', models.DateField(null=True)),
                ('summary', models.TextField(blank=True)),
                ('good_practice', models.TextField(blank=True)),
                ('sample', models.BooleanField(default=False)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='work_plan_state'), models.Index(fields=['place', '-id'], name='work_plan_place'), models.Index(fields=['opened_at', 'id'], name='work_plan_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='work_plan_words'), models.Index(fields=['year', 'id'], name='work_plan_by_year')],
                'constraints': [models.UniqueConstraint(fields=('place', 'year'), name='one_work_plan_a_place_and_year')],
            },
        ),
        migrations.CreateModel(
            name='KeyField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('place', models.CharField(max_length=12)),
                ('name', models.CharField(max_length=120)),
                ('scope', models.CharField(choices=[('all', '全省'), ('province', '省级'), ('local', '市县')], max_length=10)),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.guidanceitem')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='key_fields', to='work_plans.workplan')),
            ],
            options={
                'indexes': [models.Index(fields=['year', 'item'], name='key_field_item')],
            },
        ),
        migrations.CreateModel(
            name='WorkTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('partners', models.CharField(blank=True, max_length=200)),
                ('due_on', models.DateField()),
                ('progress', models.TextField(blank=True)),
                ('reported_on', models.DateField(null=True)),
                ('finished_on', models.DateField(null=True)),
                ('sample', models.BooleanField(default=False)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given_out', to='work_plans.workplan')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='work_task_state'), models.Index(fields=['place', '-id'], name='work_task_place'), models.Index(fields=['opened_at', 'id'], name='work_task_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='work_task_words'), models.Index(fields=['due_on', 'id'], name='work_task_by_due_on'), models.Index(fields=['lead', '-id'], name='work_task_lead')],
            },
        ),
    ]
