import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('organisations', '0001_initial'), ('organisations', '0002_place_verified')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160, unique=True)),
                ('short_name', models.CharField(max_length=40)),
                ('kind', models.CharField(choices=[('state_organ', '国家机关'), ('party_organ', '党的机关'), ('peoples_congress', '人大机关'), ('cppcc', '政协机关'), ('court', '人民法院'), ('procuratorate', '人民检察院'), ('democratic_party', '民主党派机关'), ('civil_servant_managed_institution', '参公管理事业单位'), ('administrative_institution', '具有行政管理职能的事业单位'), ('mass_organisation_administrative', '群团组织（行政编制）'), ('mass_organisation_institutional', '群团组织（事业编制）'), ('public_benefit_1', '公益一类事业单位'), ('public_benefit_2', '公益二类事业单位'), ('business_institution', '生产经营类事业单位'), ('enterprise', '企业'), ('association', '社会团体'), ('foundation', '基金会'), ('private_non_enterprise_unit', '民办非企业单位'), ('exempt_social_organisation', '免予登记的社会组织'), ('sector_institution', '行业主管部门登记的机构'), ('rural_collective', '农村集体经济组织'), ('grassroots_committee', '基层群众性自治组织'), ('individual', '个人')], max_length=40)),
                ('level', models.CharField(choices=[('central', '中央'), ('province', '省级'), ('city', '市级'), ('county', '县级'), ('township', '乡镇级'), ('none', '不适用')], max_length=10)),
                ('functions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('purchaser', '购买主体'), ('finance', '财政部门'), ('central_agency', '集中采购机构'), ('agency', '采购代理机构'), ('provider', '承接主体'), ('third_party', '第三方机构'), ('experts', '评审专家库'), ('supervision', '监察'), ('audit', '审计'), ('civil_affairs', '民政'), ('market_regulator', '工商（市场监管）'), ('platform', '平台管理')], max_length=20), size=None)),
                ('place', models.CharField(max_length=12)),
                ('uscc', models.CharField(blank=True, max_length=18, null=True, unique=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('contact', models.CharField(blank=True, max_length=120)),
                ('registered_with', models.CharField(blank=True, max_length=120)),
                ('founded_on', models.DateField(blank=True, null=True)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('sample', models.BooleanField(default=False)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.organisation')),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['functions'], name='organisation_functions'), models.Index(fields=['place', 'id'], name='organisation_place')],
                'constraints': [models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='organisation_not_its_own_parent')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12)),
                ('name', models.CharField(max_length=60)),
                ('level', models.CharField(choices=[('central', '中央'), ('province', '省级'), ('city', '市级'), ('county', '县级'), ('township', '乡镇级'), ('none', '不适用')], max_length=10)),
                ('valid_from', models.DateField(null=True)),
                ('valid_to', models.DateField(null=True)),
                ('follows', models.CharField(blank=True, max_length=12)),
                ('source', models.CharField(max_length=200)),
                ('verified', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='one_place_a_code_and_day'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='place_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('name', '曾用名'), ('organisation_code', '组织机构代码'), ('business_number', '工商注册号'), ('registration', '登记证号')], max_length=20)),
                ('value', models.CharField(max_length=160)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='organisations.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['value'], name='alias_value')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'value'), name='alias_given_once')],
            },
        ),
    ]
