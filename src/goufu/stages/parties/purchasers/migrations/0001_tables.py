import django.contrib.postgres.indexes
import django.db.models.deletion
import goufu.base.workflow.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('purchasers', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
        ('workflow', '0002_pairs_of_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Purchaser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ref', models.CharField(max_length=60, unique=True)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=12)),
                ('state', models.CharField(max_length=30)),
                ('opened_at', models.DateTimeField()),
                ('establishment', models.CharField(choices=[('administrative', '行政编制'), ('civil_servant_managed', '参照公务员法管理的事业编制'), ('institutional', '事业编制'), ('none', '无编制')], max_length=30)),
                ('staff', models.PositiveIntegerField(null=True)),
                ('funding', models.CharField(choices=[('full', '经费由财政负担'), ('partial', '财政定额或者定项补助'), ('own', '经费自理')], max_length=20)),
                ('legal_basis', models.CharField(max_length=200)),
                ('pilot_since', models.DateField(null=True)),
                ('covered_since', models.DateField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('finance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='as_purchaser', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-id'], name='purchaser_state'), models.Index(fields=['place', '-id'], name='purchaser_place'), models.Index(fields=['opened_at', 'id'], name='purchaser_opened'), django.contrib.postgres.indexes.GinIndex(goufu.base.workflow.indexes.Pairs('ref', 'title'), name='purchaser_words')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'pilot'), _negated=True), ('pilot_since__isnull', False), _connector='OR'), name='pilot_has_a_first_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'covered'), _negated=True), ('covered_since__isnull', False), _connector='OR'), name='covered_has_a_first_day')],
            },
        ),
        migrations.CreateModel(
            name='OwnDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('item_code', models.CharField(blank=True, max_length=20)),
                ('basis', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('moved_on', models.DateField(null=True)),
                ('moved_to', models.CharField(blank=True, max_length=160)),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='purchasers.purchaser')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('moved_on__isnull', True)), fields=('purchaser', 'name'), name='one_own_duty_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Liaison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('post', models.CharField(max_length=80)),
                ('phone', models.CharField(max_length=40)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('purchaser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='liaisons', to='purchasers.purchaser')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='liaison_ends_after_it_began')],
            },
        ),
    ]
