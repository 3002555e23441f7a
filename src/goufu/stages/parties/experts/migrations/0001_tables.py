import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('experts', '0001_initial'), ('experts', '0002_draws')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('people', '__first__'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Expert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('id_number', models.CharField(max_length=18)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('bank_name', models.CharField(blank=True, max_length=120)),
                ('bank_account', models.CharField(blank=True, max_length=40)),
                ('born_on', models.DateField()),
                ('employer', models.CharField(max_length=160)),
                ('title_level', models.CharField(choices=[('senior', '高级职称'), ('senior_level', '同等高级专业水平'), ('middle', '中级职称'), ('middle_level', '同等中级专业水平')], max_length=20)),
                ('title_name', models.CharField(max_length=200)),
                ('working_since', models.DateField()),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('region', models.CharField(max_length=12)),
                ('source', models.CharField(choices=[('call', '公开征集'), ('unit', '单位推荐'), ('self', '自我推荐'), ('recommended', '采购人或者采购代理机构推荐')], max_length=20)),
                ('relaxed', models.TextField(blank=True)),
                ('term_from', models.DateField(null=True)),
                ('term_to', models.DateField(null=True)),
                ('suspended_until', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('dismissal', models.CharField(blank=True, choices=[('unfit', '不符合规定的条件'), ('bad_record', '存在不良行为记录'), ('convicted', '受到刑事处罚')], max_length=20)),
                ('account', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('employer_organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('pool', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('recommender', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='expert_state'), models.Index(fields=['place', '-id'], name='expert_place'), models.Index(fields=['opened_at', 'id'], name='expert_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='expert_words'), models.Index(condition=models.Q(('term_to__isnull', False)), fields=['term_to', 'id'], name='expert_by_term_to'), models.Index(fields=['id_number'], name='expert_id_number')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('applied', 'returned', 'in_pool', 'suspended', 'lapsed'))), fields=('id_number',), name='one_live_entry_a_person'), models.UniqueConstraint(condition=models.Q(('state__in', ('applied', 'returned', 'in_pool', 'suspended', 'lapsed'))), fields=('account',), name='one_live_entry_an_account'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_pool'), _negated=True), ('term_to__gt', models.F('term_from')), _connector='OR'), name='expert_in_the_pool_has_a_term')],
            },
        ),
        migrations.CreateModel(
            name='BadConduct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conduct', models.CharField(choices=[('not_independent', '未按程序、方法和标准独立评审'), ('leaked_assessment', '泄露评审文件、评审情况'), ('did_not_stand_aside', '有利害关系未回避'), ('took_bribe', '收受贿赂或者获取其他不正当利益'), ('false_application', '提供虚假申请材料'), ('refused_answers', '拒不配合答复询问、质疑、投诉'), ('harmed_trust', '从事有损政府采购公信力的活动')], max_length=30)),
                ('happened_on', models.DateField()),
                ('clause', models.CharField(max_length=160)),
                ('facts', models.TextField()),
                ('recorded_on', models.DateField()),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conducts', to='experts.expert')),
            ],
        ),
        migrations.CreateModel(
            name='ExpertService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('about_ref', models.CharField(max_length=60)),
                ('finished_on', models.DateField()),
                ('served', models.JSONField(default=dict)),
                ('ratings', models.JSONField(default=list)),
                ('mean', models.DecimalField(decimal_places=2, max_digits=4, null=True)),
                ('explanation', models.TextField(blank=True)),
                ('secret', models.BooleanField(default=False)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='experts.expert')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='expert_service_state'), models.Index(fields=['place', '-id'], name='expert_service_place'), models.Index(fields=['opened_at', 'id'], name='expert_service_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='expert_service_words'), models.Index(fields=['expert', '-id'], name='service_of_expert'), models.Index(fields=['project_code'], name='expert_service_project')],
                'constraints': [models.UniqueConstraint(fields=('expert', 'about_ref'), name='one_service_an_assessment')],
            },
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('reason', models.TextField()),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaves', to='experts.expert')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='leave_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Tie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('employed_by', '存在劳动关系'), ('director_or_supervisor', '担任董事、监事'), ('controlling_owner', '控股股东或者实际控制人'), ('spouse', '其负责人是配偶'), ('lineal_blood', '其负责人是直系血亲'), ('collateral_within_three', '其负责人是三代以内旁系血亲'), ('close_affinity', '其负责人是近姻亲'), ('other_influence', '其他可能影响公平、公正的关系')], max_length=30)),
                ('name', models.CharField(max_length=160)),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('declared_on', models.DateField()),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ties', to='experts.expert')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('since__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='tie_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Unmasking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_id', models.BigIntegerField()),
                ('until', models.DateTimeField()),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unmaskings', to='experts.expert')),
            ],
            options={
                'indexes': [models.Index(fields=['expert', 'account_id'], name='unmasking_of')],
            },
        ),
    ]
