import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('deliveries', '0001_initial'), ('deliveries', '0002_indexes_of_the_list'), ('deliveries', '0003_frameworks')]

    initial = True

    dependencies = [
        ('contracts', '0001_tables'),
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Delivery',
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
                ('note', models.TextField(blank=True)),
                ('statement_ref', models.CharField(blank=True, max_length=60)),
                ('judgements', models.JSONField(default=list)),
                ('asked', models.PositiveIntegerField(null=True)),
                ('satisfied', models.PositiveIntegerField(null=True)),
                ('service_objects_opinion', models.TextField(blank=True)),
                ('opinion', models.TextField(blank=True)),
                ('final', models.BooleanField(default=False)),
                ('accepted_on', models.DateField(null=True)),
                ('acceptor_id', models.BigIntegerField(null=True)),
                ('return_reason', models.TextField(blank=True)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='contracts.contract')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='delivery_state'), models.Index(fields=['place', '-id'], name='delivery_place'), models.Index(fields=['opened_at', 'id'], name='delivery_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='delivery_words'), models.Index(fields=['period_from', 'id'], name='delivery_by_period_from'), models.Index(fields=['period_to', 'id'], name='delivery_by_period_to'), models.Index(condition=models.Q(('accepted_on__isnull', False)), fields=['accepted_on', 'id'], name='delivery_by_accepted_on'), models.Index(fields=['project_code'], name='delivery_project'), models.Index(fields=['contract', 'id'], name='delivery_contract')],
                'constraints': [models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='delivery_ends_after_start'), models.CheckConstraint(condition=models.Q(('satisfied__isnull', True), ('satisfied__lte', models.F('asked')), _connector='OR'), name='no_more_satisfied_than_asked'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'accepted'), _negated=True), ('accepted_on__isnull', False), _connector='OR'), name='accepted_delivery_has_its_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='returned_delivery_says_why'), models.UniqueConstraint(condition=models.Q(('statement_ref', ''), _negated=True), fields=('statement_ref',), name='one_delivery_a_statement'), models.UniqueConstraint(condition=models.Q(('final', True), ('state', 'accepted')), fields=('contract',), name='one_final_acceptance_a_contract')],
            },
        ),
        migrations.CreateModel(
            name='DeliveryLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('unit', models.CharField(max_length=200)),
                ('unit_price_fen', models.BigIntegerField()),
                ('reported', models.DecimalField(decimal_places=2, max_digits=14)),
                ('accepted', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('score', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('factor_bp', models.PositiveIntegerField(null=True)),
                ('cut_reason', models.TextField(blank=True)),
                ('delivery', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='deliveries.delivery')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('delivery', 'number'), name='one_row_a_service'), models.CheckConstraint(condition=models.Q(('accepted__isnull', True), models.Q(('accepted__gte', 0), ('accepted__lte', models.F('reported'))), _connector='OR'), name='never_more_accepted_than_reported'), models.CheckConstraint(condition=models.Q(('factor_bp__isnull', True), ('factor_bp__lte', 10000), _connector='OR'), name='never_more_than_the_price')],
            },
        ),
    ]
