import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('payments', '0001_initial'), ('payments', '0002_indexes_of_the_list')]

    initial = True

    dependencies = [
        ('contracts', '0001_tables'),
        ('deliveries', '0001_tables'),
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('amount_fen', models.BigIntegerField()),
                ('budget_line_ref', models.CharField(blank=True, max_length=60)),
                ('invoice_number', models.CharField(blank=True, max_length=60)),
                ('invoice_received_on', models.DateField(null=True)),
                ('requester_id', models.BigIntegerField(null=True)),
                ('approver_id', models.BigIntegerField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('order_number', models.CharField(blank=True, max_length=80)),
                ('ordered_on', models.DateField(null=True)),
                ('order_sent_at', models.DateTimeField(null=True)),
                ('receipt_number', models.CharField(blank=True, max_length=120)),
                ('paid_on', models.DateField(null=True)),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='contracts.contract')),
                ('delivery', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='deliveries.delivery')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='payment_state'), models.Index(fields=['place', '-id'], name='payment_place'), models.Index(fields=['opened_at', 'id'], name='payment_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='payment_words'), models.Index(fields=['amount_fen', 'id'], name='payment_by_amount_fen'), models.Index(condition=models.Q(('invoice_received_on__isnull', False)), fields=['invoice_received_on', 'id'], name='payment_by_invoice_received_on'), models.Index(condition=models.Q(('ordered_on__isnull', False)), fields=['ordered_on', 'id'], name='payment_by_ordered_on'), models.Index(condition=models.Q(('paid_on__isnull', False)), fields=['paid_on', 'id'], name='payment_by_paid_on'), models.Index(fields=['project_code'], name='payment_project'), models.Index(fields=['contract', 'id'], name='payment_contract'), models.Index(condition=models.Q(('order_sent_at__isnull', True), ('state', 'ordered')), fields=['id'], name='payment_unsent')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='payment_of_something'), models.UniqueConstraint(condition=models.Q(('invoice_number', ''), _negated=True), fields=('provider', 'invoice_number'), name='one_payment_an_invoice'), models.UniqueConstraint(condition=models.Q(('order_number', ''), _negated=True), fields=('order_number',), name='one_payment_an_order'), models.CheckConstraint(condition=models.Q(('approver_id__isnull', True), models.Q(('approver_id', models.F('requester_id')), _negated=True), _connector='OR'), name='payment_approved_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'paid'), _negated=True), models.Q(('paid_on__isnull', False), models.Q(('receipt_number', ''), _negated=True)), _connector='OR'), name='paid_with_a_receipt')],
            },
        ),
        migrations.CreateModel(
            name='PaymentLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('unit', models.CharField(max_length=200)),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=14)),
                ('unit_price_fen', models.BigIntegerField()),
                ('score', models.DecimalField(decimal_places=2, max_digits=5)),
                ('factor_bp', models.PositiveIntegerField()),
                ('amount_fen', models.BigIntegerField()),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='payments.payment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('payment', 'number'), name='one_sum_a_service'), models.CheckConstraint(condition=models.Q(('amount_fen__gte', 0), ('factor_bp__lte', 10000), ('quantity__gte', 0)), name='sum_of_an_accepted_service')],
            },
        ),
    ]
