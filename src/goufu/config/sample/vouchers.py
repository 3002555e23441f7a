"""Meals for the old, chosen by voucher: by the lecture in 2015, by a framework agreement today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from goufu.config.sample import agreement
from goufu.config.sample.course import Course
from goufu.config.sample.player import Scene, moment
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers.models import Redemption, Scheme, Statement, Voucher
from goufu.stages.procurement.vouchers.rules.scheme import CHECKS, WEIGHTS

PEOPLE = (
    ("王桂兰", "梅山街道"),
    ("李德厚", "梅山街道"),
    ("张秀英", "鼓楼街道"),
    ("刘长福", "鼓楼街道"),
    ("陈玉珍", "东市街道"),
    ("杨有田", "东市街道"),
    ("黄素芬", "清水河街道"),
    ("吴老七", "清水河街道"),
)
RATINGS = ((5, "饭菜软烂合口，送得也及时。"), (4, ""), (3, "希望少放盐。"))
Facts = dict[str, Any]


def of_2015(course: Course) -> None:
    """By the lecture: finance passes the scheme, money vouchers, one redemption is disputed."""
    on = _scheme(course)
    providers = [
        {"provider_id": int(course.posts[f"body:{word}"]), "location": place, "contact": phone}
        for word, (place, phone) in agreement.PLACES.items()
    ]
    facts = {
        **_terms(date(2015, 5, 1), date(2015, 12, 20), course),
        "value_kind": "money",
        "face_fen": 60_000,
        "unit": "元",
        "grounds": "服务对象分散居住，口味和就餐地点各异，不具备竞争性条件，由本人选择更合适。",
        "providers": providers,
    }
    course.do(moment("2015-03-18"), "handler", "voucher_scheme.open", facts, parent=True)
    course.do(moment("2015-03-19"), "handler", "voucher_scheme.submit", on=on)
    course.do(
        moment("2015-03-24"),
        "supervision",
        "voucher_scheme.accept",
        {"opinion": "理由充分，同意采用凭单方式。"},
        on=on,
    )
    course.do(moment("2015-03-26"), "head", "voucher_scheme.start", on=on)
    _given(course, on, date(2015, 4, 27))
    for day, number, word, yuan in (
        (date(2015, 5, 4), 0, "wanqing", "45.00"),
        (date(2015, 5, 6), 1, "wanqing", "30.00"),
        (date(2015, 5, 11), 2, "pihe", "52.50"),
        (date(2015, 5, 18), 4, "pihe", "36.00"),
        (date(2015, 6, 1), 0, "youyi", "28.00"),
        (date(2015, 6, 8), 5, "pihe", "60.00"),
    ):
        _taken(course, day, number, word, yuan)
    course.do(
        moment("2015-06-09"),
        "public",
        "redemption.complain",
        lambda: {**_secret(course, 5), "said": "那天没有去吃，请核实。"},
        on=lambda: _last(course),
    )
    course.do(
        moment("2015-06-11"),
        "handler",
        "redemption.uphold",
        {"reason": "调取助餐点记录，当日无就餐，撤销核销。"},
        on=lambda: _last(course),
    )
    _settled(course, on, date(2015, 6, 30), "wanqing", date(2015, 5, 1))


def of_today(course: Course) -> None:
    """By a framework agreement: three respond, two enter; meals by voucher since summer."""
    agreement.agreed(course)
    on = _scheme(course)
    facts = {
        **_terms(date(2026, 6, 1), date(2026, 12, 20), course),
        "value_kind": "units",
        "face_units": 60,
        "unit": "餐",
        "most_at_once": "2",
    }
    course.do(moment("2026-05-25"), "handler", "voucher_scheme.open", facts, parent=True)
    course.do(moment("2026-05-26"), "head", "voucher_scheme.start", on=on)
    _given(course, on, date(2026, 5, 28))
    for week in range(9):
        for number in range(len(PEOPLE) - 1):
            word = "wanqing" if (number + week) % 3 else "pihe"
            day = date(2026, 6, 2) + timedelta(days=7 * week + number % 3)
            _taken(course, day, number, word, "2" if number % 2 else "1")
    for number, (stars, said) in enumerate(RATINGS):
        _rated(course, number, stars, said)
    _settled(course, on, date(2026, 7, 1), "wanqing", date(2026, 6, 1))
    course.do(
        moment("2026-07-02"),
        "reviewer",
        "voucher_statement.send_back",
        {"reason": "请补充逐日就餐签名记录。"},
        on=lambda: _statement(course),
    )
    _settled(course, on, date(2026, 7, 3), "wanqing", date(2026, 6, 1))
    course.do(
        moment("2026-07-20"),
        "handler",
        "voucher.reissue",
        {"reason": "本人报失，家属代领新凭单。"},
        on=lambda: _voucher(course, len(PEOPLE) - 1).ref,
    )


def _terms(since: date, until: date, course: Course) -> Facts:
    return {
        "service": "老年助餐",
        "per_person": 1,
        "valid_from": since,
        "valid_to": until,
        "undo_hours": 24,
        "budget_fen": course.spec.budget_fen,
        "terms": "持本凭单在所列助餐点就餐或者送餐上门，每次由本人输入密码。",
    }


def _given(course: Course, on: Callable[[], str], day: date) -> None:
    for number, (name, area) in enumerate(PEOPLE):
        facts = {"name": name, "id_number": _number(number), "phone": "13800000000", "area": area}
        course.do(moment(day, 9, number), "handler", "voucher_scheme.enrol", facts, on=on)
    course.do(moment(day, 15), "handler", "voucher_scheme.issue", {"most": 1}, on=on)


def _taken(course: Course, day: date, number: int, word: str, amount: str) -> None:
    def facts() -> Facts:
        return {**_secret(course, number), "amount": amount, "note": "午餐"}

    at = moment(day, 11, number * 5)
    course.scenes.append(Scene(at, word, "redemption", "redeem", facts=facts))


def _rated(course: Course, number: int, stars: int, said: str) -> None:
    course.do(
        moment("2026-06-20", 19, number),
        "public",
        "redemption.rate",
        lambda: {**_secret(course, number), "stars": stars, "said": said},
        on=lambda: _voucher(course, number).redemptions.order_by("-id")[0].ref,
    )


def _settled(course: Course, on: Callable[[], str], day: date, word: str, since: date) -> None:
    until = day - timedelta(days=1) if day.day == 1 else since + timedelta(days=29)
    facts = {"period_from": since, "period_to": until}
    course.do(moment(day), word, "voucher_statement.settle", facts, on=on, parent=True)


def _number(person: int) -> str:
    """Return a number of an identity card that no place gives out."""
    digits = f"99999919450{person + 1}0100{person + 1}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + CHECKS[total % len(CHECKS)]


def _scheme(course: Course) -> Callable[[], str]:
    return lambda: str(Scheme.objects.get(project_code=course.ref).ref)


def _voucher(course: Course, number: int) -> Voucher:
    return Voucher.objects.filter(project_code=course.ref, replaces=None).order_by("id")[number]


def _secret(course: Course, number: int) -> Facts:
    ref = _voucher(course, number).ref
    return {"code": codes.code_for(ref), "pin": codes.pin_for(ref)}


def _last(course: Course) -> str:
    return str(Redemption.objects.filter(project_code=course.ref).order_by("-id")[0].ref)


def _statement(course: Course) -> str:
    return str(Statement.objects.filter(project_code=course.ref).order_by("-id")[0].ref)
