"""What comes after the report: silence, a challenge that is right, deposits, other ways to buy."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goufu.config.sample.course import Course, later
from goufu.config.sample.player import moment
from goufu.stages.procurement.challenges.models import Challenge, Inquiry
from goufu.stages.procurement.deposits.models import Deposit
from goufu.stages.procurement.other_ways.models import OtherWay
from goufu.stages.procurement.tenders.models import Offer

DEPOSIT_FEN = 500_000
ACCOUNT = "示例银行六安分行 投标保证金专户 1000000000000001"
NIGHT_CARE = {
    "special": "失能、失智老人须有驻点设施和夜间值守，中断照护有生命危险。",
    "not_competitive": "城区具备夜间驻点照护条件并通过消防验收的机构只有一家。",
    "alternatives": "公开招标须有三家以上供应商；分散购买单次上门服务不能保证夜间连续照护。",
    "why_this_provider": "有经验收的驻点设施和持证夜班人员，已连续服务三年。",
}
RESPITE = {
    "special": "托养机构由民办机构自有场所运营，服务对象由监护人自行选择。",
    "not_competitive": "补助随在托人数发放，不限定机构数量，不形成相互竞争的报价。",
    "alternatives": "统一招标会使残疾人离开已经适应的机构，增加转托风险。",
    "why_this_provider": "目前全市登记的残疾人托养机构只有一家达到服务规范。",
}


def next_candidate(course: Course, result: date) -> None:
    """The winner's papers turn out false; the second candidate gets the award."""
    day = later(result, 2)
    course.do(
        moment(day, 10),
        course.spec.bidders[1],
        "challenge.raise",
        {
            "subject": "result",
            "facts": "中标人提供的同类项目合同经与合同甲方核对，并不存在。",
            "grounds": "政府采购法第七十七条。",
            "request": "请求认定中标结果无效。",
            "addressee": "agency",
        },
        on=course.tender,
        parent=True,
    )
    course.do(
        moment(later(day, 1), 15),
        "agent",
        "challenge.pass_on",
        {"reason": "业绩材料的真实性由采购人组织核查，超出委托范围。"},
        on=lambda: _challenge(course),
    )
    course.do(
        moment(later(day, 5), 10),
        "handler",
        "challenge.answer",
        lambda: {
            "outcome": "upheld_next",
            "answer": "经向合同甲方函证，中标人提供的业绩合同不实，质疑成立，中标结果无效。",
            "facts": "合同甲方复函。",
            "grounds": "政府采购法实施条例第七十一条。",
            "offer": Offer.objects.get(tender__ref=course.tender(), rank=1).ref,
        },
        on=lambda: _challenge(course),
    )
    second = later(day, 7)
    course.do(
        moment(second, 10),
        "head",
        "tender.award",
        lambda: {
            "offer": Offer.objects.get(tender__ref=course.tender(), rank=2).ref,
            "opinion": "第一中标候选人不符合条件，按顺序确定第二中标候选人。",
        },
        on=course.tender,
    )
    course.do(
        moment(later(second, 1), 10),
        "agent",
        "tender.publish_result",
        {"fee_fen": 0, "fee_standard": "不向中标人收取"},
        on=course.tender,
    )


def asked(course: Course, day: date) -> None:
    """A supplier asks about the document; the agency answers."""
    course.do(
        moment(day, 10),
        course.spec.bidders[2],
        "inquiry.ask",
        {"question": "集中培训的场地由采购人提供，还是由供应商自行落实？"},
        on=course.tender,
        parent=True,
    )
    course.do(
        moment(later(day, 1), 15),
        "agent",
        "inquiry.answer",
        {"answer": "场地由供应商落实，费用包含在报价中，见招标文件第三章。"},
        on=lambda: str(Inquiry.objects.get(project_code=course.ref).ref),
    )


def deposits_left(course: Course, day: date) -> None:
    """Each bidder declares its deposit before it offers."""
    for place, word in enumerate(course.spec.bidders):
        course.do(
            moment(day, 11, 10 * place),
            word,
            "deposit.declare",
            {
                "form": "guarantee" if place == 1 else "online_payment",
                "amount_fen": DEPOSIT_FEN,
                "instrument": f"示例凭证{place + 1}",
                "issuer": "示例银行六安分行",
                "back_to_bank": "示例银行六安分行",
                "back_to_account": f"100000000000010{place}",
            },
            on=course.tender,
            parent=True,
        )


