"""Posts that one person may not hold in the same project (不相容岗位)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.control import POSTS_KEPT_APART
from goufu.law.words import Word, say

STEPS: Mapping[str, str] = {
    "project": say("项目申报"),
    "project_review": say("项目审核"),
    "demand": say("采购需求编制"),
    "demand_review": say("采购需求审核"),
    "document": say("采购文件编制"),
    "document_check": say("采购文件复核"),
    "signing": say("合同签订"),
    "acceptance": say("履约验收"),
    "payment_request": say("支付申请"),
    "payment_approval": say("支付审批"),
}


class SamePerson(Refusal):
    """The one who did the first step may not do the second."""

    code = "control.same_person"
    sentence = say("“{earlier_step}”和“{step}”不得由同一人办理。")
    remedy = say("请由另一位工作人员办理。")


@dataclass(frozen=True)
class Kept:
    """Whether one person may do both steps, and by which rule."""

    verdict: Literal["allowed", "forbidden"]
    kept_apart: bool
    by: Answer


def same_person(
    *, actor: str, earlier_actor: str, step: str, earlier_step: str, on: date, place: str = "CN"
) -> Kept:
    """Say whether ``actor`` may do ``step`` after ``earlier_actor`` did ``earlier_step``.

    Raises:
        NothingInForce: no rule on posts is known for that day.
    """
    by = POSTS_KEPT_APART.on(on, place=place)
    apart = (step, earlier_step) in by.value or (earlier_step, step) in by.value
    forbidden = apart and actor == earlier_actor
    return Kept("forbidden" if forbidden else "allowed", apart, by)


def check_not_same_person(
    *, actor: str, earlier_actor: str, step: str, earlier_step: str, on: date, place: str = "CN"
) -> None:
    """Refuse a person who holds two posts that are kept apart.

    Raises:
        SamePerson: see ``same_person``.
    """
    answer = same_person(
        actor=actor,
        earlier_actor=earlier_actor,
        step=step,
        earlier_step=earlier_step,
        on=on,
        place=place,
    )
    if answer.verdict == "forbidden":
        raise SamePerson(
            clause=answer.by.cite, step=Word(STEPS[step]), earlier_step=Word(STEPS[earlier_step])
        )
