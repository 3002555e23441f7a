"""What the projects of the sample are about; the courses say what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goufu.law.money import share
from goufu.stages.procurement.tenders.workflow.by_method import SCORED, TALKED, WITH_TALKS

TARGETS: tuple[tuple[str, str, str], ...] = (
    ("quality", "抽查合格率", "≥95%"),
    ("timeliness", "按期完成率", "≥98%"),
    ("cost", "单位成本", "不高于自办成本"),
    ("satisfaction", "服务对象满意度", "≥90%"),
)
COSTS = (
    ("人员", "按服务时间和当地工资水平"),
    ("场地与物料", "自办按折旧分摊"),
    ("管理与税费", "购买含税费"),
)
# On which ground another method than the open tender is used, and why.
GROUNDS: dict[str, tuple[str, str]] = {
    "invited_tender": ("limited_suppliers", "本地具备服务条件的机构有限，名单已核实。"),
    "negotiation": ("complex", "服务内容因乡镇而异，事先不能确定详细要求。"),
    "consultation": ("purchase_of_services", "属于政府购买服务项目，需经磋商完善服务方案。"),
    "single_source": ("sole_supplier", "现有专用线路只能由该单位延续服务。"),
}
WEIGHT = "20"  # of each of the five, in percent


@dataclass(frozen=True)
class Spec:
    """One project: who buys what, how much, from whom.

    Args:
        body: the purchaser's word in the cast.
        item: code of the guidance item.
        bidders: the providers who make offers, best first.
        discounts: each bidder's price in basis points of the budget.
        method: by which it is bought.
        central: in the centralised procurement catalogue.
    """

    word: str
    title: str
    body: str
    item: str
    year: int
    quantity: int
    unit: str
    budget_yuan: int
    content: str
    starts_on: date
    ends_on: date
    bidders: tuple[str, ...] = ("pihe", "youyi", "wanqing")
    discounts: tuple[int, ...] = (9400, 9650, 9800)
    method: str = "open_tender"
    central: bool = False
    livelihood: bool = False
    service_class: str = "2"

    @property
    def budget_fen(self) -> int:
        return self.budget_yuan * 100

    @property
    def unit_price_fen(self) -> int:
        """The price of one unit by which the best offer comes out even."""
        return share(self.budget_fen, self.discounts[0]) // self.quantity

    def price_fen(self, place: int) -> int:
        """Return the offer of the bidder on that place; the best is a multiple of its units."""
        if place == 0:
            return self.unit_price_fen * self.quantity
        return share(self.budget_fen, self.discounts[place])

    def why_this_method(self) -> dict[str, Any]:
        """Return the ground of the method and its reason; an open tender needs none."""
        if self.method not in GROUNDS:
            return {}
        ground, reason = GROUNDS[self.method]
        return {"grounds": [ground], "method_reason": reason}

    @property
    def scored(self) -> bool:
        """Whether scores decide who wins."""
        return self.method in SCORED

    @property
    def alike(self) -> tuple[int, ...]:
        """On which places bidders hand in the same words."""
        return (1, 2) if self.word == "disabled_now" else ()

    def first_price_fen(self, place: int) -> int:
        """Return what the bidder on that place asks first; after talks it asks for less."""
        price = self.price_fen(place)
        return (price + self.budget_fen) // 2 if self.method in WITH_TALKS else price

    def application(self, item_id: int) -> dict[str, Any]:
        """Return the application form as filled in."""
        return {
            "title": self.title,
            "year": self.year,
            "item_id": item_id,
            "livelihood": self.livelihood,
            "background": f"{self.title}列入年度民生和公共服务工作安排，现有力量不足。",
            "content": self.content,
            "quantity": str(self.quantity),
            "unit": self.unit,
            "cycle": "once",
            "times": 1,
            "funding": "existing",
            "method": self.method,
            "handler_opinion": "情况属实，同意申报。",
            "starts_on": self.starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat(),
            "budget_fen": self.budget_fen,
            "yearly": self.by_year(),
            "costs": self.costs(),
            "provider_requirements": "依法登记，具有提供相应服务的能力和人员，无不良信用记录。",
            "quality_requirements": "按服务规范提供，记录完整，抽查合格率不低于95%。",
            "acceptance_standard": "按数量和质量逐期验收，服务对象满意度不低于90%。",
            "targets": [
                {
                    "kind": "quantity",
                    "name": "服务数量",
                    "target": f"{self.quantity}{self.unit}",
                    "weight": WEIGHT,
                },
                *(
                    {"kind": kind, "name": name, "target": goal, "weight": WEIGHT}
                    for kind, name, goal in TARGETS
                ),
            ],
        }

    def costs(self) -> list[dict[str, Any]]:
        """Return what one unit costs, bought and produced: by kinds that add up to the fen."""
        bought = round(self.budget_fen / self.quantity)
        return [
            {"name": name, "own_fen": share(fen, 12_200), "buy_fen": fen, "basis": basis}
            for (name, basis), fen in zip(COSTS, parts_of(bought, (70, 20, 10)), strict=True)
        ]

    def by_year(self) -> list[dict[str, int]]:
        """Return what falls into which year, where the term touches more than one."""
        years = range(self.starts_on.year, self.ends_on.year + 1)
        if len(years) == 1:
            return []
        parts = parts_of(self.budget_fen, [1] * len(years))
        return [{"year": year, "amount_fen": fen} for year, fen in zip(years, parts, strict=True)]

    def announcement(self) -> dict[str, Any]:
        """Return what is announced of the project."""
        said = self.application(0)
        return {
            "background": said["background"],
            "project": said["content"],
            "method": said["method"],
            "provider_qualification": said["provider_requirements"],
            "service_needs": said["quality_requirements"],
            "plan": "上半年完成采购，签订合同后按季验收、按量付费，年末开展绩效评价。",
        }

    def feasibility(self) -> dict[str, Any]:
        """Return the five tests as answered."""
        return {
            "content_kind": "service",
            "service_class": self.service_class,
            "own_cost_fen": share(self.budget_fen, 12_200),
            "definable": True,
            "definable_grounds": f"按{self.unit}计量，质量标准和费用标准明确。",
            "measurable": True,
            "measurable_grounds": "受益对象明确，可抽样回访。",
            "providers": True,
            "providers_grounds": "本地登记的同类机构五家以上。",
            "competition": True,
            "competition_grounds": "可以公开招标，竞争充分。",
        }

    def document(self) -> dict[str, Any]:
        """Return the document; where it is scored, price ten points, quality ninety."""
        return {
            **(self._scoring() if self.scored else {}),
            "may_change": "服务频次、服务方式和付款条款。" if self.method in TALKED else "",
            "qualification": "具有独立承担民事责任的能力，依法登记，具备相应专业人员。",
            "service_requirements": self.content,
            "commercial_terms": "按季验收，按验收数量和质量支付。",
            "price_requirements": "报价含全部服务费用。",
            "contract_text": "见采购文件合同草案。",
            "ceiling_fen": self.budget_fen,
            "deposit_fen": 0,
        }

    def _scoring(self) -> dict[str, Any]:
        return {
            "price_weight": "10",
            "criteria": [
                {
                    "name": "服务方案",
                    "maximum": "40",
                    "how": "完整可行、针对性强，分档评分。",
                    "technical": True,
                },
                {"name": "人员与业绩", "maximum": "30", "how": "人员配备和同类项目，分档评分。"},
                {"name": "质量保障", "maximum": "20", "how": "质量控制和应急措施，分档评分。"},
            ],
            "bands": [
                {"criterion": number, "name": name, "least": least, "most": most}
                for number, full in enumerate((40, 30, 20), start=1)
                for name, least, most in (
                    ("一般：基本满足要求", "0", f"{full * 60 / 100:.2f}"),
                    ("良：较完整可行", f"{full * 60 / 100:.2f}", f"{full * 85 / 100:.2f}"),
                    ("优：完整可行、针对性强", f"{full * 85 / 100:.2f}", f"{full:.2f}"),
                )
            ],
            "requirements": [
                {"stage": "qualification", "text": "具有独立承担民事责任的能力，依法登记"},
                {"stage": "qualification", "text": "具备相应专业人员"},
                {"stage": "conformity", "text": "承诺服务期和服务范围满足采购需求"},
            ],
        }

    def terms(self, starts_on: date) -> dict[str, Any]:
        """Return the contract's terms, eight clauses and all."""
        return {
            "service_time": f"{starts_on.isoformat()} 至 {self.ends_on.isoformat()}",
            "service_scope": "六安市示例服务区域",
            "service_content": self.content,
            "service_requirements": "按服务规范提供，人员持证上岗，记录完整。",
            "performance_targets": f"完成{self.quantity}{self.unit}，合格率不低于95%。",
            "assessment_standards": "按数量和抽查合格率考核，按质量系数支付。",
            "payment": "每期验收后，按验收数量、单价和质量系数由国库集中支付。",
            "breach_liability": "未按约定提供服务的，扣减费用并承担违约责任。",
            "lines": [
                {
                    "name": self.title,
                    "unit": self.unit,
                    "quantity": str(self.quantity),
                    "unit_price_fen": self.unit_price_fen,
                }
            ],
            "standards": [
                {"kind": "service", "text": "服务记录完整并经服务对象确认"},
                {"kind": "technical", "text": "人员资质与投标文件一致"},
            ],
            "bands": [
                {"from_score": "95", "pays": "100"},
                {"from_score": "80", "pays": "90"},
                {"from_score": "0", "pays": "60"},
            ],
            "starts_on": starts_on.isoformat(),
            "ends_on": self.ends_on.isoformat(),
            "public_service": True,
            "payee_bank": "示例银行六安分行",
            "payee_account": "1000000000000000",
        }


def parts_of(quantity: int, weights: Sequence[int]) -> list[int]:
    """Split a quantity by weights; the last part takes the rest, so that nothing is lost.

    >>> parts_of(10, (1, 1, 1))
    [3, 3, 4]
    """
    total = sum(weights)
    parts = [quantity * weight // total for weight in weights[:-1]]
    return [*parts, quantity - sum(parts)]
