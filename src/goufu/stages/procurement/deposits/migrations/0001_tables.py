import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('deposits', '0001_initial'), ('deposits', '0002_who_leaves_the_talks')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('tenders', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('ordered_on', models.DateField()),
                ('number', models.PositiveIntegerField()),
                ('amount_fen', models.BigIntegerField()),
                ('interest_fen', models.BigIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='tenders.tender')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='refund_state'), models.Index(fields=['place', '-id'], name='refund_place'), models.Index(fields=['opened_at', 'id'], name='refund_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='refund_words'), models.Index(fields=['amount_fen', 'id'], name='refund_by_amount_fen'), models.Index(fields=['tender', 'id'], name='refund_tender'), models.Index(condition=models.Q(('sent_at__isnull', True)), fields=['id'], name='refund_unsent')],
            },
        ),
        migrations.CreateModel(
            name='Deposit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('amount_fen', models.BigIntegerField()),
                ('form', models.CharField(blank=True, choices=[('online_payment', '银行转账（网上银行支付）'), ('cheque', '支票'), ('bill', '汇票'), ('promissory_note', '本票'), ('guarantee', '保函'), ('cash', '现金')], max_length=20)),
                ('instrument', models.CharField(blank=True, max_length=80)),
                ('issuer', models.CharField(blank=True, max_length=200)),
                ('back_to_bank', models.CharField(blank=True, max_length=200)),
                ('back_to_account', models.CharField(blank=True, max_length=60)),
                ('arrived_at', models.DateTimeField(null=True)),
                ('receipt', models.CharField(blank=True, max_length=80)),
                ('payer_account', models.CharField(blank=True, max_length=60)),
                ('missing_reason', models.TextField(blank=True)),
                ('cause', models.CharField(blank=True, choices=[('withdrawn', '投标截止前撤回'), ('left', '退出谈判、磋商'), ('lost', '未中标、成交'), ('signed', '合同已签订'), ('ended', '采购活动终止')], max_length=20)),
                ('return_due_on', models.DateField(null=True)),
                ('returned_on', models.DateField(null=True)),
                ('return_receipt', models.CharField(blank=True, max_length=80)),
                ('days_late', models.PositiveIntegerField(default=0)),
                ('interest_fen', models.BigIntegerField(default=0)),
                ('own_fault', models.TextField(blank=True)),
                ('ground', models.CharField(blank=True, choices=[('withdrew_after_closing', '截止时间后撤回、撤销文件'), ('false_material', '提供虚假材料'), ('refused_to_sign', '中标、成交后不签订合同'), ('colluded', '恶意串通'), ('other_by_document', '采购文件规定的其他情形')], max_length=30)),
                ('ground_words', models.TextField(blank=True)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('tender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deposits', to='tenders.tender')),
                ('refund', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deposits', to='deposits.refund')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='deposit_state'), models.Index(fields=['place', '-id'], name='deposit_place'), models.Index(fields=['opened_at', 'id'], name='deposit_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='deposit_words'), models.Index(fields=['amount_fen', 'id'], name='deposit_by_amount_fen'), models.Index(condition=models.Q(('return_due_on__isnull', False)), fields=['return_due_on', 'id'], name='deposit_by_return_due_on'), models.Index(fields=['tender', 'state', 'id'], name='deposit_tender'), models.Index(fields=['provider', '-id'], name='deposit_provider'), models.Index(fields=['project_code', 'id'], name='deposit_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('cause', 'withdrawn'), _negated=True)), fields=('tender', 'provider'), name='one_live_deposit_a_provider'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), ('arrived_at__isnull', False), _connector='OR'), name='held_deposit_has_arrived'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'returned'), _negated=True), ('returned_on__isnull', False), _connector='OR'), name='returned_deposit_says_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withheld'), _negated=True), models.Q(models.Q(('ground', ''), _negated=True), models.Q(('ground_words', ''), _negated=True)), _connector='OR'), name='withheld_deposit_says_why')],
            },
        ),
    ]
