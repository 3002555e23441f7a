import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('notices', '0001_initial'), ('notices', '0002_indexes_of_the_list'), ('notices', '0003_guidance_notices'), ('notices', '0004_directory_notices'), ('notices', '0005_single_source'), ('notices', '0006_frameworks'), ('notices', '0007_kinds_of_procurement'), ('notices', '0008_aftermath'), ('notices', '0009_kinds_after_the_award'), ('notices', '0010_papers'), ('notices', '0011_kinds_of_papers')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('catalogue', '实施目录'), ('guidance', '指导性目录'), ('directory', '承接主体目录'), ('project', '项目公告'), ('intention', '采购意向'), ('tender', '采购公告'), ('prequalification', '资格预审公告'), ('single_source', '单一来源公示'), ('result', '结果公告'), ('other_way', '其他方式购买公告'), ('failure', '终止公告'), ('contract', '合同公告'), ('acceptance', '验收结果'), ('evaluation', '绩效结果'), ('result_use', '结果运用'), ('inspection', '检查结果'), ('correction', '更正公告'), ('framework_call', '框架协议征集公告'), ('framework_entry', '入围结果公告'), ('framework_exit', '入围供应商退出公告'), ('framework_deal', '成交结果单笔公告'), ('framework_summary', '成交结果汇总公告')], max_length=20)),
                ('source_ref', models.CharField(max_length=60)),
                ('lines', models.JSONField(default=list)),
                ('table', models.JSONField(default=dict)),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('published_at', models.DateTimeField(null=True)),
                ('sample', models.BooleanField(default=False)),
                ('corrects', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='notices.notice')),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='notice_state'), models.Index(fields=['place', '-id'], name='notice_place'), models.Index(fields=['opened_at', 'id'], name='notice_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='notice_words'), models.Index(condition=models.Q(('published_at__isnull', False)), fields=['published_at', 'id'], name='notice_by_published_at'), models.Index(condition=models.Q(('state', 'published')), fields=['-published_at', '-id'], name='notice_newest'), models.Index(condition=models.Q(('state', 'published')), fields=['kind', '-published_at', '-id'], name='notice_kind'), models.Index(condition=models.Q(('state', 'owed')), fields=['publisher', 'id'], name='notice_owed'), models.Index(fields=['project_code', 'id'], name='notice_project'), models.Index(fields=['source_ref'], name='notice_source')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_notice_has_its_moment')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='published_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'published\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ae863b9a6666b76de3f67c1a4c53ba82c9bce62', operation='UPDATE OR DELETE', pgid='pgtrigger_published_stands_88cc3', table='notices_notice', when='BEFORE')),
        ),
    ]
