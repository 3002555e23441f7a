import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('contracts', '0001_initial'), ('contracts', '0002_indexes_of_the_list')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('tender_ref', models.CharField(max_length=60)),
                ('award_fen', models.BigIntegerField()),
                ('awarded_on', models.DateField()),
                ('price_fen', models.BigIntegerField(null=True)),
                ('starts_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('clauses', models.JSONField(default=dict)),
                ('lines', models.JSONField(default=list)),
                ('standards', models.JSONField(default=list)),
                ('bands', models.JSONField(default=list)),
                ('term_conditions', models.JSONField(default=dict)),
                ('public_service', models.BooleanField(default=False)),
                ('payee_bank', models.CharField(blank=True, max_length=200)),
                ('payee_account', models.CharField(blank=True, max_length=60)),
                ('deviation', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('drafter_id', models.BigIntegerField(null=True)),
                ('checker_id', models.BigIntegerField(null=True)),
                ('signer_id', models.BigIntegerField(null=True)),
                ('signed_on', models.DateField(null=True)),
                ('filed_on', models.DateField(null=True)),
                ('filing_receipt', models.CharField(blank=True, max_length=120)),
                ('filed_with', models.CharField(blank=True, max_length=200)),
                ('ended_on', models.DateField(null=True)),
                ('ending', models.CharField(blank=True, choices=[('public_interest', '继续履行将损害国家利益和社会公共利益'), ('breach', '对方违约，合同约定的解除情形出现'), ('agreed', '双方依法协商一致')], max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contracts', to='projects.project')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='contract_state'), models.Index(fields=['place', '-id'], name='contract_place'), models.Index(fields=['opened_at', 'id'], name='contract_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='contract_words'), models.Index(condition=models.Q(('price_fen__isnull', False)), fields=['price_fen', 'id'], name='contract_by_price_fen'), models.Index(condition=models.Q(('signed_on__isnull', False)), fields=['signed_on', 'id'], name='contract_by_signed_on'), models.Index(condition=models.Q(('ends_on__isnull', False)), fields=['ends_on', 'id'], name='contract_by_ends_on'), models.Index(fields=['project_code'], name='contract_project'), models.Index(fields=['provider', '-id'], name='contract_provider')],
                'constraints': [models.UniqueConstraint(fields=('tender_ref', 'provider'), name='one_contract_an_award'), models.CheckConstraint(condition=models.Q(('price_fen__isnull', True), models.Q(('price_fen__gt', 0), ('price_fen__lte', models.F('award_fen'))), _connector='OR'), name='contract_not_above_the_award'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='contract_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['terminated', 'given_up']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ended_contract_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('provider_signed', 'signed', 'filed', 'completed', 'terminated')), _negated=True), ('price_fen__isnull', False), _connector='OR'), name='signed_contract_has_terms')],
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('party', models.CharField(choices=[('purchaser', 'purchaser'), ('sector', 'sector'), ('finance', 'finance'), ('agency', 'agency'), ('provider', 'provider'), ('third_party', 'third_party'), ('expert', 'expert'), ('supervision', 'supervision'), ('registrar', 'registrar'), ('public', 'public'), ('administration', 'administration'), ('clock', 'clock')], max_length=20)),
                ('account_id', models.BigIntegerField(null=True)),
                ('signatory', models.CharField(max_length=200)),
                ('terms_sha256', models.CharField(max_length=64)),
                ('signed_at', models.DateTimeField()),
                ('contract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='contracts.contract')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contract', 'version', 'party'), name='one_signature_a_side')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contract',
            trigger=pgtrigger.compiler.Trigger(name='signed_terms_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" IN (\'provider_signed\', \'signed\', \'filed\', \'completed\', \'terminated\') AND (OLD."project_code" IS DISTINCT FROM (NEW."project_code") OR OLD."tender_ref" IS DISTINCT FROM (NEW."tender_ref") OR OLD."purchaser_id" IS DISTINCT FROM (NEW."purchaser_id") OR OLD."provider_id" IS DISTINCT FROM (NEW."provider_id") OR OLD."price_fen" IS DISTINCT FROM (NEW."price_fen") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."clauses" IS DISTINCT FROM (NEW."clauses") OR OLD."lines" IS DISTINCT FROM (NEW."lines") OR OLD."standards" IS DISTINCT FROM (NEW."standards") OR OLD."bands" IS DISTINCT FROM (NEW."bands") OR OLD."term_conditions" IS DISTINCT FROM (NEW."term_conditions") OR OLD."public_service" IS DISTINCT FROM (NEW."public_service") OR OLD."payee_bank" IS DISTINCT FROM (NEW."payee_bank") OR OLD."payee_account" IS DISTINCT FROM (NEW."payee_account") OR OLD."deviation" IS DISTINCT FROM (NEW."deviation")))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='06ba58eaf2ca680230280928ab67ba99ae245ad2', operation='UPDATE', pgid='pgtrigger_signed_terms_stay_e275d', table='contracts_contract', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='kept', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3ba824007606dc0f0ea250e909ae1b23059065ef', operation='UPDATE OR DELETE', pgid='pgtrigger_kept_16a1f', table='contracts_signature', when='BEFORE')),
        ),
    ]
