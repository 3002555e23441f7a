import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('third_parties', '0001_initial'), ('third_parties', '0002_services_of_a_body')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='ThirdParty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('qualifications', models.TextField()),
                ('staff', models.PositiveIntegerField()),
                ('lead_reviewers', models.CharField(max_length=200)),
                ('contact', models.CharField(max_length=120)),
                ('reason', models.TextField(blank=True)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='third_party_state'), models.Index(fields=['place', '-id'], name='third_party_place'), models.Index(fields=['opened_at', 'id'], name='third_party_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='third_party_words')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('filed', 'returned', 'listed', 'suspended'))), fields=('organisation',), name='one_live_entry_a_third')],
            },
        ),
        migrations.CreateModel(
            name='ThirdPartyService',
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
                ('third_party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='third_party_services', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='third_party_service_state'), models.Index(fields=['place', '-id'], name='third_party_service_place'), models.Index(fields=['opened_at', 'id'], name='third_party_service_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='third_party_service_words'), models.Index(fields=['third_party', '-id'], name='service_of_third_party'), models.Index(fields=['project_code'], name='third_party_service_project')],
                'constraints': [models.UniqueConstraint(fields=('third_party', 'about_ref'), name='one_service_an_evaluation')],
            },
        ),
        migrations.CreateModel(
            name='Bond',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('same_head', '单位负责人为同一人'), ('control_or_management', '存在直接控股、管理关系'), ('paid_by_it', '为其提供咨询、代理等有偿服务'), ('other', '其他可能影响独立评价的关系')], max_length=30)),
                ('name', models.CharField(max_length=160)),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('declared_on', models.DateField()),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bonds', to='third_parties.thirdparty')),
            ],
        ),
    ]
