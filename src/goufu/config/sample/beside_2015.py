"""What happens beside the path in 2015: a challenge, an inspection, needs, a question."""

from __future__ import annotations

from datetime import date

from goufu.config.sample.cast import Cast
from goufu.config.sample.course import Course, later
from goufu.config.sample.player import Scene, moment
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.procurement.challenges.models import Challenge
from goufu.stages.review.needs.models import Need
from goufu.stages.supervision.inspections.models import Inspection


def challenged(course: Course, day: date) -> None:
    """A bidder challenges the result; the head suspends; the handler answers."""

    def its_ref() -> str:
        return str(Challenge.objects.get(project_code=course.ref).ref)

    course.do(
        moment(day, 10),
        course.spec.bidders[1],
        "challenge.raise",
        {
            "subject": "result",
            "facts": "认为第一中标候选人的同类项目业绩与招标文件要求不符。",
            "grounds": "招标文件评分标准第二项。",
            "request": "请求重新核实评分。",
        },
        on=course.tender,
        parent=True,
    )
    course.do(
        moment(day, 15),
        "head",
        "challenge.suspend",
        {"reason": "核实期间暂停签订合同。"},
        on=its_ref,
    )
    course.do(
        moment(later(day, 5), 10),
        "handler",
        "challenge.answer",
        {"outcome": "dismissed", "answer": "经核实，业绩证明材料真实有效，评分无误，质疑不成立。"},
        on=its_ref,
    )


def inspected(course: Course) -> None:
    """A finding, its correction, its verification."""

    def inspection() -> str:
        return str(Inspection.objects.get(project_code=course.ref).ref)

    course.do(
        moment(date(2015, 6, 10)),
        "inspector",
        "inspection.open",
        {"manner": "special", "subject": "服务记录和资金使用情况"},
        parent=True,
    )
    course.do(
        moment(date(2015, 6, 12)),
        "inspector",
        "inspection.find",
        {
            "finding": "抽查20份服务记录，3份缺少服务对象签字。",
            "basis": "合同服务要求；政府购买服务流程规范 监督检查",
            "correct_by": "2015-06-26",
        },
        on=inspection,
    )
    course.do(
        moment(date(2015, 6, 24)),
        "handler",
        "inspection.correct",
        {"correction": "已回访补签，并要求承接主体逐次确认。"},
        on=inspection,
    )
    course.do(
        moment(date(2015, 6, 29)),
        "inspector",
        "inspection.verify",
        {"verification": "复查30份记录，签字齐全，整改到位。"},
        on=inspection,
    )


def needs(cast: Cast) -> list[Scene]:
    """Two citizens ask for services; both are taken up."""

    def filed(title: str) -> str:
        return str(Need.objects.get(title=title).ref)

    care, culture = cast.body("care").pk, cast.body("culture").pk
    asked = (
        (date(2014, 8, 18), care, "高龄老人上门照料", "独居老人做饭、洗澡困难，希望有人上门照料。"),
        (date(2014, 8, 22), culture, "多送几场庐剧下乡", "村里一年看不上一场戏，希望多送戏。"),
    )
    scenes = [
        Scene(
            moment(day, 20),
            "public",
            "need",
            "file",
            facts=lambda body=body, title=title, words=words: {  # type: ignore[misc]
                "addressed_to_id": body,
                "title": title,
                "content": words,
                "beneficiaries": "本地居民",
            },
        )
        for day, body, title, words in asked
    ]
    for (_day, _body, title, _words), who in zip(
        asked, ("care_handler", "culture_handler"), strict=True
    ):
        scenes.append(
            Scene(
                moment(date(2014, 8, 28)),
                who,
                "need",
                "take_up",
                on=lambda title=title: filed(title),  # type: ignore[misc]
                facts=lambda: {"answer": "已纳入下一年度购买服务项目申报，感谢您的建议。"},
            )
        )
    return scenes


def question(cast: Cast) -> list[Scene]:
    """One public question, answered."""
    finance = cast.body("finance").pk
    return [
        Scene(
            moment(date(2015, 12, 21), 20),
            "public",
            "question",
            "ask",
            facts=lambda: {
                "addressed_to_id": finance,
                "title": "居家养老服务怎样才算合格",
                "content": "我母亲享受上门服务，想知道服务质量由谁检查、不满意怎么反映。",
            },
        ),
        Scene(
            moment(date(2015, 12, 23)),
            "supervision",
            "question",
            "answer",
            on=lambda: Question.objects.get(addressed_to_id=finance).ref,
            facts=lambda: {
                "answer": "由购买主体按合同逐期验收，并邀请服务对象评价；"
                "不满意的，可在本平台咨询栏目或向为老服务中心反映。"
            },
        ),
    ]
