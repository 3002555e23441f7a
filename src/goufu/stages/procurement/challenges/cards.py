"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.labels import WORDS
from goufu.law.words import say
from goufu.stages.procurement.challenges.models import Challenge, Inquiry, Subject


@dataclass(frozen=True)
class GapLine:
    missing: str = field(metadata={"label": say("缺少的内容"), "kind": "word"})


@dataclass(frozen=True)
class ChallengeCard:
    """A challenge with its answer and what came after it."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    challenger: str = field(metadata={"label": say("质疑供应商")})
    addressee: str = field(metadata={"label": say("向谁提出")})
    subject: str = field(metadata={"label": say("质疑事项")})
    about: str = field(metadata={"label": say("环节或者结果")})
    received_on: date = field(metadata={"label": say("收到日期"), "kind": "day"})
    answer_due_on: date | None = field(metadata={"label": say("答复期限届满日"), "kind": "day"})
    facts: str = field(metadata={"label": say("事实依据"), "kind": "long_text"})
    grounds: str = field(metadata={"label": say("法律依据"), "kind": "long_text"})
    request: str = field(metadata={"label": say("质疑请求"), "kind": "long_text"})
    reached_at: str = field(metadata={"label": say("联系方式")})
    gaps: list[GapLine] = field(metadata={"label": say("质疑函缺少的内容")})
    completion_asked: str = field(metadata={"label": say("补正要求"), "kind": "long_text"})
    outcome: str = field(metadata={"label": say("处理结果")})
    answer: str = field(metadata={"label": say("答复内容"), "kind": "long_text"})
    answer_facts: str = field(metadata={"label": say("答复的事实依据"), "kind": "long_text"})
    answer_grounds: str = field(metadata={"label": say("答复的法律依据"), "kind": "long_text"})
    answered_on: date | None = field(metadata={"label": say("答复日期"), "kind": "day"})
    reported_on: date | None = field(metadata={"label": say("书面报告日期"), "kind": "day"})
    report: str = field(metadata={"label": say("书面报告内容"), "kind": "long_text"})
    complain_until: date | None = field(metadata={"label": say("投诉截止日"), "kind": "day"})
    complained_on: date | None = field(metadata={"label": say("投诉日期"), "kind": "day"})
    complaint: str = field(metadata={"label": say("投诉事项"), "kind": "long_text"})
    complaint_request: str = field(metadata={"label": say("投诉请求"), "kind": "long_text"})

    @classmethod
    def of(cls, challenge: Challenge, _reader: Actor) -> ChallengeCard:
        return cls(
            ref=challenge.ref,
            title=challenge.title,
            state=challenge.state,
            place=challenge.place,
            project_code=challenge.project_code,
            tender=challenge.tender.ref,
            challenger=challenge.challenger.name,
            addressee=challenge.get_addressee_display(),
            subject=challenge.get_subject_display(),
            about=_about(challenge),
            received_on=challenge.received_on,
            answer_due_on=challenge.answer_due_on,
            facts=challenge.facts,
            grounds=challenge.grounds,
            request=challenge.request,
            reached_at=_reached_at(challenge),
            gaps=[GapLine(WORDS.get(one, one)) for one in challenge.gaps],
            completion_asked=challenge.completion_asked,
            outcome=challenge.get_outcome_display() if challenge.outcome else "",
            answer=challenge.answer,
            answer_facts=challenge.answer_facts,
            answer_grounds=challenge.answer_grounds,
            answered_on=challenge.answered_on,
            reported_on=challenge.reported_on,
            report=challenge.report,
            complain_until=challenge.complain_until,
            complained_on=challenge.complained_on,
            complaint=challenge.complaint,
            complaint_request=challenge.complaint_request,
        )


@dataclass(frozen=True)
class InquiryCard:
    """A question on a purchase, and its answer."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    asker: str = field(metadata={"label": say("询问供应商")})
    addressee: str = field(metadata={"label": say("向谁提出")})
    received_on: date = field(metadata={"label": say("收到日期"), "kind": "day"})
    question: str = field(metadata={"label": say("询问内容"), "kind": "long_text"})
    answer: str = field(metadata={"label": say("答复内容"), "kind": "long_text"})
    answered_on: date | None = field(metadata={"label": say("答复日期"), "kind": "day"})

    @classmethod
    def of(cls, inquiry: Inquiry, _reader: Actor) -> InquiryCard:
        return cls(
            ref=inquiry.ref,
            title=inquiry.title,
            state=inquiry.state,
            place=inquiry.place,
            project_code=inquiry.project_code,
            tender=inquiry.tender.ref,
            asker=inquiry.asker.name,
            addressee=inquiry.get_addressee_display(),
            received_on=inquiry.received_on,
            question=inquiry.question,
            answer=inquiry.answer,
            answered_on=inquiry.answered_on,
        )


def _about(challenge: Challenge) -> str:
    if challenge.subject == Subject.PROCESS:
        return challenge.get_process_step_display()
    return challenge.about


def _reached_at(challenge: Challenge) -> str:
    parts = (challenge.contact, challenge.phone, challenge.address, challenge.postcode)
    return " ".join(part for part in parts if part)
