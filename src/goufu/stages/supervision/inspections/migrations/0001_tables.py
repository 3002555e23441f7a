import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('inspections', '0001_initial'), ('inspections', '0002_indexes_of_the_list')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('projects', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('manner', models.CharField(choices=[('daily', '日常检查'), ('special', '专项检查'), ('random', '双随机抽查'), ('key', '重点监督'), ('year_end', '年终检查'), ('audit', '审计')], max_length=20)),
                ('subject', models.TextField()),
                ('finding', models.TextField(blank=True)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('correct_by', models.DateField(null=True)),
                ('correction', models.TextField(blank=True)),
                ('verification', models.TextField(blank=True)),
                ('inspector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='projects.project')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='inspection_state'), models.Index(fields=['place', '-id'], name='inspection_place'), models.Index(fields=['opened_at', 'id'], name='inspection_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='inspection_words'), models.Index(fields=['project_code'], name='inspection_project')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['found', 'corrected']), _negated=True), models.Q(('finding', ''), _negated=True), _connector='OR'), name='finding_is_written_down')],
            },
        ),
    ]
