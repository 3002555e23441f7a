"""The assessment report, section by section, as the law of its day asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import Actor
from goufu.law.calendar import day_of
from goufu.law.labels import WORDS
from goufu.law.money import yuan
from goufu.law.provisions import Answer
from goufu.law.values.procurement import REPORT_CONTENTS
from goufu.law.words import say
from goufu.stages.procurement.tenders import assessed
from goufu.stages.procurement.tenders.cards.record import (
    ReportSection,
    ReportTable,
    checks,
    invalid,
    prices,
)
from goufu.stages.procurement.tenders.cards.sight import Sight
from goufu.stages.procurement.tenders.models import CheckStage, Explanation, Tender
from goufu.stages.procurement.tenders.rules.timing import moment

SIGNED, DISSENTS, SILENT = say("已签署"), say("签署不同意见"), say("未签署，视为同意")
MEMBER = say("成员{number}")


@dataclass(frozen=True)
class SignatureLine:
    """A seat and what its holder has put under the report."""

    name: str
    state: str
    at: datetime | None
    dissent: str


@dataclass(frozen=True)
class ReportCard:
    """The report as far as it goes; while the committee sits it says what is missing still."""

    ref: str
    title: str
    project_code: str
    purchaser: str
    agency: str
    concluded_at: datetime | None
    basis: Answer | None
    sections: Sequence[ReportSection]
    signatures: Sequence[SignatureLine]
    missing: Sequence[str] = field(default_factory=tuple)

    @classmethod
    def of(cls, tender: Tender, reader: Actor, on: date) -> ReportCard:
        written = day_of(tender.evaluated_at) if tender.evaluated_at else on
        basis = REPORT_CONTENTS.find(written, place=tender.place, method=tender.method)
        teller = _Teller(tender, Sight(tender, reader))
        sitting = tender.state == "evaluating"
        return cls(
            ref=tender.ref,
            title=tender.title,
            project_code=tender.project_code,
            purchaser=tender.project.purchaser.name,
            agency=tender.agency.name,
            concluded_at=None if sitting else tender.evaluated_at,
            basis=basis,
            sections=teller.sections(basis.value if basis is not None else WITHOUT_LAW),
            signatures=[] if sitting else teller.signatures(),
            missing=teller.missing(on) if sitting else (),
        )


class _Teller:
    """Tells one report; points and names only as far as its reader may see them."""

    def __init__(self, tender: Tender, sight: Sight) -> None:
        self.tender, self.sight = tender, sight
        self.offers = [
            one for one in tender.offers.order_by("id") if one.state not in {"withdrawn", "sealed"}
        ]
        self.members = list(tender.members.select_related("account").order_by("number"))

    def sections(self, codes: Sequence[str]) -> list[ReportSection]:
        """Return the sections in the order of the law, none twice."""
        told = {BUILDERS[code]: code for code in reversed(codes)}
        ordered = sorted(told.items(), key=lambda one: list(codes).index(one[1]))
        return [build(self, WORDS[code]) for build, code in ordered]

    def name(self, number: int) -> str:
        """Return a member's name where the reader may know it, else the seat."""
        if self.sight.committee:
            return next(one.account.name for one in self.members if one.number == number)
        return MEMBER.format(number=number)

    def opening(self, title: str) -> ReportSection:
        tender = self.tender
        return ReportSection(
            title,
            facts=[
                (say("采购方式"), str(tender.get_method_display())),
                (say("公告发布时间"), moment(tender.published_at) if tender.published_at else "—"),
                (say("获取采购文件的方式"), tender.where or "—"),
                (say("开启时间"), moment(tender.bids_opened_at) if tender.bids_opened_at else "—"),
                (say("开启地点"), "本平台"),
            ],
        )

    def people(self, title: str) -> ReportSection:
        return ReportSection(
            title,
            tables=[
                ReportTable(
                    (say("供应商"), say("报价（元）"), say("状态")),
                    [
                        (one.provider.name, yuan(one.price_fen), one.state_name)
                        for one in self.offers
                    ],
                ),
                ReportTable(
                    (say("成员"), say("身份"), say("组长")),
                    [
                        (
                            self.name(one.number),
                            str(one.get_capacity_display()),
                            "是" if one.leader else "",
                        )
                        for one in self.members
                    ],
                ),
            ],
        )

    def standard(self, title: str) -> ReportSection:
        tender = self.tender
        return ReportSection(
            title,
            facts=[
                (say("评审方法"), str(tender.get_award_by_display())),
                (say("价格权重"), f"{tender.price_weight or 0}%"),
            ],
            tables=[
                ReportTable(
                    (say("评审因素"), say("分值"), say("性质"), say("评分标准")),
                    [
                        (one.name, str(one.maximum), str(one.get_kind_display()), one.how)
                        for one in tender.criteria.order_by("number")
                    ],
                )
            ],
        )

    def record(self, title: str) -> ReportSection:
        tables = [
            checks(self.tender),
            invalid(self.offers),
            prices(self.offers),
            self._points(),
        ]
        facts = [(say("评审情况说明"), self.tender.report)] if self.tender.report else []
        if self.tender.abnormal:
            facts.append((say("对相差较大的评分的认定意见"), self.tender.abnormal))
        return ReportSection(title, facts=facts, tables=[one for one in tables if one.rows])

    def ranking(self, title: str) -> ReportSection:
        heads = (say("排名"), say("供应商"), say("价格分"), say("其他因素得分"), say("总得分"))
        ranked = [one for one in self.offers if one.rank is not None]
        rows = [
            (
                str(one.rank),
                one.provider.name,
                *(str(of or "—") for of in (one.price_score, one.quality_score, one.total_score)),
            )
            for one in sorted(ranked, key=lambda one: (one.rank or 0, one.pk))
        ]
        return ReportSection(title, tables=[ReportTable(heads, rows if self.sight.ranking else ())])

    def rest(self, title: str) -> ReportSection:
        asked = Explanation.objects.filter(offer__tender=self.tender).select_related(
            "offer__provider"
        )
        heads = (say("供应商"), say("类别"), say("要求"), say("答复"), say("认定意见"))
        rows = [
            (
                one.offer.provider.name,
                str(one.get_kind_display()),
                one.question,
                one.answer or "—",
                one.decision or one.state_name,
            )
            for one in asked.order_by("id")
        ]
        again = [
            (
                moment(one.ordered_at),
                str(one.get_reason_display()),
                one.text,
                "" if one.after is None else "结果改变" if one.changed else "结果未变",
            )
            for one in self.tender.reviews.order_by("id")
        ]
        tables = [
            ReportTable(heads, rows),
            ReportTable((say("复核时间"), say("情形"), say("具体情况"), say("结果")), again),
        ]
        facts = [(say("成员未签署的情况"), self.tender.unsigned)] if self.tender.unsigned else []
        return ReportSection(title, facts=facts, tables=[one for one in tables if one.rows])

    def signatures(self) -> list[SignatureLine]:
        closed = self.tender.state != "evaluated"
        return [
            SignatureLine(
                name=self.name(one.number),
                state=(DISSENTS if one.dissent else SIGNED)
                if one.signed_at
                else (SILENT if closed else say("待签署")),
                at=one.signed_at,
                dissent=one.dissent,
            )
            for one in self.members
        ]

    def missing(self, on: date) -> list[str]:
        """Return what stands between the committee and its conclusion, a sentence each."""
        waiting = [one.number for one in self.members if one.handed_in_at is None]
        found = [f"{MEMBER.format(number=number)}：{say('尚未提交评分')}" for number in waiting]
        for stage in CheckStage:
            items = assessed.unchecked(self.tender, stage)
            found += [f"{stage.label}：{offer.provider.name} {one.text}" for offer, one in items]
        found += [f"待认定：{one.ref}" for one in assessed.unsettled(self.tender)]
        found += [f"待核对声明函：{name}" for name in assessed.undeclared(self.tender)]
        standing = [one for one in self.offers if one.state == "opened"]
        low = assessed.low_prices(self.tender, standing, on=on)
        explained = assessed.explained_low(self.tender)
        names = {one.ref: one.provider.name for one in standing}
        found += [
            f"报价明显偏低，待说明：{names[ref]}" for ref in low.flagged if ref not in explained
        ]
        if not waiting:
            found += [f"客观分不一致：{one}" for one in assessed.differing(self.tender)]
            found += [f"与其他成员相差较大：{one}" for one in assessed.outlying(self.tender)]
            found += [f"缺评分理由：{one}" for one in assessed.unexplained(self.tender)]
        return found

    def _points(self) -> ReportTable:
        """Return everybody's points, but not before all have handed in."""
        heads = (say("成员"), say("供应商"), say("评审因素"), say("得分"), say("评分理由"))
        if any(one.handed_in_at is None for one in self.members):
            return ReportTable(heads, ())
        return ReportTable(
            heads,
            [
                (
                    self.name(one.member.number),
                    one.offer.provider.name,
                    one.criterion.name,
                    str(one.points),
                    one.reason or "—",
                )
                for one in assessed.given_to_ranked(self.tender)
            ],
        )


Builder = Callable[[_Teller, str], ReportSection]
BUILDERS: Mapping[str, Builder] = {
    "how_invited": _Teller.opening,
    "notice_media": _Teller.opening,
    "opening_day": _Teller.opening,
    "assessment_day": _Teller.opening,
    "report_members": _Teller.people,
    "bidders_and_members": _Teller.people,
    "method_and_standard": _Teller.standard,
    "opening_and_assessment": _Teller.record,
    "assessment_record": _Teller.record,
    "ranked_candidates": _Teller.ranking,
    "clarifications_and_changes": _Teller.rest,
}
# What is told where no act at hand says what a report contains.
WITHOUT_LAW = (
    "notice_media",
    "bidders_and_members",
    "method_and_standard",
    "opening_and_assessment",
    "ranked_candidates",
    "clarifications_and_changes",
)
