import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('evaluations', '0001_initial'), ('evaluations', '0002_indexes_of_the_list')]

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
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('targets', models.JSONField(default=list)),
                ('scheme', models.TextField(blank=True)),
                ('commissioned_on', models.DateField(null=True)),
                ('scores', models.JSONField(default=list)),
                ('report', models.TextField(blank=True)),
                ('scorer_id', models.BigIntegerField(null=True)),
                ('total', models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ('return_reason', models.TextField(blank=True)),
                ('grade', models.CharField(blank=True, max_length=20)),
                ('grade_is_worst', models.BooleanField(default=False)),
                ('grade_clause', models.CharField(blank=True, max_length=160)),
                ('grade_verified', models.BooleanField(default=True)),
                ('conclusion', models.TextField(blank=True)),
                ('concluded_on', models.DateField(null=True)),
                ('concluder_id', models.BigIntegerField(null=True)),
                ('budget_decision', models.CharField(blank=True, choices=[('prefer', '优先安排'), ('keep', '继续安排'), ('adjust', '整改后调整安排'), ('cut', '调减'), ('stop', '停止安排'), ('reargue', '重新论证')], max_length=20)),
                ('settlement_decision', models.TextField(blank=True)),
                ('provider_decision', models.TextField(blank=True)),
                ('used_on', models.DateField(null=True)),
                ('contract', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='evaluation', to='contracts.contract')),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evaluations', to='projects.project')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('third_party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='evaluation_state'), models.Index(fields=['place', '-id'], name='evaluation_place'), models.Index(fields=['opened_at', 'id'], name='evaluation_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='evaluation_words'), models.Index(condition=models.Q(('total__isnull', False)), fields=['total', 'id'], name='evaluation_by_total'), models.Index(condition=models.Q(('concluded_on__isnull', False)), fields=['concluded_on', 'id'], name='evaluation_by_concluded_on'), models.Index(fields=['project_code'], name='evaluation_project')],
                'constraints': [models.CheckConstraint(condition=models.Q(('third_party__isnull', True), models.Q(models.Q(('third_party', models.F('purchaser')), _negated=True), models.Q(('third_party', models.F('provider')), _negated=True)), _connector='OR'), name='third_party_is_neither_side'), models.CheckConstraint(condition=models.Q(('total__isnull', True), models.Q(('total__gte', 0), ('total__lte', 100)), _connector='OR'), name='total_out_of_a_hundred'), models.CheckConstraint(condition=models.Q(('concluder_id__isnull', True), models.Q(('concluder_id', models.F('scorer_id')), _negated=True), _connector='OR'), name='concluded_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('grade_is_worst', True), ('state', 'used'), _negated=True), ('budget_decision__in', ['reargue', 'stop']), _connector='OR'), name='poor_grade_stops_or_reargues')],
            },
        ),
    ]
