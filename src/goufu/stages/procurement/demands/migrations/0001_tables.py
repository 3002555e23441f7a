import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('demands', '0001_demands')]

    initial = True

    dependencies = [
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Demand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('subject', models.TextField()),
                ('functions', models.TextField()),
                ('quality', models.TextField()),
                ('safety', models.TextField(blank=True)),
                ('delivery', models.TextField()),
                ('terms', models.TextField(blank=True)),
                ('acceptance', models.TextField()),
                ('quantity', models.CharField(max_length=200)),
                ('amount_fen', models.BigIntegerField()),
                ('market', models.TextField(blank=True)),
                ('qualification', models.TextField(blank=True)),
                ('like_contracts', models.PositiveSmallIntegerField(default=0)),
                ('like_scope', models.TextField(blank=True)),
                ('like_reason', models.TextField(blank=True)),
                ('policies', models.TextField(blank=True)),
                ('risks', models.TextField(blank=True)),
                ('to_public', models.BooleanField(default=False)),
                ('public_interest', models.BooleanField(default=False)),
                ('complex_project', models.BooleanField(default=False)),
                ('other_by_purchaser', models.BooleanField(default=False)),
                ('emergency', models.TextField(blank=True)),
                ('survey_way', models.CharField(blank=True, choices=[('consulting', '咨询'), ('arguing', '论证'), ('questionnaire', '问卷调查'), ('study', '可行性研究等前期工作')], max_length=20)),
                ('surveyed_from', models.DateField(null=True)),
                ('surveyed_until', models.DateField(null=True)),
                ('survey_subjects', models.JSONField(default=list)),
                ('survey_few_reason', models.TextField(blank=True)),
                ('survey_findings', models.TextField(blank=True)),
                ('opinions_until', models.DateField(null=True)),
                ('opinion_summary', models.TextField(blank=True)),
                ('written_by_id', models.BigIntegerField(null=True)),
                ('review_kind', models.CharField(blank=True, max_length=20)),
                ('review', models.JSONField(default=list)),
                ('review_members', models.TextField(blank=True)),
                ('lawyer', models.CharField(blank=True, max_length=200)),
                ('review_opinion', models.TextField(blank=True)),
                ('passed_on', models.DateField(null=True)),
                ('project', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='demand', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='demand_state'), models.Index(fields=['place', '-id'], name='demand_place'), models.Index(fields=['opened_at', 'id'], name='demand_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='demand_words'), models.Index(fields=['amount_fen', 'id'], name='demand_by_amount_fen'), models.Index(fields=['project_code', 'id'], name='demand_project')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='demand_costs_something'), models.CheckConstraint(condition=models.Q(('surveyed_from__isnull', True), ('surveyed_until__gte', models.F('surveyed_from')), _connector='OR'), name='survey_of_demand_ends_after_it_began'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'passed'), _negated=True), ('passed_on__isnull', False), _connector='OR'), name='passed_demand_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=200)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('said_at', models.DateTimeField()),
                ('demand', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='demands.demand')),
            ],
            options={
                'indexes': [models.Index(fields=['demand', 'id'], name='opinion_demand')],
            },
        ),
    ]
