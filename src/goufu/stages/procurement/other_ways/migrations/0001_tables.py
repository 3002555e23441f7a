import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('other_ways', '0001_initial')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='OtherWay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('way', models.CharField(choices=[('commission', '委托'), ('concession', '特许经营'), ('strategic_cooperation', '战略性合作'), ('subsidy', '政府补助'), ('outsourcing', '服务外包'), ('voucher', '凭单')], max_length=30)),
                ('amount_fen', models.BigIntegerField()),
                ('special', models.TextField()),
                ('not_competitive', models.TextField()),
                ('alternatives', models.TextField()),
                ('tender_cost_fen', models.BigIntegerField()),
                ('cost_basis', models.TextField()),
                ('why_this_provider', models.TextField()),
                ('opinions', models.JSONField(default=list)),
                ('decided_on', models.DateField(null=True)),
                ('deciders', models.JSONField(default=list)),
                ('decision', models.TextField(blank=True)),
                ('finance_opinion', models.TextField(blank=True)),
                ('price_fen', models.BigIntegerField(null=True)),
                ('agreement', models.TextField(blank=True)),
                ('agreed_on', models.DateField(null=True)),
                ('published_on', models.DateField(null=True)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'other way',
                'indexes': [models.Index(fields=['state', '-id'], name='other_way_state'), models.Index(fields=['place', '-id'], name='other_way_place'), models.Index(fields=['opened_at', 'id'], name='other_way_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='other_way_words'), models.Index(fields=['amount_fen', 'id'], name='other_way_by_amount_fen'), models.Index(fields=['project_code', 'id'], name='other_way_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['withdrawn', 'published']), _negated=True), fields=('project',), name='one_live_other_way_a_project'), models.CheckConstraint(condition=models.Q(('state__in', ['arguing', 'withdrawn']), models.Q(('decided_on__isnull', False), models.Q(('decision', ''), _negated=True)), _connector='OR'), name='decided_other_way_says_what'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'published']), _negated=True), models.Q(('price_fen__isnull', False), models.Q(('agreement', ''), _negated=True)), _connector='OR'), name='agreed_other_way_has_terms')],
            },
        ),
    ]
