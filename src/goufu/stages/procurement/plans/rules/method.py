"""Which method a plan may choose, on which grounds, with whose approval. No Django."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goufu.law import why
from goufu.law.method_choice import Choice, Choices, choose, tell
from goufu.law.methods import GROUNDS
from goufu.law.methods import METHODS as METHOD_NAMES
from goufu.law.money import yuan
from goufu.law.refusals import Refusal
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.law.words import Phrases, Word, say

OPEN_TENDER = "open_tender"
WITH_APPROVAL = "allowed_with_approval"
ELSEWHERE = "framework"  # suppliers are found for many purchases, without the plan of one


class UnknownMethodThatDay(Refusal):
    code = "plans.method_unknown_that_day"
    sentence = say("当日的规定中没有“{method}”这种采购方式。")
    remedy = say("请改选公开招标或者当日规定的其他采购方式。")


class NotForServices(Refusal):
    code = "plans.method_not_for_services"
    sentence = say("按当日的规定，政府购买服务不能采用“{method}”。")
    remedy = say("请改选公开招标或者当日规定的其他采购方式。")


class NotCarriedOutHere(Refusal):
    code = "plans.method_not_carried_out"
    clause = ""
    sentence = say("采购计划不办理“{method}”。")
    remedy = say("请按框架协议的办法征集和订购，或者改选其他采购方式。")


class NoGround(Refusal):
    code = "plans.no_ground"
    status = 422
    field = "grounds"
    sentence = say("没有选择可以采用“{method}”的情形；可以采用的情形是：{grounds}。")
    remedy = say("确有上述情形的，选择该情形并写明理由；没有的，请改选公开招标。")


class NoReason(Refusal):
    code = "plans.no_reason_for_method"
    status = 422
    field = "method_reason"
    sentence = say("采用“{method}”没有写明理由。")
    remedy = say("请写明项目符合所选情形的事实和依据。")


class OnlyOpenTender(Refusal):
    code = "plans.only_open_tender"
    sentence = say(
        "计划金额 {amount} 元达到公开招标数额标准 {threshold} 元，采用“{method}”尚未批准。"
    )
    remedy = say("请改选公开招标；因特殊情况需采用其他方式的，先办理采购方式变更审批。")


@dataclass(frozen=True)
class Wanted:
    """The method that a plan wants: for how much, why, and what finance has approved; in fen."""

    method: str
    amount_fen: int
    grounds: tuple[str, ...] = ()
    reason: str = ""
    approved_method: str = ""
    approved_fen: int = 0

    @property
    def is_approved(self) -> bool:
        """Test whether the approval is of this method and covers the amount."""
        return self.approved_method == self.method and self.amount_fen <= self.approved_fen


def threshold_of(on: date, place: str) -> int | None:
    """Return the open-tender threshold in fen; where none is set that is put on record."""
    answer = OPEN_TENDER_THRESHOLD.find(on, place=place, subject="services")
    if answer is not None:
        return int(answer.value)
    why.record(
        why.Asked(
            kind="rule",
            code=OPEN_TENDER_THRESHOLD.key,
            clause="",
            sentence=say("公开招标数额标准未设定，按公开招标办理。"),
            verified=False,
            place=place,
        )
    )
    return None


def choices(
    *, amount_fen: int, threshold_fen: int | None, grounds: Iterable[str], on: date, place: str
) -> Choices:
    """Ask the law of the day about every method for a purchase of services."""
    return choose(
        on=on,
        place=place,
        subject="services",
        amount_fen=amount_fen,
        threshold_fen=threshold_fen,
        grounds=grounds,
    )


def check_method(wanted: Wanted, *, on: date, place: str) -> int | None:
    """Refuse a method that no ground lets be used; return the threshold where one is set.

    Raises:
        UnknownMethodThatDay, NotForServices: no ground would let it be used that day.
        NotCarriedOutHere: a framework agreement is not the plan of one project.
        NoGround, NoReason: the plan names none of the grounds that would, or does not say why.
    """
    threshold = threshold_of(on, place)
    chosen = choices(
        amount_fen=wanted.amount_fen,
        threshold_fen=threshold,
        grounds=wanted.grounds,
        on=on,
        place=place,
    ).of[wanted.method]
    tell(chosen)
    if chosen.verdict == "forbidden":
        _refuse(chosen, wanted.method)
    if wanted.method == ELSEWHERE:
        raise NotCarriedOutHere(method=Word(METHOD_NAMES[ELSEWHERE]))
    if wanted.method != OPEN_TENDER and not wanted.reason:
        raise NoReason(method=Word(METHOD_NAMES[wanted.method]), clause=chosen.said[0].by.cite)
    return threshold


def needs_approval(wanted: Wanted, *, on: date, place: str) -> Choice | None:
    """Return what the law says of the method where finance has to approve it first."""
    answer = OPEN_TENDER_THRESHOLD.find(on, place=place, subject="services")
    threshold = None if answer is None else int(answer.value)
    chosen = choices(
        amount_fen=wanted.amount_fen,
        threshold_fen=threshold,
        grounds=wanted.grounds,
        on=on,
        place=place,
    ).of[wanted.method]
    return chosen if chosen.verdict == WITH_APPROVAL else None


def check_approved(wanted: Wanted, *, threshold_fen: int | None, on: date, place: str) -> None:
    """Refuse another method at or above the threshold that finance has not approved.

    Raises:
        OnlyOpenTender: no approval, or one of another method or a smaller amount.
    """
    chosen = needs_approval(wanted, on=on, place=place)
    if chosen is None or wanted.is_approved:
        return
    by = next((said.by for said in chosen.said if said.rule == "approval"), chosen.said[0].by)
    raise OnlyOpenTender(
        amount=yuan(wanted.amount_fen),
        threshold=yuan(threshold_fen or 0),
        method=Word(METHOD_NAMES[wanted.method]),
        clause=by.cite,
    )


def _refuse(chosen: Choice, method: str) -> None:
    said, named = chosen.said[0], Word(METHOD_NAMES[method])
    if said.rule == "unknown":
        raise UnknownMethodThatDay(method=named, clause=said.by.cite)
    if said.rule == "no_ground" and said.grounds:
        grounds = Phrases(GROUNDS[one] for one in said.grounds)
        raise NoGround(method=named, grounds=grounds, clause=said.by.cite)
    raise NotForServices(method=named, clause=said.by.cite)
