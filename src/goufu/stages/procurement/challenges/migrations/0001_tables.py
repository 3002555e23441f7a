import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('challenges', '0001_initial'), ('challenges', '0002_indexes_of_the_list'), ('challenges', '0003_aftermath'), ('challenges', '0004_of_prequalifications')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('prequalifications', '0001_tables'),
        ('tenders', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Challenge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('addressee', models.CharField(choices=[('purchaser', '采购人'), ('agency', '采购代理机构')], default='purchaser', max_length=20)),
                ('received_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(null=True)),
                ('subject', models.CharField(choices=[('document', '采购文件'), ('process', '采购过程'), ('result', '中标结果')], max_length=20)),
                ('process_step', models.CharField(blank=True, choices=[('prequalification', '资格预审'), ('closing', '接收投标（响应）文件'), ('opening', '开标（开启）'), ('evaluation', '评审')], max_length=20)),
                ('about', models.CharField(blank=True, max_length=60)),
                ('obtained_on', models.DateField(null=True)),
                ('facts', models.TextField()),
                ('grounds', models.TextField()),
                ('request', models.TextField()),
                ('address', models.CharField(blank=True, max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=20)),
                ('contact', models.CharField(blank=True, max_length=60)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('gaps', models.JSONField(default=list)),
                ('completion_asked', models.TextField(blank=True)),
                ('answer_due_on', models.DateField(null=True)),
                ('complain_until', models.DateField(null=True)),
                ('outcome', models.CharField(blank=True, choices=[('dismissed', '质疑不成立，继续开展采购活动'), ('upheld_no_effect', '质疑成立，但不影响采购结果，继续开展采购活动'), ('upheld_correct', '质疑成立，澄清或者修改采购文件后继续开展采购活动'), ('upheld_next', '质疑成立且影响采购结果，从合格的候选人中另行确定'), ('upheld_restart', '质疑成立且影响采购结果，重新开展采购活动')], max_length=20)),
                ('answer_facts', models.TextField(blank=True)),
                ('answer_grounds', models.TextField(blank=True)),
                ('dropped_offer', models.CharField(blank=True, max_length=60)),
                ('report', models.TextField(blank=True)),
                ('reported_on', models.DateField(null=True)),
                ('complaint', models.TextField(blank=True)),
                ('complaint_request', models.TextField(blank=True)),
                ('complained_on', models.DateField(null=True)),
                ('challenger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('prequalification', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='prequalifications.prequalification')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='challenge_state'), models.Index(fields=['place', '-id'], name='challenge_place'), models.Index(fields=['opened_at', 'id'], name='challenge_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='challenge_words'), models.Index(fields=['project_code', 'id'], name='challenge_project'), models.Index(fields=['challenger', '-id'], name='challenge_challenger')],
                'constraints': [models.UniqueConstraint(fields=('tender', 'challenger', 'subject', 'about'), name='one_challenge_a_step'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['answered', 'to_report']), _negated=True), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='answered_challenge_says_how')],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('addressee', models.CharField(choices=[('purchaser', '采购人'), ('agency', '采购代理机构')], default='purchaser', max_length=20)),
                ('received_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(null=True)),
                ('question', models.TextField()),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='inquiry_state'), models.Index(fields=['place', '-id'], name='inquiry_place'), models.Index(fields=['opened_at', 'id'], name='inquiry_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='inquiry_words'), models.Index(fields=['project_code', 'id'], name='inquiry_project'), models.Index(fields=['asker', '-id'], name='inquiry_asker')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='answered_inquiry_says_what')],
            },
        ),
    ]
