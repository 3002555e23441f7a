"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import THE_PUBLIC, Actor
from goufu.law.words import say
from goufu.stages.disclosure.consultation.models import Question


@dataclass(frozen=True)
class QuestionCard:
    """A question with its answer; who asked is shown to nobody but the body that answers."""

    ref: str
    title: str
    state: str
    addressed_to: str = field(metadata={"label": say("答复单位")})
    asked_at: datetime = field(metadata={"label": say("提问时间"), "kind": "moment"})
    content: str = field(metadata={"label": say("具体内容"), "kind": "long_text"})
    about_ref: str = field(metadata={"label": say("有关编号"), "kind": "code"})
    asker: str = field(metadata={"label": say("姓名")})
    contact: str = field(metadata={"label": say("联系方式")})
    answer: str = field(metadata={"label": say("答复"), "kind": "long_text"})
    answered_on: date | None = field(metadata={"label": say("答复日期"), "kind": "day"})

    @classmethod
    def of(cls, question: Question, reader: Actor = THE_PUBLIC) -> QuestionCard:
        mine = reader.organisation_id == question.addressed_to_id
        return cls(
            ref=question.ref,
            title=question.title,
            state=question.state,
            addressed_to=question.addressed_to.name,
            asked_at=question.opened_at,
            content=question.content,
            about_ref=question.about_ref,
            asker=question.asker if mine else "",
            contact=question.contact if mine else "",
            answer=question.answer,
            answered_on=question.answered_on,
        )
