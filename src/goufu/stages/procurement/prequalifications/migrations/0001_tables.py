import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('prequalifications', '0001_initial')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('papers', '0001_tables'),
        ('tenders', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Prequalification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('examination', models.TextField()),
                ('makeup', models.TextField()),
                ('consortium', models.BooleanField()),
                ('where', models.CharField(blank=True, max_length=200)),
                ('other', models.TextField(blank=True)),
                ('urgency', models.TextField(blank=True)),
                ('published_at', models.DateTimeField()),
                ('announced_closing', models.DateTimeField()),
                ('closes_at', models.DateTimeField()),
                ('supply_until', models.DateField()),
                ('notice_until', models.DateField(null=True)),
                ('examined_on', models.DateField()),
                ('concluded_at', models.DateTimeField(null=True)),
                ('qualified', models.PositiveIntegerField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('paper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prequalifications', to='papers.purchasepaper')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prequalifications', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='prequalification_state'), models.Index(fields=['place', '-id'], name='prequalification_place'), models.Index(fields=['opened_at', 'id'], name='prequalification_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='prequalification_words'), models.Index(fields=['closes_at', 'id'], name='prequalification_by_closes_at'), models.Index(fields=['project_code', 'id'], name='prequalification_project'), models.Index(condition=models.Q(('state', 'open')), fields=['closes_at', 'id'], name='prequalification_running')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('too_few', 'failed', 'ended')), _negated=True), fields=('tender',), name='one_live_prequalification_a_tender'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('published_at'))), name='prequalification_closes_later'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('passed', 'too_few')), _negated=True), ('qualified__isnull', False), _connector='OR'), name='concluded_prequalification_counts'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('failed', 'ended')), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ended_prequalification_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('prequalification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='prequalifications.prequalification')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prequalification', 'number'), name='one_item_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.TextField()),
                ('closes_at', models.DateTimeField()),
                ('at', models.DateTimeField()),
                ('prequalification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clarifications', to='prequalifications.prequalification')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('prequalification', 'number'), name='one_change_a_prequalification_number')],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('contact', models.CharField(blank=True, max_length=60)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('submitted_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('result_reason', models.TextField(blank=True)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('prequalification', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='prequalifications.prequalification')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='application_state'), models.Index(fields=['place', '-id'], name='application_place'), models.Index(fields=['opened_at', 'id'], name='application_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='application_words'), models.Index(fields=['submitted_at', 'id'], name='application_by_submitted_at'), models.Index(fields=['provider', '-id'], name='application_provider'), models.Index(fields=['project_code', 'id'], name='application_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('prequalification', 'provider'), name='one_live_application_a_provider'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'not_qualified'), _negated=True), models.Q(('result_reason', ''), _negated=True), _connector='OR'), name='refused_application_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('statement', models.TextField()),
                ('finding', models.CharField(blank=True, choices=[('passed', '通过'), ('failed', '不通过')], max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('found_at', models.DateTimeField(null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='prequalifications.application')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='prequalifications.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('application', 'item'), name='one_evidence_an_item'), models.CheckConstraint(condition=models.Q(models.Q(('finding', 'failed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='failed_evidence_says_why')],
            },
        ),
    ]
