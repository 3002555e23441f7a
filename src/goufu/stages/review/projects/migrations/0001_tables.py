import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('projects', '0001_initial'), ('projects', '0002_indexes_of_the_list'), ('projects', '0003_the_paper_form'), ('projects', '0004_what_is_typed'), ('projects', '0005_which_are_livelihood')]

    initial = True

    dependencies = [
        ('catalogue', '0001_tables'),
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('livelihood', models.BooleanField(default=False)),
                ('background', models.TextField(blank=True)),
                ('content', models.TextField(blank=True)),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=14)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('cycle', models.CharField(blank=True, choices=[('once', '一次性'), ('yearly', '每年'), ('half_yearly', '每半年'), ('quarterly', '每季度'), ('monthly', '每月'), ('as_needed', '按需')], max_length=20)),
                ('times', models.PositiveIntegerField(default=1)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('budget_fen', models.BigIntegerField()),
                ('funding', models.CharField(blank=True, choices=[('existing', '部门预算既有经费'), ('special', '经批准的专项资金')], max_length=20)),
                ('yearly', models.JSONField(default=list)),
                ('longer_term', models.JSONField(default=list)),
                ('provider_requirements', models.TextField(blank=True)),
                ('quality_requirements', models.TextField(blank=True)),
                ('acceptance_standard', models.TextField(blank=True)),
                ('targets', models.JSONField(default=list)),
                ('method', models.CharField(blank=True, max_length=40)),
                ('handler_opinion', models.TextField(blank=True)),
                ('attachments', models.JSONField(default=list)),
                ('need_ref', models.CharField(blank=True, max_length=60)),
                ('copied_from', models.CharField(blank=True, max_length=60)),
                ('instead_of', models.CharField(blank=True, max_length=60)),
                ('content_kind', models.CharField(blank=True, choices=[('service', '服务'), ('own_duty', '应当由政府直接履职的事项'), ('outside_duty', '不属于政府职责范围的事项'), ('goods', '货物'), ('works', '工程'), ('works_with_service', '工程与服务打包'), ('financing', '融资'), ('hiring', '招聘、劳务派遣')], max_length=30)),
                ('service_class', models.CharField(blank=True, choices=[('1', '第一类：支撑经济社会运转、全民受益、无法分割'), ('2', '第二类：增加公众福利、受益对象特定'), ('3', '第三类：介于两者之间、具有辖区特点、无需制定法规')], max_length=1)),
                ('own_cost_fen', models.BigIntegerField(null=True)),
                ('costs', models.JSONField(default=list)),
                ('dearer_reason', models.TextField(blank=True)),
                ('answers', models.JSONField(default=dict)),
                ('tests', models.JSONField(default=list)),
                ('saved_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('returned', models.JSONField(default=dict)),
                ('holder_account_id', models.BigIntegerField(null=True)),
                ('reminded_on', models.DateField(null=True)),
                ('announcement', models.JSONField(default=dict)),
                ('announcer_account_id', models.BigIntegerField(null=True)),
                ('parked_reason', models.TextField(blank=True)),
                ('look_again_on', models.DateField(null=True)),
                ('refusal_reasons', models.TextField(blank=True)),
                ('handler_account_id', models.BigIntegerField(null=True)),
                ('department_reviewer_id', models.BigIntegerField(null=True)),
                ('budget_line_ref', models.CharField(blank=True, max_length=60)),
                ('announced_on', models.DateField(null=True)),
                ('sample', models.BooleanField(default=False)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.guidanceitem')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='project_state'), models.Index(fields=['place', '-id'], name='project_place'), models.Index(fields=['opened_at', 'id'], name='project_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='project_words'), models.Index(fields=['year', 'id'], name='project_by_year'), models.Index(fields=['budget_fen', 'id'], name='project_by_budget_fen'), models.Index(fields=['starts_on', 'id'], name='project_by_starts_on'), models.Index(fields=['project_code'], name='project_code'), models.Index(fields=['purchaser', 'year', 'id'], name='project_purchaser'), models.Index(condition=models.Q(('livelihood', True)), fields=['-id'], name='project_livelihood')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'parked'), _negated=True), models.Q(('parked_reason', ''), _negated=True), _connector='OR'), name='parked_project_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('refusal_reasons', ''), _negated=True), _connector='OR'), name='refused_project_says_why'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='project_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('budget_fen__gt', 0), ('quantity__gt', 0)), ('state__in', ('draft', 'parked', 'withdrawn')), _connector='OR'), name='project_costs_something')],
            },
        ),
        migrations.CreateModel(
            name='Typed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_id', models.BigIntegerField()),
                ('ref', models.CharField(blank=True, max_length=60)),
                ('fields', models.JSONField()),
                ('typed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('account_id', 'ref'), name='one_scratch_pad_a_form')],
            },
        ),
        migrations.CreateModel(
            name='EarlierResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
                ('total', models.CharField(blank=True, max_length=20)),
                ('grade', models.CharField(blank=True, max_length=20)),
                ('budget_decision', models.CharField(blank=True, max_length=60)),
                ('concluded_on', models.DateField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.guidanceitem')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['purchaser', 'item', '-year'], name='earlier_results')],
            },
        ),
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('reason', models.TextField()),
                ('before', models.JSONField()),
                ('budget_fen', models.BigIntegerField()),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=14)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('content', models.TextField()),
                ('handler_account_id', models.BigIntegerField(null=True)),
                ('refusal_reasons', models.TextField(blank=True)),
                ('sample', models.BooleanField(default=False)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adjustments', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='adjustment_state'), models.Index(fields=['place', '-id'], name='adjustment_place'), models.Index(fields=['opened_at', 'id'], name='adjustment_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='adjustment_words'), models.Index(fields=['budget_fen', 'id'], name='adjustment_by_budget_fen')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='adjusted_ends_after_start'), models.CheckConstraint(condition=models.Q(('budget_fen__gt', 0), ('quantity__gt', 0)), name='adjusted_costs_something'), models.UniqueConstraint(condition=models.Q(('state__in', ('dept_review', 'sector_review', 'finance_review'))), fields=('project',), name='one_open_adjustment_a_project')],
            },
        ),
    ]
