"""What the notices of a purchase say in each field of the official forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goufu.base.organisations.models import Organisation
from goufu.law.calendar import BEIJING, day_of
from goufu.law.money import in_words, yuan
from goufu.law.values.bids import DOCUMENT_PRICE
from goufu.stages.procurement.papers.queries import paper_in_force
from goufu.stages.procurement.papers.words import words_for
from goufu.stages.procurement.tenders.models import Capacity, Tender, TenderCorrection
from goufu.stages.procurement.tenders.rules.timing import moment

Lines = list[list[str]]
IN_DOCUMENT = "以采购文件的规定为准"
NONE = "无"


@dataclass(frozen=True)
class TenderFacts:
    """The facts of one purchase; each method is named as the field of the law floor that it fills.

    Args:
        on: the day of the notice.
        first_notice: when the purchase was announced, for notices that follow.
        correction: what is corrected, for a correction.
        remark: what the publisher has added.
    """

    tender: Tender
    on: date
    first_notice: date | None = None
    correction: TenderCorrection | None = None
    remark: str = ""

    def project_number(self) -> Lines:
        return [["项目编号", self.tender.ref], ["采购计划编号", self.tender.plan.ref]]

    def project_name(self) -> Lines:
        return [["项目名称", self.tender.title]]

    def method(self) -> Lines:
        return [["采购方式", str(self.tender.get_method_display())]]

    def budget(self) -> Lines:
        return [["预算金额（元）", yuan(self.tender.budget_fen)]]

    def ceiling(self) -> Lines:
        ceiling = self.tender.ceiling_fen
        return [["最高限价（元）", "不另设" if ceiling is None else yuan(ceiling)]]

    def budget_and_ceiling(self) -> Lines:
        return [*self.budget(), *self.ceiling()]

    def demand(self) -> Lines:
        return [["采购需求", self.tender.service_requirements]]

    def project_outline(self) -> Lines:
        return [*self.project_name(), *self.demand()]

    def contract_period(self) -> Lines:
        project = self.tender.project
        return [["合同履行期限", f"{project.starts_on} 至 {project.ends_on}"]]

    def consortium_allowed(self) -> Lines:
        return [["是否接受联合体", IN_DOCUMENT]]

    def applicant_qualification(self) -> Lines:
        return [["申请人的资格要求", self.tender.qualification or NONE]]

    def document_time_place(self) -> Lines:
        tender, paper = self.tender, paper_in_force(self.tender)
        begins = day_of(tender.published_at) if tender.published_at else self.on
        how = "须登记领取" if paper is not None and paper.registration else "可以直接下载"
        named = words_for(tender.method).document
        return [[f"获取{named}", f"{begins} 至 {tender.supply_until}，{tender.where}，{how}"]]

    def document_price(self) -> Lines:
        law = DOCUMENT_PRICE.find(self.on, place=self.tender.place, electronic=True)
        return [["采购文件售价", f"免费（{law.cite}）" if law else "免费"]]

    def bid_closing_opening(self) -> Lines:
        named = words_for(self.tender.method).offer
        return [[f"提交{named}截止时间、开启时间及地点", self._closes()]]

    def response_closing(self) -> Lines:
        return [["响应文件提交截止时间", self._closes()]]

    def response_opening(self) -> Lines:
        return [["响应文件开启时间及地点", self._closes()]]

    def notice_period(self) -> Lines:
        until = self.tender.result_notice_until or self.tender.notice_until
        if until is None:
            return [["公告期限", "法律没有统一规定"]]
        return [["公告期限", f"{self.on} 至 {until}"]]

    def other_matters(self) -> Lines:
        said = [self.remark]
        if self.correction is not None:
            said += _about(self.correction)
        elif self.tender.urgency and self.tender.result_published_on is None:
            said.append(f"采购意向公开未满期限的理由：{self.tender.urgency}")
        return [["其他补充事宜", "\n".join(part for part in said if part) or NONE]]

    def contacts(self) -> Lines:
        purchaser, agency = self.tender.project.purchaser, self.tender.agency
        return [
            ["采购人", purchaser.name],
            ["采购人地址、联系方式", _contact(purchaser)],
            ["采购代理机构", agency.name],
            ["采购代理机构地址、联系方式", _contact(agency)],
        ]

    names_addresses = contacts

    def purchaser_and_project(self) -> Lines:
        return [["采购人", self.tender.project.purchaser.name], *self.project_name()]

    def contact_person(self) -> Lines:
        return [["采购项目联系方式", _contact(self.tender.agency)]]

    def winner(self) -> Lines:
        winner = self.tender.winner
        assert winner is not None
        named = words_for(self.tender.method).winner
        scored = [] if winner.total_score is None else [["评审总得分", str(winner.total_score)]]
        return [
            [f"{named}名称", winner.provider.name],
            [f"{named}地址", winner.provider.address],
            [f"{self._deal()}金额（元）", yuan(winner.price_fen)],
            [f"{self._deal()}金额（大写）", in_words(winner.price_fen)],
            *scored,
        ]

    def main_subject(self) -> Lines:
        return [["主要标的", self.tender.title], ["服务要求", self.tender.service_requirements]]

    def expert_names(self) -> Lines:
        names = [
            one.account.name + ("" if one.capacity == Capacity.EXPERT else "（采购人代表）")
            for one in self.tender.members.select_related("account").order_by("number")
        ]
        return [["评审专家名单", "、".join(names) or NONE]]

    def agency_fee_standard_amount(self) -> Lines:
        tender = self.tender
        said = f"{tender.fee_standard} {yuan(tender.fee_fen)} 元".strip()
        return [["代理服务收费标准及金额", said]]

    def result_attachments(self) -> Lines:
        return [["附件", self._document() or NONE], *self._recommended()]

    def first_notice_date(self) -> Lines:
        return [["首次公告日期", str(self.first_notice or NONE)]]

    def corrected_matter(self) -> Lines:
        changed = self.correction is not None and self.correction.document_changed
        return [["更正事项", "采购公告、采购文件" if changed else "采购公告"]]

    def corrected_content(self) -> Lines:
        assert self.correction is not None
        return [
            [one["label"], f"更正前：{one['before']}\n更正后：{one['after']}"]
            for one in self.correction.changes
        ]

    def correction_date(self) -> Lines:
        return [["更正日期", self.on.isoformat()]]

    def changed_document(self) -> Lines:
        changed = self.correction is not None and self.correction.document_changed
        return [["更正后的采购文件", self._document() if changed else NONE]]

    def termination_reason(self) -> Lines:
        return [["项目终止的原因", self.tender.failure_reasons]]

    def purchaser_name(self) -> Lines:
        return [["采购人名称", self.tender.project.purchaser.name]]

    def _recommended(self) -> Lines:
        """采购人和评审专家的推荐意见, where suppliers were recommended in writing."""
        recommended = self.tender.candidates.exclude(opinion="").select_related("provider")
        return [
            [f"{one.get_listed_by_display()}：{one.provider.name}", one.opinion]
            for one in recommended.order_by("id")
        ]

    def _deal(self) -> str:
        return "中标" if self.tender.method.endswith("tender") else "成交"

    def _closes(self) -> str:
        closes = self.tender.closes_at
        return f"{closes.astimezone(BEIJING):%Y-%m-%d %H:%M}，购服平台" if closes else ""

    def _document(self) -> str:
        paper = paper_in_force(self.tender)
        if paper is None:
            return ""
        return f"{paper.title}（第 {paper.number} 版，PDF 摘要 SHA-256：{paper.pdf_sha256}）"


def _about(correction: TenderCorrection) -> list[str]:
    said = [f"更正理由：{correction.reason}"]
    if correction.closes_after != correction.closes_before:
        under = f"（{correction.clause}）" if correction.clause else ""
        said.append(f"提交截止时间顺延至 {moment(correction.closes_after)}{under}")
    return said


def _contact(body: Organisation) -> str:
    return "，".join(part for part in (body.address, body.contact) if part) or NONE
