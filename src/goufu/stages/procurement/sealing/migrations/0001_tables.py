import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('sealing', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpeningKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('custodian', models.CharField(choices=[('purchaser', '采购人'), ('agency', '采购机构'), ('supervision', '采购监管部门')], max_length=12)),
                ('public_key', models.CharField(max_length=100)),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('registered_by', models.CharField(max_length=60)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('reason', models.TextField(blank=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='opening_key_state'), models.Index(fields=['place', '-id'], name='opening_key_place'), models.Index(fields=['opened_at', 'id'], name='opening_key_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='opening_key_words')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'live')), fields=('organisation', 'custodian'), name='one_live_key_a_custodian'), models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='opening_key_is_valid_at_all'), models.CheckConstraint(condition=models.Q(('state', 'live'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='ended_key_says_why')],
            },
        ),
    ]
