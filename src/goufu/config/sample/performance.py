"""What happens after the contract: deliveries, payments, the evaluation, the use of its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from goufu.config.sample.course import Course, later
from goufu.config.sample.player import moment
from goufu.config.sample.spec import TARGETS, parts_of
from goufu.law.calendar import next_working_day
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.performance.evaluations.models import Evaluation


def delivered(
    course: Course,
    days: Sequence[date],
    *,
    parts: Sequence[int],
    quality: Sequence[int] = (),
    since: date,
    last_is_final: bool = False,
    leave_last: str = "",
) -> Course:
    """Let the provider report, the purchaser accept, the treasury pay, once for each day.

    Args:
        days: when the provider reports.
        parts: how the quantity is split over the reports; may hold one more for what is to come.
        quality: the score of each acceptance.
        leave_last: where the last one stops: ``reported``, ``accepted``, ``requested``.
    """
    quantities = parts_of(course.spec.quantity, parts)
    begin = since
    for number, day in enumerate(days):
        last = number == len(days) - 1
        end = min(day - timedelta(days=1), course.spec.ends_on)
        _report(course, day, begin, end, quantities[number])
        begin = day
        if last and leave_last == "reported":
            break
        score = quality[number] if number < len(quality) else 96
        _accept(course, later(day, 3), quantities[number], score, final=last and last_is_final)
        if last and leave_last == "accepted":
            break
        _pay(course, later(day, 5), stop=leave_last if last else "")
    return course


def to_the_archive(course: Course, year: int, *, since: date) -> Course:
    """Take a signed contract through two deliveries and the evaluation to the last notice."""
    delivered(
        course,
        [next_working_day(date(year, 7, 1)), next_working_day(date(year, 10, 8))],
        parts=(2, 3),
        quality=(93, 97),
        since=since,
        last_is_final=True,
    )
    evaluated(course, next_working_day(date(year, 10, 26)), score=92, decision="prefer")
    course.told(next_working_day(date(year, 7, 8)), "handler", "acceptance")
    course.told(next_working_day(date(year, 10, 15)), "handler", "acceptance")
    course.told(next_working_day(date(year, 11, 26)), "performance", "evaluation")
    return course.told(next_working_day(date(year, 11, 27)), "budget", "result_use")


def _report(course: Course, day: date, begin: date, end: date, quantity: int) -> None:
    course.do(
        moment(day, 9),
        course.spec.bidders[0],
        "delivery.report",
        {
            "period_from": begin.isoformat(),
            "period_to": end.isoformat(),
            "lines": [{"number": 1, "quantity": str(quantity)}],
            "note": "服务记录随附，已由服务对象确认。",
        },
        on=course.contract,
        parent=True,
    )


def _accept(course: Course, day: date, quantity: int, score: int, *, final: bool) -> None:
    met = score >= 80  # noqa: PLR2004 (the story's own line, not the law's)
    course.do(
        moment(day, 15),
        "reviewer",
        "delivery.accept",
        {
            "lines": [{"number": 1, "accepted": str(quantity), "score": str(score)}],
            "standards": [
                {"number": 1, "met": met, "finding": "抽查服务记录和回访。"},
                {"number": 2, "met": True, "finding": "人员与投标文件一致。"},
            ],
            "asked": 40,
            "satisfied": round(40 * score / 100),
            "service_objects_opinion": "按时服务，态度较好。" if met else "次数不足，服务敷衍。",
            "opinion": "按数量和质量验收。",
            "final": final,
        },
        on=_newest(Delivery, course),
    )


def _pay(course: Course, day: date, *, stop: str) -> None:
    newest = _newest(Payment, course)
    course.do(
        moment(day, 9),
        "handler",
        "payment.request",
        {"invoice_number": f"示例发票{day:%m%d}", "invoice_received_on": day.isoformat()},
        on=newest,
    )
    if stop == "requested":
        return
    course.do(
        moment(later(day, 1), 10), "head", "payment.approve", {"opinion": "同意支付。"}, on=newest
    )
    if stop == "approved":
        return
    course.do(moment(later(day, 3), 10), "treasury", "payment.order", on=newest)
    paid = later(day, 5)
    course.do(
        moment(paid, 16),
        "treasury",
        "payment.confirm",
        lambda: {
            "receipt_number": f"示例回单{paid:%Y%m%d}",
            "paid_on": paid.isoformat(),
            "amount_fen": Payment.objects.get(ref=newest()).amount_fen,
        },
        on=newest,
    )


def commissioned(course: Course, day: date) -> Course:
    """Commission a third party with the evaluation."""
    return course.do(
        moment(day, 10),
        "performance",
        "evaluation.commission",
        lambda: {
            "third_party_id": int(course.posts["body:third"]),
            "scheme": "查阅台账、现场核查、回访服务对象，二十个工作日内出具报告。",
        },
        on=_newest(Evaluation, course),
    )


def evaluated(course: Course, day: date, *, score: int, decision: str) -> Course:
    """Commission a third party, let it score, conclude, use the result."""
    newest = _newest(Evaluation, course)
    commissioned(course, day)
    course.do(
        moment(later(day, 15), 10),
        "third",
        "evaluation.score",
        {"rows": _rows(score), "report": _REPORTS[score >= 80]},  # noqa: PLR2004
        on=newest,
    )
    course.do(
        moment(later(day, 17), 10),
        "performance",
        "evaluation.conclude",
        {"conclusion": "同意第三方报告的评分和结论。"},
        on=newest,
    )
    return course.do(
        moment(later(day, 20), 10),
        "budget",
        "evaluation.use_result",
        {
            "budget_decision": decision,
            "settlement_decision": "按合同和验收结果结算。",
            "provider_decision": "评价结果记入承接主体履约记录，供以后选择时参考。",
        },
        on=newest,
    )


_REPORTS = {
    True: "目标基本实现，服务对象满意，建议继续安排并完善回访。",
    False: "数量未达目标，服务对象不满意，建议停止安排并重新论证。",
}


def _rows(score: int) -> list[dict[str, Any]]:
    names = ["服务数量", *(name for _, name, _ in TARGETS)]
    weights = (30, 25, 15, 10, 20)
    return [
        {"name": name, "actual": f"{score}%", "score": str(score), "weight": str(weight)}
        for name, weight in zip(names, weights, strict=True)
    ]


def _newest(model: Any, course: Course) -> Callable[[], str]:
    """Return how to find the project's newest dossier of a kind when its scene is played."""
    return lambda: str(model.objects.filter(project_code=course.ref).latest("id").ref)
