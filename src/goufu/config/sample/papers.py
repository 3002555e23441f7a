"""Papers of the sample's purchases: taken, corrected, made of a template of the city's own."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

from goufu.base.documents.store import store
from goufu.base.papers.writing import docx_of
from goufu.base.people.roles import Actor
from goufu.config.sample.course import Course, later
from goufu.config.sample.player import Scene, moment
from goufu.stages.procurement.papers import actions, sheets
from goufu.stages.procurement.papers.models import PaperKind
from goufu.stages.procurement.papers.outlines import text_of

KIND = PaperKind.CONSULTATION
HEAD = "六安市政府购买服务竞争性磋商文件标准文本（示例）"


class Sent(io.BytesIO):
    """A file as it was sent."""

    name = "竞争性磋商文件标准文本.docx"


def taken(course: Course, published: date) -> None:
    """Two providers take the document on the first day after the notice."""
    for place, who in enumerate(course.spec.bidders[:2]):
        course.do(
            moment(later(published, 1), 9, 20 * place + 5),
            who,
            "taking.take",
            {"contact": "业务部", "phone": "0564-0000000"},
            on=course.tender,
            parent=True,
        )


def corrected(course: Course, day: date) -> None:
    """The agency makes a term clear that does not touch how offers are drawn up."""
    facts: dict[str, Any] = {
        **course.spec.document(),
        "commercial_terms": "按季验收，按验收数量和质量支付；每季度首月前五个工作日内组织验收。",
        "affects_offers": False,
        "subject_stays": True,
        "reason": "有供应商询问验收时间，予以明确。",
    }
    course.do(moment(day, 15), "agent", "tender.correct", facts, on=course.tender)


def template() -> list[Scene]:
    """The city's finance bureau puts its own text in use for consultations."""
    return [
        Scene(moment(date(2015, 1, 20), 10), "supervision", "paper_template", "adopt", do=_adopt)
    ]


def _adopt(actor: Actor, at: datetime) -> object:
    text = f"= {HEAD}\n" + text_of(KIND.value).partition("\n")[2]
    document = store(
        file=Sent(docx_of(text)),
        ref="",
        project_code="",
        place=actor.place,
        kind="attachment",
        title=HEAD,
        actor=actor,
        at=at,
    )
    sheet = sheets.NewTemplate(
        kind=KIND, title=HEAD, file=document.pk, remark="封面用市标准名称，其余同标准模板。"
    )
    return actions.adopt_template(sheet=sheet, actor=actor, at=at)
