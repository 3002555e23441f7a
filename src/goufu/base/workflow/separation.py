"""Posts that internal control keeps apart: whoever did one step may not do the other."""

from __future__ import annotations

from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.questions import ask
from goufu.law.refusals import Refusal
from goufu.law.words import say


class SamePerson(Refusal):
    code = "workflow.same_person"
    status = 403
    sentence = say("{name} 已办理过前一环节，不能再办理本环节：不相容岗位应当分离。")
    remedy = say("请由另一位工作人员办理。")


def check_other_person(
    actor: Actor,
    earlier_account_id: int | None,
    *,
    step: str,
    earlier_step: str,
    on: date,
    place: str,
) -> None:
    """Refuse a person who did the step that has to be checked by another.

    Args:
        step, earlier_step: the law floor's words: ``project_review`` after ``project`` …

    Raises:
        SamePerson: the law of the day keeps the two posts apart.
    """
    answer = ask(
        "same_person",
        {
            "on": on.isoformat(),
            "place": place,
            "actor": str(actor.account_id),
            "earlier_actor": str(earlier_account_id),
            "step": step,
            "earlier_step": earlier_step,
        },
    )
    if answer["verdict"] == "forbidden":
        raise SamePerson(name=actor.name, clause=answer["reasons"][0]["clause"])