def deposits_checked(course: Course, closing: date) -> None:
    """The agency checks them once the offers are open."""
    for place, word in enumerate(course.spec.bidders):
        course.do(
            moment(closing, 9, 45 + place),
            "agent",
            "deposit.arrive",
            {
                "arrived_at": moment(closing - timedelta(days=1), 15).isoformat(),
                "receipt": f"示例回单{place + 1}",
            },
            on=lambda word=word: _deposit(course, word),  # type: ignore[misc]
        )


def silently_awarded(course: Course, closing: date) -> date:
    """The purchaser says nothing; the clock awards. Return the day of the result notice."""
    course.do(moment(later(closing, 1), 10), "agent", "tender.deliver_report", on=course.tender)
    result = later(closing, 8)
    course.do(
        moment(result, 10),
        "agent",
        "tender.publish_result",
        {
            "fee_fen": 300_000,
            "fee_standard": "按代理协议向采购人收取",
            "main_items": "农业技术推广与培训服务：田间指导和集中培训，服务期至年末。",
        },
        on=course.tender,
    )
    return result


def returned_late(course: Course, result: date) -> None:
    """The losers' deposits go back in one order, some days late, with what that costs."""
    ordered = later(result, 9)
    course.do(moment(ordered, 10), "agent", "refund.order", {}, on=course.tender, parent=True)
    course.do(
        moment(later(ordered, 1), 10),
        "agent",
        "deposit.give_back",
        {"returned_on": later(ordered, 1).isoformat(), "receipt": "示例退款回单2"},
        on=lambda: _deposit(course, course.spec.bidders[1]),
    )


def bought_otherwise(course: Course, day: date, way: str, why: dict[str, str]) -> None:
    """Argue, decide, approve, agree and publish, at an office's pace."""

    def its_ref() -> str:
        return str(OtherWay.objects.get(project_code=course.ref).ref)

    def do(after: int, who: str, verb: str, facts: dict[str, Any]) -> None:
        course.do(moment(later(day, after), 10), who, f"other_way.{verb}", facts, on=its_ref)

    course.do(
        moment(day, 9),
        "handler",
        "other_way.open",
        {
            "way": way,
            "provider_id": int(course.posts[f"body:{course.spec.bidders[0]}"]),
            "amount_fen": course.spec.price_fen(0),
            "tender_cost_fen": course.spec.budget_fen,
            "cost_basis": "按近两年同类服务单价和本地工资水平测算。",
            "opinions": [
                {
                    "name": "示例专家",
                    "body": "示例职业学院",
                    "title": "副教授",
                    "opinion": "服务条件具有特殊性，本地没有竞争，同意采用。",
                }
            ],
            **why,
        },
        parent=True,
    )
    met = {
        "decided_on": later(day, 3).isoformat(),
        "deciders": [{"name": "单位负责人"}, {"name": "分管负责人"}, {"name": "财务负责人"}],
        "decision": "会议研究，理由充分，同意采用，金额控制在论证范围内。",
    }
    do(3, "head", "decide", met)
    do(6, "supervision", "approve", {"opinion": "符合当时规定，同意。"})
    agreed = {
        "price_fen": course.spec.price_fen(0),
        "agreement": "数量、标准按项目公告，按月考核，按季支付。",
    }
    do(8, "head", "agree", agreed)
    do(9, "head", "publish", {})


def _challenge(course: Course) -> str:
    return str(Challenge.objects.get(project_code=course.ref).ref)


def _deposit(course: Course, word: str) -> str:
    provider = int(course.posts[f"body:{word}"])
    return str(Deposit.objects.get(tender__ref=course.tender(), provider_id=provider).ref)


def _nightcare(course: Course) -> None:
    """Commissioned, as what is special and not competitive could be."""
    course.reviewed(date(2014, 9, 1)).announced(date(2015, 3, 10))
    bought_otherwise(course, date(2015, 3, 25), "commission", NIGHT_CARE)


def _respite(course: Course) -> None:
    """Subsidised by the number of people cared for."""
    course.reviewed(date(2014, 9, 1)).announced(date(2015, 3, 10))
    bought_otherwise(course, date(2015, 3, 26), "subsidy", RESPITE)


# What becomes of two projects of 2015, by word.
IN_2015 = {"nightcare": _nightcare, "respite": _respite}
