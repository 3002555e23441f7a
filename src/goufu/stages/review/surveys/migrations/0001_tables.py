import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('surveys', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('about_ref', models.CharField(blank=True, max_length=60)),
                ('introduction', models.TextField(blank=True)),
                ('opens_on', models.DateField()),
                ('closes_on', models.DateField()),
                ('access', models.CharField(choices=[('anybody', '公开链接，人人可填'), ('keys', '凭答题码填写')], max_length=20)),
                ('keys', models.PositiveIntegerField(default=0)),
                ('questions', models.JSONField(default=list)),
                ('conclusion', models.TextField(blank=True)),
                ('published_on', models.DateField(null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='survey_state'), models.Index(fields=['place', '-id'], name='survey_place'), models.Index(fields=['opened_at', 'id'], name='survey_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='survey_words'), models.Index(fields=['closes_on', 'id'], name='survey_by_closes_on')],
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('opens_on'))), name='survey_closes_after_it_opened')],
            },
        ),
        migrations.CreateModel(
            name='Given',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('paper', models.BooleanField(default=False)),
                ('answers', models.JSONField(default=dict)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='given', to='surveys.survey')),
            ],
            options={
                'indexes': [models.Index(fields=['survey'], name='given_survey')],
            },
        ),
        migrations.CreateModel(
            name='Used',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='used', to='surveys.survey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('survey', 'mark'), name='one_answer_a_key')],
            },
        ),
    ]
