import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('workflow', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('last', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Done',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=100)),
                ('account_id', models.BigIntegerField()),
                ('event', models.CharField(max_length=80)),
                ('ref', models.CharField(blank=True, max_length=60)),
                ('digest', models.CharField(max_length=64)),
                ('result_kind', models.CharField(blank=True, max_length=40)),
                ('result_ref', models.CharField(blank=True, max_length=60)),
                ('done_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['done_at'], name='done_at')],
                'constraints': [models.UniqueConstraint(fields=('account_id', 'key'), name='one_request_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60)),
                ('reason', models.TextField()),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('placed_by', models.CharField(max_length=60)),
                ('placed_at', models.DateTimeField()),
                ('until', models.DateField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at__isnull', True)), fields=('project_code', 'placed_by'), name='one_open_hold_a_cause'), models.CheckConstraint(condition=models.Q(('lifted_at__isnull', True), ('lifted_at__gte', models.F('placed_at')), _connector='OR'), name='hold_lifted_after_it_was_placed')],
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('project_code', models.CharField(max_length=60)),
                ('party', models.CharField(choices=[('purchaser', 'purchaser'), ('sector', 'sector'), ('finance', 'finance'), ('agency', 'agency'), ('provider', 'provider'), ('third_party', 'third_party'), ('expert', 'expert'), ('supervision', 'supervision'), ('registrar', 'registrar'), ('public', 'public'), ('administration', 'administration'), ('clock', 'clock')], max_length=20)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['project_code', 'party'], name='standing_of')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'party', 'project_code'), name='one_standing_a_party')],
            },
        ),
    ]
