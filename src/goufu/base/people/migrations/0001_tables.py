import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('people', '0001_initial')]

    initial = True

    dependencies = [
        ('organisations', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('is_active', models.BooleanField(default=True)),
                ('created_at', models.DateTimeField()),
                ('password_changed_at', models.DateTimeField(null=True)),
                ('feed_key', models.CharField(max_length=43, unique=True)),
                ('sample', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Calls',
            fields=[
                ('caller', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('minute', models.BigIntegerField()),
                ('count', models.PositiveIntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['minute'], name='calls_minute')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('handler', 'handler'), ('reviewer', 'reviewer'), ('head', 'head'), ('sector_head', 'sector_head'), ('finance_budget', 'finance_budget'), ('procurement_supervision', 'procurement_supervision'), ('treasury', 'treasury'), ('performance', 'performance'), ('central_agency', 'central_agency'), ('agency', 'agency'), ('expert', 'expert'), ('provider', 'provider'), ('third_party', 'third_party'), ('inspector', 'inspector'), ('auditor', 'auditor'), ('civil_affairs', 'civil_affairs'), ('market_regulator', 'market_regulator'), ('public', 'public'), ('system_admin', 'system_admin'), ('security_admin', 'security_admin'), ('audit_admin', 'audit_admin'), ('clock', 'clock')], max_length=40)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'role'], name='appointment_post')],
                'constraints': [models.CheckConstraint(condition=models.Q(('revoked_at__isnull', True), ('valid_to__isnull', False), _connector='OR'), name='revoked_appointment_has_a_last_day'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='appointment_ends_after_it_began'), models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('account', 'organisation', 'role'), name='one_open_appointment_a_role')],
            },
        ),
        migrations.CreateModel(
            name='FormerPassword',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128)),
                ('replaced_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_passwords', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['account', '-replaced_at'], name='former_passwords')],
            },
        ),
        migrations.CreateModel(
            name='SignIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('began_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ending', models.CharField(blank=True, choices=[('signed_out', '本人退出'), ('idle', '长时间未操作'), ('too_long', '超过单次登录时限'), ('elsewhere', '在别处登录'), ('ended', '本人在别处结束'), ('secret_changed', '密码或动态口令变更'), ('closed', '账号停用')], max_length=20)),
                ('address', models.GenericIPAddressField(null=True)),
                ('browser', models.CharField(blank=True, max_length=200)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['account'], name='open_sign_ins')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending', '')), models.Q(('ended_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='ended_sign_in_says_how')],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField()),
                ('expires_on', models.DateField()),
                ('last_used_on', models.DateField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('appointment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='people.appointment')),
            ],
            options={
                'indexes': [models.Index(fields=['appointment', 'id'], name='token_of_a_post')],
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('created_at__date'))), name='token_expires_after_it_was_made')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appointment',
            trigger=pgtrigger.compiler.Trigger(name='administrators_stand_alone', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        PERFORM 1 FROM people_account WHERE id = NEW.account_id FOR UPDATE;\n        IF EXISTS (\n            SELECT 1 FROM people_appointment other\n            WHERE other.account_id = NEW.account_id\n              AND other.id IS DISTINCT FROM NEW.id\n              AND other.role <> NEW.role\n              AND (other.role IN ('audit_admin', 'security_admin', 'system_admin') OR NEW.role IN ('audit_admin', 'security_admin', 'system_admin'))\n              AND other.revoked_at IS NULL AND NEW.revoked_at IS NULL\n              AND COALESCE(other.valid_to, 'infinity'::date) >= NEW.valid_from\n              AND COALESCE(NEW.valid_to, 'infinity'::date) >= other.valid_from\n        ) THEN\n            RAISE EXCEPTION 'an administrator holds no other role';\n        END IF;\n        RETURN NEW;\n    ", hash='09ce374454b80c5749e298e0eb1267fb3d784977', operation='INSERT OR UPDATE', pgid='pgtrigger_administrators_stand_alone_a5df9', table='people_appointment', when='BEFORE')),
        ),
    ]
