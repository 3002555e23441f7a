import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('needs', '0001_initial'), ('needs', '0002_indexes_of_the_list'), ('needs', '0003_calls_merging_support')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='NeedCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('for_itself', models.BooleanField(default=True)),
                ('scope', models.TextField()),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('summary', models.TextField(blank=True)),
                ('reported_on', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='need_call_state'), models.Index(fields=['place', '-id'], name='need_call_place'), models.Index(fields=['opened_at', 'id'], name='need_call_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='need_call_words'), models.Index(fields=['closes_on', 'id'], name='need_call_by_closes_on')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='call_closes_after_it_opened')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('kind', models.CharField(choices=[('citizen', '群众需求'), ('department', '部门提出'), ('provider', '承接主体自主申报')], default='citizen', max_length=20)),
                ('proposer', models.CharField(blank=True, max_length=80)),
                ('contact', models.CharField(blank=True, max_length=120)),
                ('content', models.TextField()),
                ('beneficiaries', models.CharField(max_length=200)),
                ('offer', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(null=True)),
                ('publicness', models.PositiveSmallIntegerField(null=True)),
                ('urgency', models.PositiveSmallIntegerField(null=True)),
                ('priority', models.PositiveSmallIntegerField(null=True)),
                ('priority_reasons', models.TextField(blank=True)),
                ('shown_on', models.DateField(null=True)),
                ('public_title', models.CharField(blank=True, max_length=200)),
                ('public_text', models.TextField(blank=True)),
                ('supporters', models.PositiveIntegerField(default=0)),
                ('addressed_to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('merged_into', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='needs.need')),
                ('proposer_organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('call', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='needs.needcall')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='need_state'), models.Index(fields=['place', '-id'], name='need_place'), models.Index(fields=['opened_at', 'id'], name='need_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='need_words'), models.Index(fields=['supporters', 'id'], name='need_by_supporters'), models.Index(condition=models.Q(('priority__isnull', False)), fields=['priority', 'id'], name='need_by_priority'), models.Index(fields=['addressed_to', '-id'], name='need_addressee'), models.Index(condition=models.Q(('shown_on__isnull', False)), fields=['-priority', '-supporters', '-id'], name='need_shown')],
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='need_not_merged_into_itself'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'merged'), _negated=True), ('merged_into__isnull', False), _connector='OR'), name='merged_need_says_into_which'), models.CheckConstraint(condition=models.Q(('shown_on__isnull', True), models.Q(('public_title', ''), _negated=True), _connector='OR'), name='shown_need_has_public_words')],
            },
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64)),
                ('on', models.DateField()),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='needs.need')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('need', 'mark'), name='one_voice_a_need')],
            },
        ),
    ]
