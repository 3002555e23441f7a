import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('law_rows', '0001_initial'), ('law_rows', '0002_second_person')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('holidays', models.JSONField(default=list)),
                ('made_up', models.JSONField(default=list)),
                ('cite', models.CharField(max_length=200)),
                ('source', models.CharField(max_length=300)),
                ('entered_by', models.CharField(max_length=80)),
                ('entered_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('year',), name='one_notice_a_year')],
            },
        ),
        migrations.CreateModel(
            name='LocalValue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('place', models.CharField(max_length=12)),
                ('value', models.JSONField()),
                ('unit', models.CharField(blank=True, max_length=20)),
                ('in_force_from', models.DateField()),
                ('in_force_to', models.DateField(null=True)),
                ('case', models.JSONField(default=dict)),
                ('cite', models.CharField(max_length=200)),
                ('quote', models.TextField(blank=True)),
                ('source', models.CharField(max_length=300)),
                ('sample', models.BooleanField(default=False)),
                ('entered_by', models.CharField(max_length=80)),
                ('entered_at', models.DateTimeField()),
                ('in_effect_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='law_rows.localvalue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('returned_at__isnull', True), ('withdrawn_at__isnull', True)), fields=('key', 'place', 'in_force_from', 'case'), name='one_value_a_place_and_day')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('organisation_id', models.BigIntegerField()),
                ('proposed_by', models.CharField(max_length=80)),
                ('proposer_account_id', models.BigIntegerField()),
                ('proposed_at', models.DateTimeField()),
                ('outcome', models.CharField(blank=True, max_length=10)),
                ('decided_by', models.CharField(blank=True, max_length=80)),
                ('decider_account_id', models.BigIntegerField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('answer', models.TextField(blank=True)),
                ('value', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='law_rows.localvalue')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('value',), name='one_open_proposal_a_value'), models.CheckConstraint(condition=models.Q(('decider_account_id__isnull', True), models.Q(('decider_account_id', models.F('proposer_account_id')), _negated=True), _connector='OR'), name='proposal_decided_by_another')],
            },
        ),
    ]
