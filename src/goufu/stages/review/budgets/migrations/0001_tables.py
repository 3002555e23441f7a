import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import goufu.base.workflow.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('budgets', '0001_initial'), ('budgets', '0002_journal'), ('budgets', '0003_open_the_books'), ('budgets', '0004_books_that_balance'), ('budgets', '0005_budget_calls')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('move', models.CharField(choices=[('entered', '登记指标'), ('increased', '追加'), ('decreased', '追减'), ('transferred', '调剂'), ('reserved', '安排项目'), ('released', '释放'), ('paid', '支付'), ('returned', '年终收回')], max_length=12)),
                ('at', models.DateTimeField()),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('document', models.CharField(blank=True, max_length=120)),
                ('reason', models.TextField(blank=True)),
                ('by', models.CharField(blank=True, max_length=80)),
            ],
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('number', models.CharField(blank=True, max_length=60)),
                ('functional_class', models.CharField(blank=True, max_length=20)),
                ('economic_class', models.CharField(blank=True, max_length=20)),
                ('fund', models.CharField(choices=[('current', '本年预算'), ('special', '专项资金'), ('carried', '上年结转'), ('other', '其他资金')], default='current', max_length=10)),
                ('amount_fen', models.BigIntegerField()),
                ('available_fen', models.BigIntegerField(default=0)),
                ('reserved_fen', models.BigIntegerField(default=0)),
                ('paid_fen', models.BigIntegerField(default=0)),
                ('returned_fen', models.BigIntegerField(default=0)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='budget_line_state'), models.Index(fields=['place', '-id'], name='budget_line_place'), models.Index(fields=['opened_at', 'id'], name='budget_line_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='budget_line_words'), models.Index(fields=['year', 'id'], name='budget_line_by_year'), models.Index(fields=['amount_fen', 'id'], name='budget_line_by_amount_fen'), models.Index(fields=['department', 'year', 'id'], name='budget_line_department'), models.Index(fields=['finance', 'year', 'id'], name='budget_line_finance')],
                'constraints': [models.CheckConstraint(condition=models.Q(('available_fen__gte', 0), ('paid_fen__gte', 0), ('reserved_fen__gte', 0), ('returned_fen__gte', 0)), name='no_account_of_a_line_below_zero'), models.CheckConstraint(condition=models.Q(('amount_fen', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('available_fen'), '+', models.F('reserved_fen')), '+', models.F('paid_fen')), '+', models.F('returned_fen')))), name='accounts_of_a_line_add_up'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('place', 'year', 'number'), name='one_line_a_number_of_the_budget_system')],
            },
        ),
        migrations.CreateModel(
            name='BudgetCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('document', models.CharField(max_length=200)),
                ('requirements', models.TextField()),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='budget_call_state'), models.Index(fields=['place', '-id'], name='budget_call_place'), models.Index(fields=['opened_at', 'id'], name='budget_call_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='budget_call_words'), models.Index(fields=['year', 'id'], name='budget_call_by_year'), models.Index(fields=['due_on', 'id'], name='budget_call_by_due_on')],
                'constraints': [models.UniqueConstraint(fields=('finance', 'year'), name='one_call_a_bureau_and_year')],
            },
        ),
        migrations.CreateModel(
            name='DepartmentBudget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('supplement', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.TextField(blank=True)),
                ('compiler_account_id', models.BigIntegerField(null=True)),
                ('opinion', models.TextField(blank=True)),
                ('reply_number', models.CharField(blank=True, max_length=80)),
                ('replied_on', models.DateField(null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='department_budget_state'), models.Index(fields=['place', '-id'], name='department_budget_place'), models.Index(fields=['opened_at', 'id'], name='department_budget_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='department_budget_words'), models.Index(fields=['year', 'id'], name='department_budget_by_year'), models.Index(condition=models.Q(('replied_on__isnull', False)), fields=['replied_on', 'id'], name='department_budget_by_replied_o')],
                'constraints': [models.UniqueConstraint(fields=('department', 'year', 'supplement'), name='one_budget_a_department_year_and_supplement'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['replied', 'published']), _negated=True), models.Q(models.Q(('reply_number', ''), _negated=True), ('replied_on__isnull', False)), _connector='OR'), name='replied_budget_has_its_reply')],
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60)),
                ('amount_fen', models.BigIntegerField()),
                ('paid_fen', models.BigIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('released_at', models.DateTimeField(null=True)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='budgets.budgetline')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('released_at__isnull', True)), fields=('project_code', 'line'), name='one_open_reservation_a_project_and_line'), models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0), ('paid_fen__gte', 0), ('paid_fen__lte', models.F('amount_fen'))), name='never_more_paid_than_reserved')],
            },
        ),
        migrations.CreateModel(
            name='BudgetTransfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('year', models.PositiveSmallIntegerField()),
                ('amount_fen', models.BigIntegerField()),
                ('reason', models.TextField()),
                ('opinion', models.TextField(blank=True)),
                ('proposer_account_id', models.BigIntegerField(null=True)),
                ('decided_on', models.DateField(null=True)),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budgets.budgetline')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budgets.budgetline')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='budget_transfer_state'), models.Index(fields=['place', '-id'], name='budget_transfer_place'), models.Index(fields=['opened_at', 'id'], name='budget_transfer_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='budget_transfer_words'), models.Index(fields=['year', 'id'], name='budget_transfer_by_year'), models.Index(fields=['amount_fen', 'id'], name='budget_transfer_by_amount_fen')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen__gt', 0)), name='transfer_of_something'), models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='transfer_between_two_lines')],
            },
        ),
        migrations.CreateModel(
            name='Leg',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.CharField(choices=[('granted', '预算指标'), ('available', '可用'), ('reserved', '已安排'), ('paid', '已支付'), ('returned', '已收回')], max_length=10)),
                ('amount_fen', models.BigIntegerField()),
                ('balance_fen', models.BigIntegerField()),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legs', to='budgets.budgetline')),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='legs', to='budgets.posting')),
            ],
            options={
                'indexes': [models.Index(fields=['line', 'id'], name='leg_line')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen', 0), _negated=True), name='leg_of_something'), models.UniqueConstraint(fields=('posting', 'line', 'account'), name='one_leg_an_account_and_posting')],
            },
        ),
        migrations.CreateModel(
            name='BudgetItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('project_code', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('item_code', models.CharField(blank=True, max_length=40)),
                ('item_name', models.CharField(blank=True, max_length=200)),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('unit', models.CharField(blank=True, max_length=40)),
                ('scope', models.CharField(choices=[('central', '集中采购目录以内'), ('above', '达到采购限额标准'), ('below', '未达到采购限额标准'), ('unknown', '限额标准未录入，暂列')], max_length=10)),
                ('amount_fen', models.BigIntegerField()),
                ('added_at', models.DateTimeField()),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budgets.budgetline')),
                ('budget', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='budgets.departmentbudget')),
            ],
            options={
                'indexes': [models.Index(fields=['department', 'year', 'id'], name='budget_item_department'), models.Index(fields=['project_code'], name='budget_item_project')],
                'constraints': [models.CheckConstraint(condition=models.Q(('amount_fen', 0), _negated=True), name='budget_item_of_something')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posting',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9955e7eea2e2219cb6c9d9094c3dd9d6f7cf71cf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_28191', table='budgets_posting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posting',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='2aeecf8e12860493402991ed40725683baa83155', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_db046', table='budgets_posting', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='balances_are_the_journals', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n                    IF EXISTS (\n                        SELECT 1 FROM budgets_budgetline AS line WHERE line.id = NEW.id AND (\n                            line.amount_fen, line.available_fen, line.reserved_fen,\n                            line.paid_fen, line.returned_fen\n                        ) <> (\n                            SELECT\n                                coalesce(-sum(amount_fen) FILTER (WHERE account = 'granted'), 0),\n                                coalesce(sum(amount_fen) FILTER (WHERE account = 'available'), 0),\n                                coalesce(sum(amount_fen) FILTER (WHERE account = 'reserved'), 0),\n                                coalesce(sum(amount_fen) FILTER (WHERE account = 'paid'), 0),\n                                coalesce(sum(amount_fen) FILTER (WHERE account = 'returned'), 0)\n                            FROM budgets_leg WHERE line_id = NEW.id\n                        )\n                    ) THEN\n                        RAISE EXCEPTION 'line % is not what its journal says', NEW.ref\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='7eec875782d15e502f20ccb53310b7de520e57fc', operation='INSERT OR UPDATE', pgid='pgtrigger_balances_are_the_journals_df31b', table='budgets_budgetline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leg',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7d18688397ecb9df530261d1c0bf3c939e4295fb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_24372', table='budgets_leg', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leg',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;", hash='4cfb67d17c66dfe8251d1a4dcc9c1406a271d3dd', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_6c814', table='budgets_leg', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='leg',
            trigger=pgtrigger.compiler.Trigger(name='sums_to_zero', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n                    IF (SELECT sum(amount_fen) FROM budgets_leg\n                        WHERE posting_id = NEW.posting_id) <> 0 THEN\n                        RAISE EXCEPTION 'posting % does not sum to zero', NEW.posting_id\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='fa9f9d9127e4c4edc6227255b7a77afd5b7c4fdc', operation='INSERT', pgid='pgtrigger_sums_to_zero_741b3', table='budgets_leg', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
    ]
