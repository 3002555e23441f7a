"""What leaves the room, as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.prequalifications.models import (
    Application,
    Evidence,
    Prequalification,
)
from goufu.stages.procurement.prequalifications.queries import UNSEEN
from goufu.stages.procurement.tenders import queries as tenders

# What the cards read beside the dossier itself.
READ_WITH = ("items", "clarifications", "applications__provider")
APPLICATION_READ_WITH = ("evidence__item", "evidence__document")


@dataclass(frozen=True)
class ItemLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    text: str = field(metadata={"label": say("资格条件"), "kind": "long_text"})


@dataclass(frozen=True)
class ChangeLine:
    number: int = field(metadata={"label": say("次序"), "kind": "number"})
    content: str = field(metadata={"label": say("澄清或者修改的内容"), "kind": "long_text"})
    closes_at: datetime = field(metadata={"label": say("截止时间"), "kind": "moment"})


@dataclass(frozen=True)
class ApplicantLine:
    ref: str = field(metadata={"label": say("申请编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("申请人")})
    state: str = field(metadata={"label": say("状态")})
    reason: str = field(metadata={"label": say("不合格的理由"), "kind": "long_text"})


@dataclass(frozen=True)
class EvidenceLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    item: str = field(metadata={"label": say("资格条件"), "kind": "long_text"})
    statement: str = field(metadata={"label": say("说明"), "kind": "long_text"})
    document: str = field(metadata={"label": say("证明材料")})
    finding: str = field(metadata={"label": say("审查意见")})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})


@dataclass(frozen=True)
class PrequalificationCard:
    """A prequalification; applicants are shown to those who buy, once applications are open."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("采购人")})
    agency: str = field(metadata={"label": say("代理机构")})
    method: str = field(metadata={"label": say("采购方式")})
    budget_fen: int = field(metadata={"label": say("采购预算"), "kind": "money"})
    demand: str = field(metadata={"label": say("采购需求"), "kind": "long_text"})
    closes_at: datetime = field(metadata={"label": say("提交申请文件截止时间"), "kind": "moment"})
    supply_until: date = field(metadata={"label": say("资格预审文件提供截止日"), "kind": "day"})
    notice_until: date | None = field(metadata={"label": say("公告期限届满日"), "kind": "day"})
    examined_on: date = field(metadata={"label": say("资格预审日期"), "kind": "day"})
    where: str = field(metadata={"label": say("获取资格预审文件的方式")})
    consortium: bool = field(metadata={"label": say("接受联合体申请"), "kind": "yes"})
    examination: str = field(metadata={"label": say("资格审核标准和方法"), "kind": "long_text"})
    makeup: str = field(metadata={"label": say("申请文件的组成及格式"), "kind": "long_text"})
    other: str = field(metadata={"label": say("其他补充事宜"), "kind": "long_text"})
    document_sha256: str = field(metadata={"label": say("资格预审文件（摘要）"), "kind": "code"})
    items: list[ItemLine] = field(metadata={"label": say("逐项审查的资格条件")})
    clarifications: list[ChangeLine] = field(metadata={"label": say("澄清和修改")})
    applicants: list[ApplicantLine] = field(metadata={"label": say("申请人")})
    qualified: int | None = field(metadata={"label": say("合格家数"), "kind": "number"})
    concluded_at: datetime | None = field(metadata={"label": say("告知结果时间"), "kind": "moment"})
    reason: str = field(metadata={"label": say("重新审查或者终止的理由"), "kind": "long_text"})

    @classmethod
    def of(cls, one: Prequalification, reader: Actor) -> PrequalificationCard:
        tender = one.tender
        inside = tenders.is_inside(tender, reader)
        return cls(
            ref=one.ref,
            title=one.title,
            state=one.state,
            place=one.place,
            project_code=one.project_code,
            tender=tender.ref,
            purchaser=tender.project.purchaser.name,
            agency=tender.agency.name,
            method=tender.get_method_display(),
            budget_fen=tender.budget_fen,
            demand=tender.service_requirements,
            closes_at=one.closes_at,
            supply_until=one.supply_until,
            notice_until=one.notice_until,
            examined_on=one.examined_on,
            where=one.where,
            consortium=one.consortium,
            examination=one.examination,
            makeup=one.makeup,
            other=one.other,
            document_sha256=one.paper.pdf_sha256 if one.paper else "",
            items=[
                ItemLine(item.number, item.text)
                for item in sorted(one.items.all(), key=lambda item: item.number)
            ],
            clarifications=[
                ChangeLine(said.number, said.content, said.closes_at)
                for said in sorted(one.clarifications.all(), key=lambda said: said.number)
            ],
            applicants=_applicants(one) if inside else [],
            qualified=one.qualified if inside else None,
            concluded_at=one.concluded_at,
            reason=one.reason,
        )


@dataclass(frozen=True)
class ApplicationCard:
    """An application: its provider's alone until the closing."""

    ref: str
    title: str
    state: str
    place: str
    prequalification: str = field(metadata={"label": say("资格预审编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("申请人")})
    submitted_at: datetime = field(metadata={"label": say("提交时间"), "kind": "moment"})
    contact: str = field(metadata={"label": say("联系人")})
    phone: str = field(metadata={"label": say("联系电话")})
    document: str = field(metadata={"label": say("申请函及其他材料")})
    evidence: list[EvidenceLine] = field(metadata={"label": say("逐项说明和审查")})
    decided_at: datetime | None = field(metadata={"label": say("告知结果时间"), "kind": "moment"})
    result_reason: str = field(metadata={"label": say("未通过的理由"), "kind": "long_text"})

    @classmethod
    def of(cls, one: Application, reader: Actor) -> ApplicationCard:
        # The applicant reads what was found once it is told the result, not while it is written.
        findings = reader.role is not Role.PROVIDER or one.decided_at is not None
        return cls(
            ref=one.ref,
            title=one.title,
            state=one.state,
            place=one.place,
            prequalification=one.prequalification.ref,
            provider=one.provider.name,
            submitted_at=one.submitted_at,
            contact=one.contact,
            phone=one.phone,
            document=one.document.title if one.document else "",
            evidence=[
                _evidence(row, findings=findings)
                for row in sorted(one.evidence.all(), key=lambda row: row.item.number)
            ],
            decided_at=one.decided_at,
            result_reason=one.result_reason,
        )


def _applicants(one: Prequalification) -> list[ApplicantLine]:
    return [
        ApplicantLine(found.ref, found.provider.name, found.state_name, found.result_reason)
        for found in sorted(one.applications.all(), key=lambda found: found.pk)
        if found.state not in UNSEEN and found.project_code
    ]


def _evidence(row: Evidence, *, findings: bool) -> EvidenceLine:
    return EvidenceLine(
        number=row.item.number,
        item=row.item.text,
        statement=row.statement,
        document=row.document.title if row.document else "",
        finding=row.get_finding_display() if findings and row.finding else "",
        reason=row.reason if findings else "",
    )
