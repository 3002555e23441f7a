"""How the world meets providers, directories, standards and records of participation."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Filter, Stage, Way
from goufu.base.doors.groups import Group
from goufu.base.imports.declare import Import
from goufu.base.people.roles import Role
from goufu.law.words import say
from goufu.stages.parties.providers import actions, queries
from goufu.stages.parties.providers.actions.importing import check_rows
from goufu.stages.parties.providers.cards import (
    DirectoryCard,
    ProviderCard,
    RecordCard,
    StandardCard,
)
from goufu.stages.parties.providers.doors import choices
from goufu.stages.parties.providers.models import (
    Directory,
    ParticipationRecord,
    Provider,
    Standard,
)
from goufu.stages.parties.providers.sheets import entry, life, standards
from goufu.stages.parties.providers.workflow import (
    DIRECTORY,
    PROVIDER,
    RECORD,
    REGISTRARS,
    STANDARD,
)

PROVIDERS = Doors(
    kind=PROVIDER.name,
    model=Provider,
    name=say("承接主体"),
    stage=Stage.PARTIES,
    group=Group.PROVIDERS,
    card=ProviderCard.of,
    card_type=ProviderCard,
    visible=queries.visible_to,
    charge=queries.in_charge,
    workflow=PROVIDER,
    icon="users",
    search=("ref", "title", "uscc"),
    filters=(Filter("kind", say("单位类型"), choices.kinds, choices.of_kind),),
    read_with=("conducts", "checks", "filings", "organisation__credit_lines"),
    acts=(
        Act(
            "apply",
            actions.apply,
            entry.Apply,
            opens=True,
            by=frozenset({Role.PUBLIC}),
            label=say("申请登记"),
            choices={"authority_id": choices.authorities},
        ),
        Act("verify", actions.verify, entry.Verify),
        Act("send_back", actions.send_back, entry.SendBack),
        Act("refuse", actions.refuse, entry.Refuse),
        Act("resubmit", actions.resubmit, entry.Resubmit, initial=choices.as_applied),
        Act("set_secret", actions.set_secret, entry.SetSecret),
        Act("claim_account", actions.claim_account, entry.Claim),
        Act("report_change", actions.report_change, entry.Change, initial=choices.as_registered),
        Act("confirm_change", actions.confirm_change, entry.Verify),
        Act("reject_change", actions.reject_change, entry.SendBack),
        Act(
            "file_governance",
            actions.file_governance,
            life.FileGovernance,
            initial=choices.this_year,
        ),
        Act("check_year", actions.check_year, life.CheckYear, initial=choices.this_year),
        Act("list_conduct", actions.list_conduct, life.ListConduct),
        Act(
            "strike_off",
            actions.strike_off,
            life.StrikeOff,
            choices={"conduct_id": choices.entries_on_the_list},
        ),
        Act("suspend", actions.suspend, life.Because),
        Act("resume", actions.resume, life.Because),
        Act("leave", actions.leave, life.Because),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("单位名称")),
        Column("kind", say("单位类型")),
        Column("uscc", say("统一社会信用代码"), "code"),
        Column("authority", say("核验机关")),
        Column("verified_on", say("核验日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
    imports=(
        Import(
            name="register",
            label=say("导入登记名册…"),
            row=entry.ProviderRow,
            action=actions.import_register,
            check=check_rows,
            by=frozenset({Role.CIVIL_AFFAIRS, Role.MARKET_REGULATOR, Role.SECTOR_HEAD}),
            intro=say("导入后逐家核验；名册中的单位由本机关核验。"),
        ),
    ),
)

DIRECTORIES = Doors(
    kind=DIRECTORY.name,
    model=Directory,
    name=say("承接主体目录"),
    stage=Stage.PARTIES,
    group=Group.PROVIDERS,
    card=DirectoryCard.of,
    card_type=DirectoryCard,
    visible=queries.directories_visible_to,
    charge=queries.papers_in_charge,
    workflow=DIRECTORY,
    read_with=("entries",),
    icon="list-tree",
    ways_of_list=(Way(say("已发布的目录"), "doors:providers", icon="external-link"),),
    acts=(
        Act(
            "open",
            actions.open_directory,
            life.OpenDirectory,
            opens=True,
            by=REGISTRARS,
            label=say("编制年度目录"),
            initial=choices.this_year,
        ),
        Act("compile", actions.compile_directory, life.CompileDirectory),
        Act("send_back", actions.send_directory_back, life.Because),
        Act("publish", actions.publish_directory, life.PublishDirectory),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("目录")),
        Column("authority", say("发布机关")),
        Column("year", say("年度"), "number"),
        Column("published_on", say("发布日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

STANDARDS = Doors(
    kind=STANDARD.name,
    model=Standard,
    name=say("资格标准"),
    stage=Stage.PARTIES,
    group=Group.PROVIDERS,
    card=StandardCard.of,
    card_type=StandardCard,
    visible=queries.standards_visible_to,
    charge=queries.papers_in_charge,
    workflow=STANDARD,
    icon="scale",
    ways_of_list=(Way(say("现行的资格标准"), "doors:provider_standards", icon="external-link"),),
    acts=(
        Act(
            "draft",
            actions.draft_standard,
            standards.DraftStandard,
            opens=True,
            by=REGISTRARS,
            label=say("起草资格标准"),
            choices={"replaces_id": choices.own_standards},
        ),
        Act(
            "revise",
            actions.revise_standard,
            standards.DraftStandard,
            choices={"replaces_id": choices.own_standards},
            initial=choices.as_drafted,
        ),
        Act("publish", actions.publish_standard, standards.PublishStandard),
        Act("repeal", actions.repeal_standard, standards.RepealStandard),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("标题")),
        Column("document_number", say("文号")),
        Column("authority", say("制定机关")),
        Column("in_force_from", say("施行日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

RECORDS = Doors(
    kind=RECORD.name,
    model=ParticipationRecord,
    name=say("参与记录"),
    stage=Stage.PARTIES,
    group=Group.PROVIDERS,
    card=RecordCard.of,
    card_type=RecordCard,
    visible=queries.records_visible_to,
    workflow=RECORD,
    icon="award",
    ways=(
        Way(
            say("打印参与记录"),
            "doors:provider_record_paper",
            lambda record: (record.ref, record.code),
            icon="printer",
        ),
    ),
    acts=(
        Act(
            "issue",
            actions.issue_record,
            life.IssueRecord,
            opens=True,
            by=RECORD.openers,
            label=say("出具参与记录"),
            on=PROVIDER.name,
            offered=choices.is_checked,
            initial=choices.so_far,
        ),
        Act("withdraw", actions.withdraw_record, life.Because),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("单位名称")),
        Column("purpose", say("用途")),
        Column("issued_on", say("出具日期"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (PROVIDERS, DIRECTORIES, STANDARDS, RECORDS)
