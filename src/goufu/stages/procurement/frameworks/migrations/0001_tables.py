import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('frameworks', '0001_initial'), ('frameworks', '0002_responses_sealed')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('sealing', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('central', models.BooleanField(default=False)),
                ('case', models.CharField(choices=[('small_catalogue_items', '集中采购目录以内的小额零星采购'), ('small_advisory_services', '目录以外的法律、评估、会计、审计等小额零星鉴证咨询服务'), ('beneficiaries_choose', '需要两家以上供应商由服务对象自主选择'), ('other_by_ministry', '国务院财政部门规定的其他情形')], max_length=40)),
                ('form', models.CharField(choices=[('closed_framework', '封闭式框架协议采购'), ('open_framework', '开放式框架协议采购')], max_length=20)),
                ('open_case', models.CharField(blank=True, choices=[('elimination_unfit', '不宜淘汰供应商，或者供应商在三家以下且不宜淘汰'), ('beneficiaries_choose', '需要两家以上供应商由服务对象自主选择')], max_length=40)),
                ('method', models.CharField(choices=[('price_first', '价格优先法'), ('quality_first', '质量优先法')], max_length=20)),
                ('quality_case', models.CharField(blank=True, choices=[('government_price', '有政府定价'), ('guided_price', '有政府指导价'), ('special_instruments', '对质量有特别要求的检测、实验等仪器设备')], max_length=40)),
                ('way', models.CharField(choices=[('direct_choice', '直接选定'), ('second_bidding', '二次竞价'), ('taking_turns', '顺序轮候')], max_length=20)),
                ('users', models.CharField(choices=[('own', '征集人本单位'), ('system', '征集人及其所属单位'), ('place', '本级各预算单位')], max_length=10)),
                ('service', models.CharField(max_length=200)),
                ('unit', models.CharField(max_length=40)),
                ('ceiling_fen', models.BigIntegerField()),
                ('months', models.PositiveSmallIntegerField()),
                ('elimination_percent', models.PositiveSmallIntegerField(default=0)),
                ('most_entrants', models.PositiveSmallIntegerField(null=True)),
                ('words', models.JSONField(default=dict)),
                ('purchasers_asked', models.PositiveSmallIntegerField(default=0)),
                ('providers_asked', models.PositiveSmallIntegerField(default=0)),
                ('consented_on', models.DateField(null=True)),
                ('consented_id', models.BigIntegerField(null=True)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('published_on', models.DateField(null=True)),
                ('closes_at', models.DateTimeField(null=True)),
                ('committee', models.JSONField(default=list)),
                ('report', models.TextField(blank=True)),
                ('entry_published_on', models.DateField(null=True)),
                ('signed_on', models.DateField(null=True)),
                ('expires_on', models.DateField(null=True)),
                ('filed_on', models.DateField(null=True)),
                ('told_on', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('collector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('keeper', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='frameworks', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='framework_state'), models.Index(fields=['place', '-id'], name='framework_place'), models.Index(fields=['opened_at', 'id'], name='framework_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='framework_words'), models.Index(condition=models.Q(('expires_on__isnull', False)), fields=['expires_on', 'id'], name='framework_by_expires_on'), models.Index(condition=models.Q(('published_on__isnull', False)), fields=['published_on', 'id'], name='framework_by_published_on'), models.Index(fields=['project_code', 'id'], name='framework_project'), models.Index(fields=['collector', '-id'], name='framework_collector')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['failed', 'withdrawn']), _negated=True), fields=('project',), name='one_framework_a_project'), models.CheckConstraint(condition=models.Q(('ceiling_fen__gt', 0)), name='framework_has_a_price'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), ('expires_on__isnull', False), _connector='OR'), name='framework_in_force_ends')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('price_fen', models.BigIntegerField(null=True)),
                ('plan', models.TextField(blank=True)),
                ('location', models.CharField(blank=True, max_length=200)),
                ('contact', models.CharField(blank=True, max_length=200)),
                ('envelope', models.TextField(blank=True)),
                ('seal', models.CharField(blank=True, max_length=64)),
                ('receipt', models.TextField(blank=True)),
                ('submitted_at', models.DateTimeField(null=True)),
                ('quality', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('rank', models.PositiveSmallIntegerField(null=True)),
                ('signatory', models.CharField(blank=True, max_length=200)),
                ('signed_on', models.DateField(null=True)),
                ('removal', models.CharField(blank=True, choices=[('colluded_for_entry', '恶意串通谋取入围或者合同成交'), ('false_papers_for_entry', '提供虚假材料谋取入围或者合同成交'), ('refused_deals', '无正当理由拒不接受合同授予'), ('broke_contract', '不履行合同义务，经请求后仍不履行'), ('barred_meanwhile', '有效期内被禁止或者限制参加政府采购活动'), ('other_by_agreement', '框架协议约定的其他情形')], max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='frameworks.framework')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='entry_state'), models.Index(fields=['place', '-id'], name='entry_place'), models.Index(fields=['opened_at', 'id'], name='entry_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='entry_words'), models.Index(fields=['provider', '-id'], name='entry_provider'), models.Index(fields=['project_code', 'id'], name='entry_project')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('submitted', 'opened', 'entered', 'signed', 'leaving'))), fields=('framework', 'provider'), name='one_live_entry_a_provider'), models.CheckConstraint(condition=models.Q(('price_fen__gt', 0)), name='entry_names_a_price'), models.CheckConstraint(condition=models.Q(('state__in', ('submitted', 'withdrawn', 'invalid', 'void')), ('price_fen__isnull', False), _connector='OR'), name='entry_that_counts_has_a_price'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['removed', 'refused', 'invalid']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ended_entry_says_why')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('custodian', models.CharField(choices=[('purchaser', '采购人'), ('agency', '采购机构'), ('supervision', '采购监管部门')], max_length=12)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='frameworks.framework')),
                ('key', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='sealing.openingkey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('framework', 'round', 'custodian'), name='one_key_a_custodian_of_a_round')],
            },
        ),
        migrations.CreateModel(
            name='FrameworkUnlocking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('custodian', models.CharField(choices=[('purchaser', '采购人'), ('agency', '采购机构'), ('supervision', '采购监管部门')], max_length=12)),
                ('pieces', models.JSONField()),
                ('brought_by', models.CharField(max_length=60)),
                ('brought_at', models.DateTimeField()),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='unlockings', to='frameworks.framework')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('framework', 'round', 'custodian'), name='each_custodian_unlocks_once')],
            },
        ),
        migrations.CreateModel(
            name='Deal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('way', models.CharField(choices=[('direct_choice', '直接选定'), ('second_bidding', '二次竞价'), ('taking_turns', '顺序轮候')], max_length=20)),
                ('demand', models.TextField()),
                ('quantity', models.DecimalField(decimal_places=2, max_digits=14)),
                ('closes_at', models.DateTimeField(null=True)),
                ('price_fen', models.BigIntegerField(null=True)),
                ('total_fen', models.BigIntegerField(null=True)),
                ('grounds', models.TextField(blank=True)),
                ('fixed_on', models.DateField(null=True)),
                ('published_on', models.DateField(null=True)),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='projects.project')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deals', to='frameworks.entry')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deals', to='frameworks.framework')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='deal_state'), models.Index(fields=['place', '-id'], name='deal_place'), models.Index(fields=['opened_at', 'id'], name='deal_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='deal_words'), models.Index(condition=models.Q(('fixed_on__isnull', False)), fields=['fixed_on', 'id'], name='deal_by_fixed_on'), models.Index(fields=['project_code', 'id'], name='deal_project')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['fixed', 'published']), _negated=True), models.Q(('entry__isnull', False), ('total_fen__gt', 0)), _connector='OR'), name='fixed_deal_names_whom')],
            },
        ),
        migrations.CreateModel(
            name='Bid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('price_fen', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('deal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bids', to='frameworks.deal')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='frameworks.entry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('deal', 'entry'), name='one_bid_an_entrant'), models.CheckConstraint(condition=models.Q(('price_fen__gt', 0)), name='bid_names_a_price')],
            },
        ),
    ]
