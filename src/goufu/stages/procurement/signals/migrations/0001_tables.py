import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('signals', '0001_initial')]

    initial = True

    dependencies = [
        ('tenders', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('moment', models.CharField(choices=[('opening', '开标后'), ('award', '评审结束后')], max_length=20)),
                ('scanned_at', models.DateTimeField()),
                ('offers', models.PositiveIntegerField()),
                ('found', models.PositiveIntegerField()),
                ('unread', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), default=list, size=None)),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='tenders.tender')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('tender', 'moment'), name='one_scan_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('same_author', '响应文件由同一单位或者个人编制的痕迹'), ('same_place', '从同一网络地址办理投标事宜'), ('same_account', '由同一账号办理投标事宜'), ('same_contacts', '联系方式相同'), ('alike_text', '响应文件内容异常一致'), ('regular_prices', '报价呈规律性差异'), ('mixed_names', '响应文件中出现其他供应商的名称'), ('one_account', '保证金从同一单位或者个人的账户转出'), ('same_head', '单位负责人为同一人'), ('one_above', '存在直接控股、管理关系')], max_length=20)),
                ('strong', models.BooleanField()),
                ('offers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('evidence', models.JSONField()),
                ('measure', models.CharField(blank=True, max_length=60)),
                ('key', models.CharField(max_length=64)),
                ('clause', models.CharField(blank=True, max_length=120)),
                ('clause_verified', models.BooleanField(default=False)),
                ('moment', models.CharField(choices=[('opening', '开标后'), ('award', '评审结束后')], max_length=20)),
                ('outcome', models.CharField(blank=True, choices=[('collusion', '属于规定的情形，认定投标无效'), ('explained', '有合理解释，不属于规定的情形'), ('open', '评审现场不能查清')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('judged_by', models.CharField(blank=True, max_length=60)),
                ('referral', models.TextField(blank=True)),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signals', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='signal_state'), models.Index(fields=['place', '-id'], name='signal_place'), models.Index(fields=['opened_at', 'id'], name='signal_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='signal_words')],
                'constraints': [models.UniqueConstraint(fields=('tender', 'key'), name='one_signal_a_sign'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'judged'), _negated=True), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='judged_signal_says_why')],
            },
        ),
    ]
