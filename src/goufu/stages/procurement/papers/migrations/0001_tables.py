import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('papers', '0001_initial'), ('papers', '0002_letters_again'), ('papers', '0003_a_paper_a_kind')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('tenders', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('open_tender', '公开招标文件'), ('invited_tender', '邀请招标文件'), ('negotiation', '竞争性谈判文件'), ('consultation', '竞争性磋商文件'), ('inquiry', '询价通知书'), ('single_source', '单一来源采购文件'), ('prequalification', '资格预审文件')], max_length=20)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sha256', models.CharField(max_length=64)),
                ('remark', models.TextField(blank=True)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='papertemplate_state'), models.Index(fields=['place', '-id'], name='papertemplate_place'), models.Index(fields=['opened_at', 'id'], name='papertemplate_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='papertemplate_words')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'in_use')), fields=('kind', 'keeper'), name='one_template_in_use_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='ResultLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('award', '中标（成交）通知书'), ('loss', '未中标（未成交）结果通知书'), ('invalid', '投标（响应）无效通知书')], max_length=10)),
                ('number', models.CharField(max_length=60, unique=True)),
                ('check_code', models.CharField(max_length=20)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('sent_on', models.DateField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='tenders.offer')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='resultletter_state'), models.Index(fields=['place', '-id'], name='resultletter_place'), models.Index(fields=['opened_at', 'id'], name='resultletter_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='resultletter_words'), models.Index(fields=['project_code', 'id'], name='resultletter_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'sent')), fields=('offer',), name='one_letter_a_result')],
            },
        ),
        migrations.CreateModel(
            name='Taking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('contact', models.CharField(blank=True, max_length=80)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('with_offer', models.BooleanField(default=False)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receipt', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='takings', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='taking_state'), models.Index(fields=['place', '-id'], name='taking_place'), models.Index(fields=['opened_at', 'id'], name='taking_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='taking_words'), models.Index(fields=['provider', '-id'], name='taking_provider'), models.Index(fields=['project_code', 'id'], name='taking_project')],
                'constraints': [models.UniqueConstraint(fields=('tender', 'provider'), name='one_taking_a_provider')],
            },
        ),
        migrations.CreateModel(
            name='Download',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('account_id', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='downloads', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['tender', 'at'], name='download_tender')],
            },
        ),
        migrations.CreateModel(
            name='PurchasePaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('open_tender', '公开招标文件'), ('invited_tender', '邀请招标文件'), ('negotiation', '竞争性谈判文件'), ('consultation', '竞争性磋商文件'), ('inquiry', '询价通知书'), ('single_source', '单一来源采购文件'), ('prequalification', '资格预审文件')], max_length=20)),
                ('number', models.PositiveSmallIntegerField()),
                ('template_sha256', models.CharField(max_length=64)),
                ('docx_sha256', models.CharField(max_length=64)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('registration', models.BooleanField(default=False)),
                ('frozen_at', models.DateTimeField()),
                ('handed_out_at', models.DateTimeField(null=True)),
                ('docx', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('pdf', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('template', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='papers.papertemplate')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='purchasepaper_state'), models.Index(fields=['place', '-id'], name='purchasepaper_place'), models.Index(fields=['opened_at', 'id'], name='purchasepaper_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='purchasepaper_words'), models.Index(fields=['project_code', 'id'], name='purchasepaper_project')],
                'constraints': [models.UniqueConstraint(fields=('tender', 'number'), name='one_paper_a_number'), models.UniqueConstraint(condition=models.Q(('state', 'replaced'), _negated=True), fields=('tender', 'kind'), name='one_paper_in_force_a_kind')],
            },
        ),
    ]
