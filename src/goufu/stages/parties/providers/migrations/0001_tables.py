import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('providers', '0001_initial')]

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Directory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField(null=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('published_on', models.DateField(null=True)),
                ('introduction', models.TextField(blank=True)),
                ('counted', models.PositiveIntegerField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='directory_state'), models.Index(fields=['place', '-id'], name='directory_place'), models.Index(fields=['opened_at', 'id'], name='directory_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='directory_words')],
                'constraints': [models.UniqueConstraint(fields=('authority', 'year'), name='one_directory_an_authority_and_year')],
            },
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('state_organ', '国家机关'), ('party_organ', '党的机关'), ('peoples_congress', '人大机关'), ('cppcc', '政协机关'), ('court', '人民法院'), ('procuratorate', '人民检察院'), ('democratic_party', '民主党派机关'), ('civil_servant_managed_institution', '参公管理事业单位'), ('administrative_institution', '具有行政管理职能的事业单位'), ('mass_organisation_administrative', '群团组织（行政编制）'), ('mass_organisation_institutional', '群团组织（事业编制）'), ('public_benefit_1', '公益一类事业单位'), ('public_benefit_2', '公益二类事业单位'), ('business_institution', '生产经营类事业单位'), ('enterprise', '企业'), ('association', '社会团体'), ('foundation', '基金会'), ('private_non_enterprise_unit', '民办非企业单位'), ('exempt_social_organisation', '免予登记的社会组织'), ('sector_institution', '行业主管部门登记的机构'), ('rural_collective', '农村集体经济组织'), ('grassroots_committee', '基层群众性自治组织'), ('individual', '个人')], max_length=40)),
                ('sub_kind', models.CharField(blank=True, choices=[('industry', '行业性社会团体'), ('academic', '学术性社会团体'), ('professional', '专业性社会团体'), ('federation', '联合性社会团体'), ('public_raising', '公募基金会'), ('not_public_raising', '非公募基金会'), ('education', '教育类'), ('health', '卫生类'), ('science', '科技类'), ('culture', '文化类'), ('labour', '劳动类'), ('civil', '民政类'), ('sports', '体育类'), ('intermediary', '中介服务类'), ('legal_service', '法律服务类'), ('other_unit', '其他类'), ('law_firm', '律师事务所'), ('accounting_firm', '会计师事务所'), ('other_sector', '其他行业机构')], max_length=30)),
                ('uscc', models.CharField(blank=True, max_length=18)),
                ('code_note', models.CharField(blank=True, max_length=200)),
                ('registration_number', models.CharField(blank=True, max_length=60)),
                ('former_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=160), default=list, size=None)),
                ('founded_on', models.DateField(null=True)),
                ('converted_from', models.CharField(blank=True, max_length=160)),
                ('decoupling', models.CharField(choices=[('not_concerned', '不涉及'), ('to_do', '尚未脱钩'), ('done', '已脱钩')], default='not_concerned', max_length=20)),
                ('decoupled_on', models.DateField(null=True)),
                ('legal_representative', models.CharField(max_length=60)),
                ('address', models.CharField(max_length=200)),
                ('services', models.TextField()),
                ('contact', models.CharField(max_length=60)),
                ('phone', models.CharField(max_length=40)),
                ('email', models.CharField(blank=True, max_length=120)),
                ('secret', models.CharField(blank=True, max_length=128)),
                ('proposed', models.JSONField(default=dict)),
                ('verified_on', models.DateField(null=True)),
                ('opinion', models.TextField(blank=True)),
                ('imported', models.CharField(blank=True, max_length=60)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='as_provider', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='provider_state'), models.Index(fields=['place', '-id'], name='provider_place'), models.Index(fields=['opened_at', 'id'], name='provider_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='provider_words'), models.Index(condition=models.Q(('verified_on__isnull', False)), fields=['verified_on', 'id'], name='provider_by_verified_on'), models.Index(fields=['authority', 'state', 'id'], name='provider_of_authority')],
                'constraints': [models.UniqueConstraint(condition=models.Q(models.Q(('uscc', ''), _negated=True), ('state__in', ('applied', 'returned', 'verified', 'changed', 'suspended'))), fields=('uscc',), name='one_living_provider_a_code'), models.UniqueConstraint(condition=models.Q(('state__in', ('applied', 'returned', 'verified', 'changed', 'suspended'))), fields=('organisation',), name='one_living_provider_an_organisation'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['verified', 'changed', 'suspended']), _negated=True), models.Q(('organisation__isnull', False), ('verified_on__isnull', False)), _connector='OR'), name='verified_provider_is_an_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Standard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('made_by_id', models.BigIntegerField(null=True)),
                ('document_number', models.CharField(max_length=120)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None)),
                ('conditions', models.TextField()),
                ('oversight', models.TextField()),
                ('in_force_from', models.DateField()),
                ('in_force_to', models.DateField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.standard')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='standard_state'), models.Index(fields=['place', '-id'], name='standard_place'), models.Index(fields=['opened_at', 'id'], name='standard_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='standard_words')],
                'constraints': [models.CheckConstraint(condition=models.Q(('in_force_to__isnull', True), ('in_force_to__gte', models.F('in_force_from')), _connector='OR'), name='standard_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='CreditLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_id', models.BigIntegerField()),
                ('happening', models.CharField(choices=[('signed', '签订合同'), ('completed', '履行完毕'), ('terminated', '合同终止'), ('evaluated', '绩效评价'), ('inspected', '监督检查'), ('challenged', '提出质疑的结果')], max_length=20)),
                ('ref', models.CharField(max_length=60)),
                ('project_code', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('on', models.DateField()),
                ('amount_fen', models.BigIntegerField(null=True)),
                ('result', models.CharField(blank=True, max_length=80)),
                ('public', models.BooleanField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='credit_lines', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'on', 'id'], name='credit_of'), models.Index(fields=['project_code', 'happening'], name='credit_project'), models.Index(fields=['ref', 'happening'], name='credit_ref')],
                'constraints': [models.UniqueConstraint(fields=('entry_id', 'organisation'), name='one_line_an_entry')],
            },
        ),
        migrations.CreateModel(
            name='ParticipationRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('purpose', models.CharField(choices=[('provider_standing', '资格认定'), ('registration', '注册登记'), ('yearly_check', '年检评估'), ('credit_record', '信用记录'), ('finance_credit', '金融信贷'), ('tax_support', '财税扶持')], max_length=30)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('issued_on', models.DateField()),
                ('content', models.JSONField()),
                ('code', models.CharField(max_length=16)),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='providers.provider')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='record_state'), models.Index(fields=['place', '-id'], name='record_place'), models.Index(fields=['opened_at', 'id'], name='record_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='record_words')],
            },
        ),
        migrations.CreateModel(
            name='GovernanceFiling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('charter', models.BooleanField()),
                ('finance_rules', models.BooleanField()),
                ('staff_rules', models.BooleanField()),
                ('own_accounts', models.BooleanField()),
                ('staff', models.PositiveIntegerField()),
                ('full_time', models.PositiveIntegerField()),
                ('income_fen', models.BigIntegerField()),
                ('audited', models.BooleanField()),
                ('filed_on', models.DateField()),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filings', to='providers.provider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'year'), name='one_filing_a_year'), models.CheckConstraint(condition=models.Q(('full_time__lte', models.F('staff'))), name='full_time_are_among_the_staff')],
            },
        ),
        migrations.CreateModel(
            name='DirectoryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=160)),
                ('former_names', models.TextField(blank=True)),
                ('uscc', models.CharField(blank=True, max_length=18)),
                ('registration_number', models.CharField(blank=True, max_length=60)),
                ('kind', models.CharField(max_length=40)),
                ('sub_kind', models.CharField(blank=True, max_length=30)),
                ('legal_representative', models.CharField(max_length=60)),
                ('address', models.CharField(max_length=200)),
                ('services', models.TextField()),
                ('yearly_check', models.CharField(blank=True, max_length=20)),
                ('decoupling', models.CharField(blank=True, max_length=20)),
                ('directory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='providers.directory')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('directory', 'number'), name='one_entry_a_number'), models.UniqueConstraint(fields=('directory', 'provider'), name='one_entry_a_provider')],
            },
        ),
        migrations.CreateModel(
            name='BadConduct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conduct', models.CharField(max_length=40)),
                ('facts', models.TextField()),
                ('decision', models.CharField(max_length=120)),
                ('decided_by', models.CharField(max_length=160)),
                ('decided_on', models.DateField()),
                ('clause', models.CharField(max_length=160)),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('struck_on', models.DateField(null=True)),
                ('struck_because', models.TextField(blank=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conducts', to='providers.provider')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='ban_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='YearlyCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('grade', models.CharField(choices=[('passed', '合格'), ('just_passed', '基本合格'), ('failed', '不合格')], max_length=20)),
                ('opinion', models.TextField()),
                ('checked_on', models.DateField()),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='providers.provider')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('provider', 'year'), name='one_check_a_year')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directory',
            trigger=pgtrigger.compiler.Trigger(name='published_directory_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'published\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3c6029bb8277cc6793b75003f4f71588859f729a', operation='UPDATE OR DELETE', pgid='pgtrigger_published_directory_stands_81f65', table='providers_directory', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='directoryentry',
            trigger=pgtrigger.compiler.Trigger(name='entry_stands', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ab9bdbea9cfe51c6d04a1ae856506f83d17c14c', operation='UPDATE OR DELETE', pgid='pgtrigger_entry_stands_94df1', table='providers_directoryentry', when='BEFORE')),
        ),
    ]
