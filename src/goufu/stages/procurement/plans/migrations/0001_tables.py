import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('plans', '0001_initial'), ('plans', '0002_indexes_of_the_list'), ('plans', '0003_lots'), ('plans', '0004_plans'), ('plans', '0005_plans_under_way')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('amount_fen', models.BigIntegerField()),
                ('method', models.CharField(choices=[('open_tender', '公开招标'), ('invited_tender', '邀请招标'), ('negotiation', '竞争性谈判'), ('consultation', '竞争性磋商'), ('inquiry', '询价'), ('single_source', '单一来源'), ('framework', '框架协议')], max_length=20)),
                ('grounds', models.JSONField(default=list)),
                ('method_reason', models.TextField(blank=True)),
                ('threshold_fen', models.BigIntegerField(null=True)),
                ('route', models.CharField(choices=[('central_agency', '集中采购机构'), ('agency', '采购代理机构'), ('own', '采购人自行组织')], max_length=20)),
                ('planned_start', models.DateField()),
                ('remark', models.TextField(blank=True)),
                ('intention_published_on', models.DateField(null=True)),
                ('urgency', models.TextField(blank=True)),
                ('accepted_on', models.DateField(null=True)),
                ('handler_account_id', models.BigIntegerField(null=True)),
                ('approval_ref', models.CharField(blank=True, max_length=60)),
                ('approved_method', models.CharField(blank=True, max_length=20)),
                ('approved_fen', models.BigIntegerField(null=True)),
                ('split_fen', models.BigIntegerField(null=True)),
                ('split_count', models.PositiveIntegerField(null=True)),
                ('agreement', models.JSONField(default=dict)),
                ('entrusted_on', models.DateField(null=True)),
                ('declined_reason', models.TextField(blank=True)),
                ('own_ability', models.JSONField(default=dict)),
                ('started_on', models.DateField(null=True)),
                ('pressed_on', models.DateField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='plan_state'), models.Index(fields=['place', '-id'], name='plan_place'), models.Index(fields=['opened_at', 'id'], name='plan_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='plan_words'), models.Index(fields=['amount_fen', 'id'], name='plan_by_amount_fen'), models.Index(fields=['planned_start', 'id'], name='plan_by_planned_start'), models.Index(fields=['project_code', 'id'], name='plan_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'under_review', 'accepted', 'asked', 'under_way'))), fields=('project',), name='one_live_plan_a_project'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='plan_costs_something'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('accepted', 'asked', 'under_way')), _negated=True), ('accepted_on__isnull', False), _connector='OR'), name='accepted_plan_says_when')],
            },
        ),
        migrations.CreateModel(
            name='Lot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('content', models.TextField()),
                ('amount_fen', models.BigIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lots', to='plans.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'number'), name='one_lot_a_number'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0), ('number__gt', 0)), name='lot_costs_something')],
            },
        ),
    ]
