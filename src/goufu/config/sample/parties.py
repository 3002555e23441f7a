"""Who buys and who serves in the sample: units come in, providers are checked, directories go out.

What the law asks every year is done in the years that the story plays; this year's directories of
the market regulator and of the accounting firms are still owed, and shown as overdue.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.organisations.kinds import Kind
from goufu.base.organisations.models import Organisation
from goufu.config.sample.cast import Cast
from goufu.config.sample.codes import made_up_uscc
from goufu.config.sample.player import Scene, moment
from goufu.law.calendar import day_of
from goufu.stages.parties.providers.models import Directory, Provider, Standard
from goufu.stages.parties.purchasers.models import Purchaser

SECRET = "sample-secret"  # noqa: S105  (of applications that nobody made)
REGISTERED, JOINED, COVERED = date(2014, 9, 2), date(2014, 9, 9), date(2015, 1, 5)
PILOTS = ("civil", "care", "education", "labour", "disabled")
APPLIED, CHECKED = date(2014, 9, 15), date(2014, 9, 22)
# By the word of the cast: its class, who checks it, what it can do.
PROVIDERS: dict[str, tuple[str, str, str]] = {
    "wanqing": ("civil", "civil", "居家养老、日间照料、为老送餐"),
    "pihe": ("civil", "civil", "社会工作、残疾人照料、社区矫正帮扶"),
    "youyi": ("professional", "civil", "社区服务、志愿者培训"),
    "yunlu": ("", "commerce", "信息系统运行维护"),
    "lantian": ("", "commerce", "农业技术推广、病虫害统防统治"),
    "anlin": ("", "commerce", "物业管理、会务服务"),
    "hongmei": ("", "commerce", "文艺演出"),
    "mingheng": ("accounting_firm", "finance", "审计、评估、绩效评价"),
}
CHECKERS = {"civil": "registrar", "commerce": "regulator", "finance": "accounting"}
# In which years of the story the clock strikes in spring, and who publishes in time.
PUBLISHED = {2015: tuple(CHECKERS), 2016: tuple(CHECKERS), 2025: tuple(CHECKERS), 2026: ("civil",)}
CONDITIONS = """一、依法登记，上年度年检合格或者基本合格。
二、有章程，独立核算，按规定报送年度报告。
三、有与服务相适应的专职人员。（示例）"""
WAITING = 61  # The number from which the codes of bodies are made that are in no other story.


def scenes(cast: Cast, *, at: datetime) -> list[Scene]:
    """Return the whole story up to the moment of loading."""
    told = _units(cast) + _standard() + _entries(cast) + _life()
    told += _directories(cast) + _waiting(cast, at)
    return [scene for scene in told if scene.at < at]


def _units(cast: Cast) -> list[Scene]:
    """Five units begin as pilots; from the new year on all but the school take part."""
    found: list[Scene] = []
    for word, body in cast.organisations.items():
        if "purchaser" not in body.functions or body.place != cast.body("finance").place:
            continue
        found += _joining(word, body)
    return found


def _joining(word: str, body: Organisation) -> list[Scene]:
    on = _of(Purchaser, organisation=body)
    school = body.kind == Kind.PUBLIC_BENEFIT_1
    official = body.kind not in {Kind.ADMINISTRATIVE_INSTITUTION, Kind.PUBLIC_BENEFIT_1}
    register = {
        "organisation_id": body.pk,
        "establishment": "administrative" if official else "institutional",
        "funding": "full",
        "legal_basis": f"示例编〔2010〕{body.pk}号",
    }
    liaison = {
        "name": f"{body.short_name[-2:]}联络员",
        "post": "办公室副主任",
        "phone": f"0564-100-{body.pk:04d}",
        "since": REGISTERED,
    }
    found = [
        _scene(REGISTERED, "budget", "purchaser.register", facts=register),
        _scene(REGISTERED, "budget", "purchaser.name_liaison", on, liaison, hour=11),
    ]
    if school:
        duty = {"name": "高中阶段教育教学", "basis": "示例文件", "since": date(2010, 9, 1)}
        duties = {"duties": [duty]}
        return [*found, _scene(JOINED, "budget", "purchaser.record_duties", on, duties)]
    if word in PILOTS:
        pilot = {"since": JOINED, "reason": "列入首批试点（示例）"}
        found.append(_scene(JOINED, "budget", "purchaser.start_pilot", on, pilot))
    cover = {"since": COVERED, "reason": "市本级全覆盖（示例）"}
    return [*found, _scene(COVERED, "budget", "purchaser.cover", on, cover)]


def _standard() -> list[Scene]:
    draft = {
        "title": "社会组织承接政府购买服务资格标准（示例）",
        "document_number": "示例民〔2014〕1号",
        "kinds": ["association", "foundation", "private_non_enterprise_unit"],
        "conditions": CONDITIONS,
        "oversight": "每年核验一次；最近一次年检不合格的，不列入目录。（示例）",
        "in_force_from": date(2014, 10, 1),
    }
    day, on = date(2014, 9, 3), _of(Standard)
    return [
        _scene(day, "registrar", "provider_standard.draft", facts=draft),
        _scene(
            day,
            "registrar_second",
            "provider_standard.publish",
            on,
            _opinion("同意公布"),
            hour=15,
        ),
    ]


def _entries(cast: Cast) -> list[Scene]:
    """Eight bodies apply themselves, and each is checked by its own authority."""
    found = []
    for word, (sub_kind, authority, services) in PROVIDERS.items():
        body = cast.body(word)
        facts = _application(body, sub_kind, cast.body(authority).pk, services)
        found.append(_scene(APPLIED, "public", "provider.apply", facts=facts))
        found.append(
            _scene(
                CHECKED,
                CHECKERS[authority],
                "provider.verify",
                _of(Provider, title=body.name),
                _opinion("已核对登记证书、章程和上年度年检结论（示例）"),
            )
        )
    return found


def _application(
    body: Organisation, sub_kind: str, authority: int, services: str
) -> dict[str, Any]:
    note = "合伙制事务所，由工商登记、财政许可（示例）" if sub_kind == "accounting_firm" else ""
    return {
        "name": body.name,
        "kind": body.kind,
        "sub_kind": sub_kind or None,
        "uscc": body.uscc,
        "code_note": note,
        "founded_on": date(2010, 6, 1),
        "legal_representative": f"{body.short_name[:2]}负责人",
        "address": body.address,
        "services": services,
        "contact": f"{body.short_name[:2]}联系人",
        "phone": body.contact,
        "authority_id": authority,
        "secret": SECRET,
        "secret_again": SECRET,
        "declared": True,
    }


def _life() -> list[Scene]:
    """A charity files its papers, is checked every year, moves, and takes its record to a bank."""
    name = "皖西晚晴居家养老服务中心"
    on, moved = _of(Provider, title=name), "示例路 88 号"
    filing = {
        "year": 2014,
        "charter": True,
        "finance_rules": True,
        "staff_rules": True,
        "own_accounts": True,
        "staff": 36,
        "full_time": 28,
        "income_fen": 218_000_000,
        "audited": True,
    }
    check = {"year": 2014, "grade": "passed", "opinion": "账目清楚，按章程活动（示例）"}
    record = {"purpose": "finance_credit", "since": date(2015, 1, 1), "until": date(2015, 12, 31)}
    return [
        _scene(date(2015, 3, 2), "wanqing", "provider.file_governance", on, filing),
        _scene(date(2015, 3, 9), "registrar", "provider.check_year", on, check),
        Scene(
            moment(date(2015, 6, 1)),
            "wanqing",
            "provider",
            "report_change",
            on=on,
            facts=lambda: _moved(name, moved),
        ),
        _scene(
            date(2015, 6, 3),
            "registrar",
            "provider.confirm_change",
            on,
            _opinion("已核对租赁合同"),
        ),
        Scene(
            moment(date(2016, 1, 20)),
            "wanqing",
            "participation_record",
            "issue",
            on=on,
            parent=True,
            facts=lambda: record,
        ),
    ]


def _moved(name: str, address: str) -> dict[str, Any]:
    facts = Provider.objects.get(title=name).checked_facts()
    return {**facts, "address": address, "reason": "住所迁移（示例）"}


def _directories(cast: Cast) -> list[Scene]:
    """Each authority's directory, opened by the clock, goes out in time in the years played."""
    found = []
    for year, owing in PUBLISHED.items():
        for authority in owing:
            word = CHECKERS[authority]
            on = _of(Directory, authority=cast.body(authority), year=year)
            told = {"introduction": "依法登记、经核验可以承接政府购买服务的单位（示例）"}
            compiled, published = moment(date(year, 3, 16), 9), moment(date(year, 3, 23), 9)
            kind = "provider_directory"
            found += [
                Scene(compiled, word, kind, "compile", on=on, facts=_always(told)),
                Scene(
                    published,
                    f"{word}_second",
                    kind,
                    "publish",
                    on=on,
                    facts=_always(_opinion("核对无误")),
                ),
            ]
    return found


