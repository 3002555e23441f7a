"""The notices of a prequalification; wired in ``config/switchboard.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.calendar import BEIJING, day_of
from goufu.law.values.bids import PREQUALIFICATION_PRICE
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.forms import Form, lines_of
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.tender_facts import NONE, Lines, TenderFacts
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders.models import TenderCorrection


@dataclass(frozen=True, kw_only=True)
class PrequalificationFacts(TenderFacts):
    """The facts of a prequalification, beside those of its tender.

    Args:
        items: what applicants are examined for.
    """

    prequalification: Prequalification
    items: tuple[str, ...] = ()

    def consortium_allowed(self) -> Lines:
        return [["是否接受联合体", "接受" if self.prequalification.consortium else "不接受"]]

    def applicant_qualification(self) -> Lines:
        listed = (f"{number}. {text}" for number, text in enumerate(self.items, start=1))
        return [["申请人的资格要求", "\n".join(listed)]]

    def document_time_place(self) -> Lines:
        one = self.prequalification
        law = PREQUALIFICATION_PRICE.find(self.on, place=one.place)
        price = f"免费（{law.cite}）" if law else "免费"
        said = f"{day_of(one.published_at)} 至 {one.supply_until}，{one.where}，{price}"
        return [["领取资格预审文件", said]]

    def application_makeup(self) -> Lines:
        return [["申请文件的组成及格式", self.prequalification.makeup]]

    def application_closing(self) -> Lines:
        closes = self.prequalification.closes_at.astimezone(BEIJING)
        return [["提交申请文件截止时间及地点", f"{closes:%Y-%m-%d %H:%M}，购服平台"]]

    def prequalification_date(self) -> Lines:
        return [["资格预审日期", self.prequalification.examined_on.isoformat()]]

    def notice_period(self) -> Lines:
        until = self.prequalification.notice_until
        if until is None:
            return [["公告期限", "法律没有统一规定"]]
        return [["公告期限", f"{day_of(self.prequalification.published_at)} 至 {until}"]]

    def other_matters(self) -> Lines:
        if self.correction is not None:
            return super().other_matters()
        one, said = self.prequalification, [self.prequalification.other]
        if one.urgency:
            said.append(f"采购意向公开未满期限的理由：{one.urgency}")
        return [["其他补充事宜", "\n".join(part for part in said if part) or NONE]]

    def corrected_matter(self) -> Lines:
        return [["更正事项", "资格预审公告、资格预审文件"]]

    def changed_document(self) -> Lines:
        return [["更正后的资格预审文件", "原文件保留，以上内容为其组成部分"]]

    def termination_reason(self) -> Lines:
        return [["项目终止的原因", self.prequalification.reason]]


def of_call(entry: Entry) -> None:
    """Put the notice out, form 2 of the official forms. Listens to ``prequalification.open``."""
    one = _prequalification(entry)
    _put_out(entry, one, NoticeKind.PREQUALIFICATION, Form.PREQUALIFICATION, title="资格预审公告")


def of_change(entry: Entry) -> None:
    """Put out what was made clear or changed. Listens to ``prequalification.clarify``."""
    change = {"label": "资格预审文件", "before": "见原文件", "after": entry.facts["content"]}
    _put_correction(entry, "澄清公告", reason="澄清或者修改", change=change)


def of_extension(entry: Entry) -> None:
    """Put out that the closing was put off. Listens to ``prequalification.extend``."""
    one = _prequalification(entry)
    change = {
        "label": "提交申请文件截止时间",
        "before": f"{one.announced_closing.astimezone(BEIJING):%Y-%m-%d %H:%M}",
        "after": f"{one.closes_at.astimezone(BEIJING):%Y-%m-%d %H:%M}",
    }
    _put_correction(entry, "更正公告", reason="采购活动暂停，时间顺延", change=change)


def of_end(entry: Entry) -> None:
    """Put the end out. Listens to ``prequalification.give_up``, ``….annul`` and ``….end``."""
    one = _prequalification(entry)
    _put_out(entry, one, NoticeKind.FAILURE, Form.TERMINATION, title="终止公告")


def _put_correction(entry: Entry, title: str, *, reason: str, change: dict[str, str]) -> None:
    one = _prequalification(entry)
    before = entry.facts.get("earlier")
    said = TenderCorrection(
        tender=one.tender,
        reason=reason,
        changes=[change],
        document_changed=False,
        closes_before=datetime.fromisoformat(before) if before else one.announced_closing,
        closes_after=datetime.fromisoformat(entry.facts["closes_at"]),
        at=entry.happened_at,
    )
    _put_out(entry, one, NoticeKind.CORRECTION, Form.CORRECTION, title=title, correction=said)


def _put_out(
    entry: Entry,
    one: Prequalification,
    kind: NoticeKind,
    form: Form,
    *,
    title: str,
    correction: TenderCorrection | None = None,
) -> Notice:
    tender = one.tender
    announced = Notice.objects.filter(source_ref=one.ref, kind=NoticeKind.PREQUALIFICATION).first()
    facts = PrequalificationFacts(
        prequalification=one,
        items=tuple(entry.facts.get("items", ())),
        tender=tender,
        on=day_of(entry.happened_at),
        first_notice=day_of(one.published_at),
        correction=correction,
    )
    notice = owe(
        source_ref=one.ref,
        at=entry.happened_at,
        clause=entry.clause,
        project_code=tender.project.project_code,
        place=tender.project.place,
        sample=tender.project.sample,
        kind=kind,
        title=f"{tender.title}{title}",
        publisher_id=tender.agency_id,
        lines=lines_of(form, facts),
        corrects=announced if kind == NoticeKind.CORRECTION else None,
    )
    return put_out(notice, actor=THE_CLOCK, at=entry.happened_at)


def _prequalification(entry: Entry) -> Prequalification:
    found: Prequalification = Prequalification.objects.select_related(
        "tender__project__purchaser", "tender__agency", "tender__plan", "paper"
    ).get(ref=entry.ref)
    return found
