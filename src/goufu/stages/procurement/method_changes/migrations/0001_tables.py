import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('method_changes', '0001_method_changes')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('plans', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='MethodChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('method', models.CharField(choices=[('open_tender', '公开招标'), ('invited_tender', '邀请招标'), ('negotiation', '竞争性谈判'), ('consultation', '竞争性磋商'), ('inquiry', '询价'), ('single_source', '单一来源'), ('framework', '框架协议')], max_length=20)),
                ('grounds', models.JSONField(default=list)),
                ('amount_fen', models.BigIntegerField()),
                ('threshold_fen', models.BigIntegerField()),
                ('overview', models.TextField()),
                ('reason', models.TextField()),
                ('supplier', models.CharField(blank=True, max_length=200)),
                ('supplier_address', models.CharField(blank=True, max_length=200)),
                ('experts', models.JSONField(default=list)),
                ('consent_opinion', models.TextField(blank=True)),
                ('consented_on', models.DateField(null=True)),
                ('public_from', models.DateField(null=True)),
                ('public_until', models.DateField(null=True)),
                ('settled', models.BooleanField(default=False)),
                ('argument', models.TextField(blank=True)),
                ('arguers', models.JSONField(default=list)),
                ('submitted_on', models.DateField(null=True)),
                ('decision_number', models.CharField(blank=True, max_length=60)),
                ('decision_reason', models.TextField(blank=True)),
                ('decided_on', models.DateField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='method_changes', to='plans.plan')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='method_change_state'), models.Index(fields=['place', '-id'], name='method_change_place'), models.Index(fields=['opened_at', 'id'], name='method_change_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='method_change_words'), models.Index(fields=['amount_fen', 'id'], name='method_change_by_amount_fen'), models.Index(fields=['project_code', 'id'], name='method_change_project'), models.Index(fields=['authority', '-id'], name='method_change_authority')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('approved', 'refused', 'dropped', 'withdrawn')), _negated=True), fields=('plan',), name='one_method_change_a_plan'), models.CheckConstraint(condition=models.Q(('public_from__isnull', True), ('public_until__gt', models.F('public_from')), _connector='OR'), name='publicity_lasts'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('approved', 'refused')), _negated=True), models.Q(('decision_reason', ''), _negated=True), _connector='OR'), name='decided_method_change_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Objection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(blank=True, max_length=200)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('text', models.TextField()),
                ('raised_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('change', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='method_changes.methodchange')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('change', 'number'), name='one_objection_a_number')],
            },
        ),
    ]
