import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('agencies', '0001_initial'), ('agencies', '0002_services_of_a_body')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencyEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('central', models.BooleanField(default=False)),
                ('uscc', models.CharField(blank=True, max_length=18)),
                ('address', models.CharField(max_length=200)),
                ('phone', models.CharField(max_length=30)),
                ('legal_head', models.CharField(max_length=60)),
                ('liable', models.BooleanField(default=False)),
                ('internal_rules', models.TextField(blank=True)),
                ('own_office', models.BooleanField(default=False)),
                ('own_rooms', models.BooleanField(default=False)),
                ('rooms', models.TextField(blank=True)),
                ('monitoring', models.TextField(blank=True)),
                ('strengths', models.CharField(blank=True, max_length=200)),
                ('regions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('grade', models.CharField(choices=[('none', '无（取消资格认定以后）'), ('a', '甲级'), ('b', '乙级')], default='none', max_length=10)),
                ('approval_number', models.CharField(blank=True, max_length=60)),
                ('approved_until', models.DateField(null=True)),
                ('changed_on', models.DateField(null=True)),
                ('updated_late', models.BooleanField(default=False)),
                ('barred_until', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='agency_entry_state'), models.Index(fields=['place', '-id'], name='agency_entry_place'), models.Index(fields=['opened_at', 'id'], name='agency_entry_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='agency_entry_words')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('filed', 'incomplete', 'listed', 'barred'))), fields=('organisation',), name='one_live_entry_an_agency')],
            },
        ),
        migrations.CreateModel(
            name='AgencyService',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('about_ref', models.CharField(max_length=60)),
                ('finished_on', models.DateField()),
                ('served', models.JSONField(default=dict)),
                ('ratings', models.JSONField(default=list)),
                ('mean', models.DecimalField(decimal_places=2, max_digits=4, null=True)),
                ('explanation', models.TextField(blank=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agency_services', to='organisations.organisation')),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='agency_service_state'), models.Index(fields=['place', '-id'], name='agency_service_place'), models.Index(fields=['opened_at', 'id'], name='agency_service_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='agency_service_words'), models.Index(fields=['agency', '-id'], name='service_of_agency'), models.Index(fields=['project_code'], name='agency_service_project')],
                'constraints': [models.UniqueConstraint(fields=('agency', 'about_ref'), name='one_service_a_purchase')],
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('directed_check', '定向检查'), ('random_check', '不定向检查')], max_length=20)),
                ('done_on', models.DateField()),
                ('result', models.TextField()),
                ('published_at', models.CharField(max_length=200)),
                ('clause', models.CharField(max_length=160)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='agencies.agencyentry')),
            ],
        ),
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('full_time', models.BooleanField(default=True)),
                ('post', models.CharField(blank=True, max_length=60)),
                ('trained_on', models.DateField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff', to='agencies.agencyentry')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('entry', 'name'), name='one_line_a_person')],
            },
        ),
    ]
