"""What the committee may ask of a provider, until when, and what an answer may change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from goufu.law.refusals import Refusal
from goufu.law.values.procurement import LOW_PRICE_EXPLANATION
from goufu.law.why import rule
from goufu.law.words import say
from goufu.stages.procurement.tenders.rules.timing import moment

CLARIFYING = "招标投标法 第三十九条"


class NotInAssessment(Refusal):
    code = "tenders.not_in_assessment"
    clause = CLARIFYING
    sentence = say("{tender} 不在评审阶段，不能“{label}”。")
    remedy = say("只有评审期间，评审小组才能要求供应商书面说明。")


class AnswerTooSoon(Refusal):
    code = "tenders.answer_too_soon"
    status = 422
    clause = ""
    sentence = say("答复时间 {until} 已过或者未到将来。")
    remedy = say("请给供应商留出合理的答复时间。")


class ExplanationTooShort(Refusal):
    code = "tenders.explanation_too_short"
    status = 422
    sentence = say("报价说明时间只到 {until}，一般不少于 {minutes} 分钟。")
    remedy = say("请将答复时间定在 {earliest} 或者以后。")


class AlreadyAsked(Refusal):
    code = "tenders.already_asked"
    clause = CLARIFYING
    sentence = say("对{provider}的同类要求 {ref} 还没有办结。")
    remedy = say("请待供应商答复、评审小组认定后再提出。")


class AnswerTooLate(Refusal):
    code = "tenders.answer_too_late"
    clause = CLARIFYING
    sentence = say("答复时间已于 {until} 届满，不能再答复。")
    remedy = say("评审小组将按现有材料认定；对评审过程有异议的，可以依法提出质疑。")


class ChangesSubstance(Refusal):
    code = "tenders.changes_substance"
    clause = CLARIFYING
    sentence = say("尚未确认答复没有超出响应文件的范围、没有改变实质性内容，不能采纳。")
    remedy = say("请核对：改变了实质性内容的，选择“不予采纳”；没有改变的，勾选确认后采纳。")


class ClarificationsOpen(Refusal):
    code = "tenders.clarifications_open"
    clause = CLARIFYING
    sentence = say("还有要求供应商书面说明的事项没有办结：{refs}。")
    remedy = say("请待供应商答复或者答复时间届满，由评审小组认定后再汇总。")


class LowPriceUnexplained(Refusal):
    code = "tenders.low_price_unexplained"
    sentence = say("{providers}的报价低于规定的比例，尚未要求其说明，不能汇总。")
    remedy = say("请评审小组要求其书面说明并认定；命中比例本身不等于无效。")


class NoContradiction(Refusal):
    code = "tenders.no_contradiction"
    status = 422
    clause = ""
    sentence = say("{provider}的报价前后一致，不需要修正。")
    remedy = say("请核对填写的金额；文字含义不明确的，改用书面澄清。")


class NoOrderOfCorrection(Refusal):
    code = "tenders.no_order_of_correction"
    clause = ""
    sentence = say("当日对该采购方式没有规定报价修正的顺序。")
    remedy = say("请对明显的计算错误要求供应商书面澄清、说明或者更正。")


def check_time_to_answer(
    *, until: datetime, at: datetime, low_price: bool, place: str, on: date
) -> None:
    """Refuse to leave a provider no time; for a low price the law of the day says how much."""
    if until <= at:
        raise AnswerTooSoon(until=moment(until))
    law = LOW_PRICE_EXPLANATION.find(on, place=place) if low_price else None
    if law is not None and until < at + timedelta(minutes=law.value):
        raise ExplanationTooShort(
            until=moment(until),
            minutes=law.value,
            earliest=moment(at + timedelta(minutes=law.value)),
            clause=law.cite,
        )


def check_answers_in_time(*, until: datetime, at: datetime) -> None:
    """Refuse an answer after the time that was set."""
    if at > until:
        raise AnswerTooLate(until=moment(until))


@rule("tenders.substance_stays", clause=CLARIFYING)
def check_substance(*, unchanged: bool) -> None:
    """澄清或者说明不得超出投标文件的范围或者改变投标文件的实质性内容。"""
    if not unchanged:
        raise ChangesSubstance


def check_none_open(refs: Sequence[str]) -> None:
    """Refuse to add up while a provider may still answer, or waits for a finding."""
    if refs:
        raise ClarificationsOpen(refs="、".join(refs))


def check_low_prices_explained(providers: Sequence[str], *, clause: str) -> None:
    """Refuse to add up before who bids below the shares of the day was asked to explain.

    Args:
        clause: of the share that was hit first.
    """
    if providers:
        raise LowPriceUnexplained(providers="、".join(providers), clause=clause)
