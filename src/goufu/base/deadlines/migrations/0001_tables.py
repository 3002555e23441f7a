import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('deadlines', '0001_initial'), ('deadlines', '0002_indexes_of_the_desk')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Deadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_kind', models.CharField(max_length=40)),
                ('ref', models.CharField(max_length=60)),
                ('project_code', models.CharField(blank=True, max_length=60)),
                ('place', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('duty', models.CharField(max_length=60)),
                ('who', models.CharField(choices=[('handler', 'handler'), ('reviewer', 'reviewer'), ('head', 'head'), ('sector_head', 'sector_head'), ('finance_budget', 'finance_budget'), ('procurement_supervision', 'procurement_supervision'), ('treasury', 'treasury'), ('performance', 'performance'), ('central_agency', 'central_agency'), ('agency', 'agency'), ('expert', 'expert'), ('provider', 'provider'), ('third_party', 'third_party'), ('inspector', 'inspector'), ('auditor', 'auditor'), ('civil_affairs', 'civil_affairs'), ('market_regulator', 'market_regulator'), ('public', 'public'), ('system_admin', 'system_admin'), ('security_admin', 'security_admin'), ('audit_admin', 'audit_admin'), ('clock', 'clock')], max_length=40)),
                ('method', models.CharField(blank=True, max_length=40)),
                ('starts_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('unit', models.CharField(blank=True, max_length=20)),
                ('value', models.IntegerField(null=True)),
                ('clause', models.CharField(blank=True, max_length=160)),
                ('law_in_force_from', models.DateField(null=True)),
                ('verified', models.BooleanField(default=True)),
                ('met_on', models.DateField(null=True)),
                ('cancelled_on', models.DateField(null=True)),
                ('suspended_on', models.DateField(null=True)),
                ('stops', models.JSONField(default=list)),
                ('marked_overdue_at', models.DateTimeField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cancelled_on__isnull', True), ('met_on__isnull', True)), fields=['due_on', 'id'], name='deadline_open'), models.Index(condition=models.Q(('cancelled_on__isnull', True), ('met_on__isnull', True)), fields=['organisation', 'who', 'due_on', 'id'], name='deadline_of_a_post'), models.Index(condition=models.Q(('cancelled_on__isnull', True), ('met_on__isnull', True), ('organisation__isnull', True)), fields=['who', 'due_on', 'id'], name='deadline_of_a_role'), models.Index(condition=models.Q(('cancelled_on__isnull', True), ('met_on__isnull', True)), fields=['dossier_kind', 'due_on', 'ref'], name='deadline_of_a_kind'), models.Index(fields=['project_code', 'id'], name='deadline_project'), models.Index(fields=['ref'], name='deadline_ref')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('starts_on')), _connector='OR'), name='deadline_not_before_start'), models.UniqueConstraint(condition=models.Q(('cancelled_on__isnull', True), ('met_on__isnull', True)), fields=('dossier_kind', 'ref', 'duty'), name='one_open_deadline_per_dossier_and_duty')],
            },
        ),
    ]
