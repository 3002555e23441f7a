import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('draws', '0001_draws')]

    initial = True

    dependencies = [
        ('experts', '0001_tables'),
        ('organisations', '0001_tables'),
        ('people', '__first__'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('about_ref', models.CharField(max_length=60)),
                ('method', models.CharField(max_length=20)),
                ('budget_fen', models.BigIntegerField()),
                ('central', models.BooleanField(default=False)),
                ('suppliers', models.JSONField(default=dict)),
                ('groups', models.JSONField(default=list)),
                ('representatives', models.PositiveSmallIntegerField(default=0)),
                ('technically_complex', models.BooleanField(default=False)),
                ('high_impact', models.BooleanField(default=False)),
                ('evaluation_at', models.DateTimeField(null=True)),
                ('remote', models.BooleanField(default=False)),
                ('answer_minutes', models.PositiveIntegerField(default=0)),
                ('source', models.CharField(blank=True, choices=[('lottery', '福利彩票双色球'), ('sports_lottery', '体育彩票排列五'), ('index', '上证指数收盘'), ('beacon', '随机信标')], max_length=20)),
                ('round', models.CharField(blank=True, max_length=60)),
                ('value_due_at', models.DateTimeField(null=True)),
                ('secret', models.CharField(blank=True, max_length=64)),
                ('commitment', models.TextField(blank=True)),
                ('committed_at', models.DateTimeField(null=True)),
                ('commitment_line', models.BigIntegerField(null=True)),
                ('value', models.CharField(blank=True, max_length=200)),
                ('revealed_at', models.DateTimeField(null=True)),
                ('replacing', models.BooleanField(default=False)),
                ('selection', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='draw_state'), models.Index(fields=['place', '-id'], name='draw_place'), models.Index(fields=['opened_at', 'id'], name='draw_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='draw_words'), models.Index(condition=models.Q(('evaluation_at__isnull', False)), fields=['evaluation_at', 'id'], name='draw_by_evaluation_at'), models.Index(fields=['project_code', 'id'], name='draw_project'), models.Index(fields=['about_ref', 'id'], name='draw_about'), models.Index(fields=['agency', '-id'], name='draw_agency')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('closed', 'void')), _negated=True), fields=('about_ref',), name='one_live_draw_an_assessment'), models.CheckConstraint(condition=models.Q(('state__in', ('draft', 'void')), models.Q(('commitment', ''), _negated=True), _connector='OR'), name='drawn_from_a_closed_list')],
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.PositiveSmallIntegerField()),
                ('nonce', models.CharField(max_length=64)),
                ('code', models.CharField(max_length=64)),
                ('outcome', models.CharField(choices=[('listed', '候选'), ('excluded', '已排除'), ('called', '已邀请，待答复'), ('accepted', '已接受'), ('declined', '不能参加'), ('no_reply', '逾时未答复'), ('left_out', '经核对应当回避'), ('stood_aside', '主动回避'), ('absent', '缺席'), ('unwell', '因健康等特殊原因更换'), ('proposed', '自行选定，待同意')], default='listed', max_length=20)),
                ('reasons', models.JSONField(default=list)),
                ('place', models.PositiveIntegerField(null=True)),
                ('called_at', models.DateTimeField(null=True)),
                ('answer_by', models.DateTimeField(null=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('words', models.TextField(blank=True)),
                ('self_selected', models.BooleanField(default=False)),
                ('seated', models.BooleanField(default=False)),
                ('expert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='experts.expert')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='draws.draw')),
            ],
            options={
                'indexes': [models.Index(fields=['expert', 'outcome'], name='candidate_expert'), models.Index(condition=models.Q(('outcome', 'called')), fields=['answer_by'], name='candidate_waiting')],
                'constraints': [models.UniqueConstraint(fields=('draw', 'expert'), name='one_chance_an_expert')],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominated', to='draws.draw')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draw', 'account'), name='nominated_once')],
            },
        ),
    ]
