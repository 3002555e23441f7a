"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.papers import queries
from goufu.stages.procurement.papers.fields import FIELDS
from goufu.stages.procurement.papers.models import (
    PaperTemplate,
    PurchasePaper,
    ResultLetter,
    Taking,
)
from goufu.stages.procurement.tenders.queries import is_inside


@dataclass(frozen=True)
class FieldLine:
    name: str = field(metadata={"label": say("字段"), "kind": "code"})
    label: str = field(metadata={"label": say("含义"), "kind": "word"})


@dataclass(frozen=True)
class TemplateCard:
    """A template with the fields that may stand in it."""

    ref: str
    title: str
    state: str
    place: str
    kind: str = field(metadata={"label": say("用于")})
    keeper: str = field(metadata={"label": say("启用单位")})
    sha256: str = field(metadata={"label": say("模板文件摘要（SHA-256）"), "kind": "code"})
    remark: str = field(metadata={"label": say("说明"), "kind": "long_text"})
    fields: list[FieldLine] = field(metadata={"label": say("可以使用的字段")})

    @classmethod
    def of(cls, template: PaperTemplate, _reader: Actor) -> TemplateCard:
        return cls(
            ref=template.ref,
            title=template.title,
            state=template.state,
            place=template.place,
            kind=str(template.get_kind_display()),
            keeper=template.keeper.name,
            sha256=template.sha256,
            remark=template.remark,
            fields=[line for one in FIELDS for line in _lines(one.name, one.label, one.rows)],
        )


def _lines(name: str, label: str, rows: tuple[object, ...]) -> list[FieldLine]:
    inside = [FieldLine(f"{name}[].{one.name}", one.label) for one in rows]  # type: ignore[attr-defined]
    return [FieldLine(name, label), *inside]


@dataclass(frozen=True)
class PaperCard:
    """A version of a purchase document; downloads are counted for nobody before the closing."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    kind: str = field(metadata={"label": say("文件种类")})
    number: int = field(metadata={"label": say("版次"), "kind": "number"})
    template: str = field(metadata={"label": say("所用模板"), "kind": "word"})
    frozen_at: datetime = field(metadata={"label": say("定稿时间"), "kind": "moment"})
    handed_out_at: datetime | None = field(metadata={"label": say("发出时间"), "kind": "moment"})
    registration: bool = field(metadata={"label": say("须登记领取"), "kind": "yes"})
    docx_sha256: str = field(metadata={"label": say("DOCX 摘要（SHA-256）"), "kind": "code"})
    pdf_sha256: str = field(metadata={"label": say("PDF 摘要（SHA-256）"), "kind": "code"})
    downloads: int | None = field(metadata={"label": say("下载次数"), "kind": "number"})

    @classmethod
    def of(cls, paper: PurchasePaper, reader: Actor) -> PaperCard:
        tender = paper.tender
        counted = tender.state not in BEFORE_CLOSING and is_inside(tender, reader)
        return cls(
            ref=paper.ref,
            title=paper.title,
            state=paper.state,
            place=paper.place,
            tender=tender.ref,
            kind=str(paper.get_kind_display()),
            number=paper.number,
            template=paper.template.title if paper.template else say("标准模板"),
            frozen_at=paper.frozen_at,
            handed_out_at=paper.handed_out_at,
            registration=paper.registration,
            docx_sha256=paper.docx_sha256,
            pdf_sha256=paper.pdf_sha256,
            downloads=queries.downloads_of(tender) if counted else None,
        )


BEFORE_CLOSING = frozenset({"draft", "prepared", "ready", "open", "cancelled"})


@dataclass(frozen=True)
class TakingCard:
    """An entry of the register: to its own provider, and after the closing to those who buy."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("领取单位")})
    taken_at: datetime = field(metadata={"label": say("领取时间"), "kind": "moment"})
    with_offer: bool = field(metadata={"label": say("随响应文件登记"), "kind": "yes"})
    contact: str = field(metadata={"label": say("联系人")})
    phone: str = field(metadata={"label": say("联系电话")})
    pdf_sha256: str = field(metadata={"label": say("所领文件摘要（SHA-256）"), "kind": "code"})

    @classmethod
    def of(cls, taking: Taking, _reader: Actor) -> TakingCard:
        return cls(
            ref=taking.ref,
            title=taking.title,
            state=taking.state,
            place=taking.place,
            tender=taking.tender.ref,
            provider=taking.provider.name,
            taken_at=taking.opened_at,
            with_offer=taking.with_offer,
            contact=taking.contact,
            phone=taking.phone,
            pdf_sha256=taking.pdf_sha256,
        )


@dataclass(frozen=True)
class LetterCard:
    """A letter; its check code is for its receiver."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    kind: str = field(metadata={"label": say("通知书种类")})
    number: str = field(metadata={"label": say("通知书编号"), "kind": "code"})
    check_code: str = field(metadata={"label": say("核验码"), "kind": "code"})
    provider: str = field(metadata={"label": say("收件单位")})
    sent_on: date = field(metadata={"label": say("发出日期"), "kind": "day"})
    sha256: str = field(metadata={"label": say("文件摘要（SHA-256）"), "kind": "code"})

    @classmethod
    def of(cls, letter: ResultLetter, reader: Actor) -> LetterCard:
        receiver = reader.role is Role.PROVIDER
        return cls(
            ref=letter.ref,
            title=letter.title,
            state=letter.state,
            place=letter.place,
            tender=letter.tender.ref,
            kind=str(letter.get_kind_display()),
            number=letter.number,
            check_code=letter.check_code if receiver else "",
            provider=letter.offer.provider.name,
            sent_on=letter.sent_on,
            sha256=letter.sha256,
        )
