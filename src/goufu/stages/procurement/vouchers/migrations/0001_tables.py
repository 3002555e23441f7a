import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('vouchers', '0001_initial')]

    initial = True

    dependencies = [
        ('frameworks', '0001_tables'),
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('service', models.CharField(max_length=200)),
                ('terms', models.TextField()),
                ('grounds', models.TextField(blank=True)),
                ('value_kind', models.CharField(choices=[('money', '面值（元）'), ('units', '服务次数（量）')], max_length=10)),
                ('unit', models.CharField(max_length=40)),
                ('face', models.BigIntegerField()),
                ('per_person', models.PositiveSmallIntegerField(default=1)),
                ('most_at_once', models.BigIntegerField(null=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField()),
                ('undo_hours', models.PositiveSmallIntegerField(default=24)),
                ('budget_fen', models.BigIntegerField()),
                ('released_fen', models.BigIntegerField(null=True)),
                ('started_on', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('framework', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schemes', to='frameworks.framework')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='scheme_state'), models.Index(fields=['place', '-id'], name='scheme_place'), models.Index(fields=['opened_at', 'id'], name='scheme_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='scheme_words'), models.Index(fields=['valid_to', 'id'], name='scheme_by_valid_to'), models.Index(fields=['project_code'], name='scheme_project'), models.Index(condition=models.Q(('state', 'in_force')), fields=['valid_to'], name='scheme_running')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'withdrawn'), _negated=True), fields=('project',), name='one_scheme_a_project'), models.CheckConstraint(condition=models.Q(('valid_to__gte', models.F('valid_from'))), name='scheme_ends_after_start'), models.CheckConstraint(condition=models.Q(('budget_fen__gt', 0), ('face__gt', 0)), name='scheme_is_worth_something')],
            },
        ),
        migrations.CreateModel(
            name='Beneficiary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('masked_number', models.CharField(max_length=18)),
                ('mark', models.CharField(max_length=64)),
                ('phone', models.CharField(blank=True, max_length=20)),
                ('mail', models.CharField(blank=True, max_length=200)),
                ('area', models.CharField(blank=True, max_length=80)),
                ('enrolled_at', models.DateTimeField()),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='beneficiaries', to='vouchers.scheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'mark'), name='one_place_a_person')],
            },
        ),
        migrations.CreateModel(
            name='ServicePoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('location', models.CharField(max_length=200)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('price_fen', models.BigIntegerField()),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='vouchers.scheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'provider'), name='one_point_a_provider'), models.CheckConstraint(condition=models.Q(('price_fen__gt', 0)), name='point_has_a_price')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('count', models.PositiveIntegerField()),
                ('amount', models.BigIntegerField()),
                ('value_fen', models.BigIntegerField()),
                ('note', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('accepted_on', models.DateField(null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='vouchers.scheme')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='statement_state'), models.Index(fields=['place', '-id'], name='statement_place'), models.Index(fields=['opened_at', 'id'], name='statement_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='statement_words'), models.Index(fields=['value_fen', 'id'], name='statement_by_value_fen'), models.Index(fields=['scheme', 'provider'], name='statement_scheme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='statement_ends_after_start'), models.CheckConstraint(condition=models.Q(('count__gt', 0), ('value_fen__gt', 0)), name='statement_of_something')],
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('face', models.BigIntegerField()),
                ('left', models.BigIntegerField()),
                ('issued_on', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('beneficiary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='vouchers.beneficiary')),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='vouchers.voucher')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='vouchers.scheme')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='voucher_state'), models.Index(fields=['place', '-id'], name='voucher_place'), models.Index(fields=['opened_at', 'id'], name='voucher_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='voucher_words'), models.Index(fields=['scheme', 'id'], name='voucher_scheme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('left__gte', 0), ('left__lte', models.F('face'))), name='never_more_than_the_face'), models.CheckConstraint(condition=models.Q(('state', 'active'), ('left', 0), _connector='OR'), name='dead_voucher_holds_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Redemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('amount', models.BigIntegerField()),
                ('price_fen', models.BigIntegerField()),
                ('value_fen', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('note', models.CharField(blank=True, max_length=200)),
                ('stars', models.PositiveSmallIntegerField(null=True)),
                ('said', models.TextField(blank=True)),
                ('reason', models.TextField(blank=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redemptions', to='vouchers.scheme')),
                ('statement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='redemptions', to='vouchers.statement')),
                ('voucher', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='redemptions', to='vouchers.voucher')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='redemption_state'), models.Index(fields=['place', '-id'], name='redemption_place'), models.Index(fields=['opened_at', 'id'], name='redemption_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='redemption_words'), models.Index(fields=['at', 'id'], name='redemption_by_at'), models.Index(fields=['scheme', 'provider', 'at'], name='redemption_provider'), models.Index(fields=['provider', '-id'], name='redemption_own'), models.Index(fields=['voucher', 'id'], name='redemption_voucher')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0), ('value_fen', django.db.models.expressions.CombinedExpression(models.F('amount'), '*', models.F('price_fen')))), name='redemption_is_worth_its_points'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'undone'), _negated=True), models.Q(('statement__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='undone_redemption_is_never_settled')],
            },
        ),
    ]