def _waiting(cast: Cast, at: datetime) -> list[Scene]:
    """Return what lies on the registrar's desk today: one to be checked, one sent back."""
    civil = cast.body("civil")
    yesterday, before = (day_of(at) - timedelta(days=days) for days in (1, 3))
    found = []
    for number, (name, day) in enumerate(
        (
            ("六安市映山红社会工作服务中心（示例）", before),
            ("金安区邻里社区互助中心（示例）", yesterday),
        )
    ):
        facts = {
            "name": name,
            "kind": "private_non_enterprise_unit",
            "sub_kind": "civil",
            "uscc": made_up_uscc("52", civil.place, WAITING + number),
            "founded_on": date(2019, 4, 1),
            "legal_representative": "示例负责人",
            "address": f"示例路 {WAITING + number} 号",
            "services": "社区互助、为老服务",
            "contact": "示例联系人",
            "phone": "0564-1000061",
            "authority_id": civil.pk,
            "secret": SECRET,
            "secret_again": SECRET,
            "declared": True,
        }
        found.append(_scene(day, "public", "provider.apply", facts=facts))
    back = {"opinion": "住所与登记证书不一致，请更正后重新提交（示例）"}
    first = _of(Provider, uscc=made_up_uscc("52", civil.place, WAITING))
    return [*found, _scene(before, "registrar", "provider.send_back", first, back, hour=15)]


def _scene(
    day: date,
    who: str,
    act: str,
    on: Callable[[], str] | None = None,
    facts: dict[str, Any] | None = None,
    *,
    hour: int = 10,
) -> Scene:
    kind, _, verb = act.partition(".")
    return Scene(moment(day, hour), who, kind, verb, on=on, facts=_always(facts or {}))


def _always(facts: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    return lambda: facts


def _opinion(words: str) -> dict[str, str]:
    return {"opinion": words}


def _of(model: Any, **facts: Any) -> Callable[[], str]:
    def find() -> str:
        ref: str = model.objects.get(**facts).ref
        return ref

    return find
