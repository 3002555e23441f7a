import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('catalogue', '0001_initial'), ('catalogue', '0002_entries_of_a_catalogue'), ('catalogue', '0003_guidance_and_corrections')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImplementationCatalogue',
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
                ('introduction', models.TextField(blank=True)),
                ('proposed_by_id', models.BigIntegerField(null=True)),
                ('published_on', models.DateField(null=True)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['place', 'year', 'id'], name='catalogue_year')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceCatalogue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('version', models.PositiveSmallIntegerField()),
                ('basis', models.TextField(blank=True)),
                ('opinions_from', models.DateField(null=True)),
                ('opinions_until', models.DateField(null=True)),
                ('experts', models.JSONField(default=list)),
                ('experts_heard_on', models.DateField(null=True)),
                ('document_number', models.CharField(blank=True, max_length=120)),
                ('submitted_by_id', models.BigIntegerField(null=True)),
                ('in_force_from', models.DateField(null=True)),
                ('in_force_to', models.DateField(null=True)),
                ('published_on', models.DateField(null=True)),
                ('ending', models.TextField(blank=True)),
                ('sample', models.BooleanField(default=False)),
                ('drawn_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drawn_by', to='catalogue.guidancecatalogue')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='catalogue.guidancecatalogue')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='guidance_state'), models.Index(fields=['place', '-id'], name='guidance_place'), models.Index(fields=['opened_at', 'id'], name='guidance_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='guidance_words')],
                'constraints': [models.UniqueConstraint(fields=('place', 'version'), name='one_catalogue_a_version'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'opinions', 'heard', 'submitted', 'approved'])), fields=('place',), name='one_draft_of_a_catalogue_a_place'), models.CheckConstraint(condition=models.Q(('in_force_to__isnull', True), ('in_force_to__gte', models.F('in_force_from')), _connector='OR'), name='catalogue_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='CatalogueEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60)),
                ('budget_ref', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('purchaser', models.CharField(max_length=160)),
                ('item_code', models.CharField(max_length=20)),
                ('item_name', models.CharField(max_length=120)),
                ('class_name', models.CharField(max_length=120)),
                ('amount_fen', models.BigIntegerField()),
                ('ended_on', models.DateField(null=True)),
                ('replaces', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='catalogue.catalogueentry')),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='catalogue.implementationcatalogue')),
            ],
            options={
                'indexes': [models.Index(fields=['catalogue', 'item_code', 'id'], name='catalogue_entries')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('project_code',), name='project_listed_once')],
            },
        ),
        migrations.CreateModel(
            name='GuidanceItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.BigIntegerField(null=True)),
                ('scheme', models.CharField(max_length=40)),
                ('code', models.CharField(max_length=20)),
                ('code_given', models.BooleanField(default=False)),
                ('name', models.CharField(max_length=120)),
                ('nature', models.CharField(choices=[('basic', '基本公共服务'), ('non_basic', '非基本公共服务')], max_length=20)),
                ('service_class', models.CharField(blank=True, choices=[('1', '第一类：支撑经济社会运转、全民受益、无法分割'), ('2', '第二类：增加公众福利、受益对象特定'), ('3', '第三类：介于两者之间、具有辖区特点、无需制定法规')], max_length=1)),
                ('content', models.TextField(blank=True)),
                ('projects', models.TextField(blank=True)),
                ('central', models.BooleanField(default=False)),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('source', models.CharField(max_length=200)),
                ('verified', models.BooleanField(default=False)),
                ('change', models.CharField(choices=[('kept', '保留'), ('added', '新增'), ('changed', '调整'), ('removed', '取消')], default='kept', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('catalogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='catalogue.guidancecatalogue')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='catalogue.guidanceitem')),
            ],
            options={
                'indexes': [models.Index(fields=['line', 'id'], name='item_line')],
                'constraints': [models.UniqueConstraint(fields=('scheme', 'code', 'valid_from'), name='one_item_a_code_and_day'), models.UniqueConstraint(fields=('catalogue', 'code'), name='one_item_a_code'), models.CheckConstraint(condition=models.Q(('change', 'kept'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='changed_item_says_why')],
            },
        ),
        migrations.CreateModel(
            name='ItemMapping',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(max_length=40)),
                ('entry', models.CharField(max_length=120)),
                ('to_scheme', models.CharField(max_length=40)),
                ('to_entry', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('same', '名称相同'), ('within', '归入'), ('related', '相近')], max_length=10)),
                ('source', models.CharField(max_length=200)),
                ('verified', models.BooleanField(default=False)),
                ('catalogue', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mappings', to='catalogue.guidancecatalogue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'entry', 'to_scheme', 'to_entry'), name='entries_mapped_once')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(blank=True, max_length=80)),
                ('contact', models.CharField(blank=True, max_length=120)),
                ('about', models.CharField(blank=True, max_length=120)),
                ('text', models.TextField()),
                ('given_on', models.DateField()),
                ('outcome', models.CharField(blank=True, choices=[('adopted', '采纳'), ('partly', '部分采纳'), ('not', '未采纳')], max_length=10)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(null=True)),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='catalogue.guidancecatalogue')),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('catalogue', 'number'), name='one_opinion_a_number'), models.CheckConstraint(condition=models.Q(('outcome', ''), models.Q(('answer', ''), _negated=True), _connector='OR'), name='answered_opinion_says_why')],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('changes', models.JSONField(default=list)),
                ('strikes_off', models.BooleanField(default=False)),
                ('reason', models.TextField()),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('proposed_by_id', models.BigIntegerField(null=True)),
                ('proposed_on', models.DateField()),
                ('published_on', models.DateField(null=True)),
                ('dropped_on', models.DateField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='catalogue.catalogueentry')),
                ('catalogue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='catalogue.implementationcatalogue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_on__isnull', True), ('published_on__isnull', True)), fields=('catalogue',), name='one_correction_at_a_time'), models.CheckConstraint(condition=models.Q(('published_on__isnull', True), ('dropped_on__isnull', True), _connector='OR'), name='correction_published_or_dropped')],
            },
        ),
        migrations.CreateModel(
            name='ProcurementException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', models.TextField()),
                ('clause', models.CharField(max_length=160)),
                ('instead', models.CharField(max_length=200)),
                ('recorded_on', models.DateField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='procurement_exception', to='catalogue.catalogueentry')),
            ],
        ),
        migrations.CreateModel(
            name='ItemRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('class_name', models.CharField(max_length=120)),
                ('nature', models.CharField(choices=[('basic', '基本公共服务'), ('non_basic', '非基本公共服务')], max_length=20)),
                ('content', models.TextField()),
                ('projects', models.TextField(blank=True)),
                ('grounds', models.TextField()),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('answer', models.TextField(blank=True)),
                ('sample', models.BooleanField(default=False)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='catalogue.guidanceitem')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='item_request_state'), models.Index(fields=['place', '-id'], name='item_request_place'), models.Index(fields=['opened_at', 'id'], name='item_request_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='item_request_words')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guidanceitem',
            trigger=pgtrigger.compiler.Trigger(name='in_force_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."valid_from" IS NOT NULL AND (OLD."scheme" IS DISTINCT FROM (NEW."scheme") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."nature" IS DISTINCT FROM (NEW."nature") OR OLD."service_class" IS DISTINCT FROM (NEW."service_class") OR OLD."content" IS DISTINCT FROM (NEW."content") OR OLD."projects" IS DISTINCT FROM (NEW."projects") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from")))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='e44ab58f5b5b0f7c222b2d57bac571e6b16f8603', operation='UPDATE', pgid='pgtrigger_in_force_stands_3d0f4', table='catalogue_guidanceitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='correction',
            trigger=pgtrigger.compiler.Trigger(name='decided_correction_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."published_on" IS NOT NULL OR OLD."dropped_on" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='59905aad385e814dfa11a61c3ae02cb46e242ed5', operation='UPDATE OR DELETE', pgid='pgtrigger_decided_correction_stands_8d08b', table='catalogue_correction', when='BEFORE')),
        ),
    ]
