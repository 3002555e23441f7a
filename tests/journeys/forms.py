"""What the people of the journey fill in, each form as a dictionary."""

from __future__ import annotations

from typing import Any

Facts = dict[str, Any]

PRICES = {"alpha": 160_000_000, "beta": 163_000_000, "gamma": 166_000_000}
CRITERIA = (("服务方案", "40"), ("人员与业绩", "30"), ("质量保障", "20"))
SCORES = (("alpha", 90), ("beta", 80), ("gamma", 70))  # in percent of what a criterion gives

NEED: Facts = {
    "title": "高龄独居老人上门照料",
    "content": "母亲八十五岁独居，做饭、洗澡困难，希望有人上门照料。",
    "beneficiaries": "城区高龄独居老人",
}

APPLICATION: Facts = {
    "title": "居家养老上门服务",
    "content": "为城区高龄独居老人提供上门照料",
    "background": "城区高龄独居老人缺少照料",
    "cycle": "monthly",
    "funding": "existing",
    "method": "open_tender",
    "handler_opinion": "情况属实，同意申报。",
    "quantity": "100000",
    "unit": "小时",
    "times": 1,
    "budget_fen": 168_000_000,
    "provider_requirements": "依法登记，具有养老服务经验",
    "quality_requirements": "每次服务不少于一小时",
    "acceptance_standard": "服务记录完整，抽查合格率不低于95%",
    "targets": [
        {"kind": "quantity", "name": "服务小时", "target": "100000", "weight": "20"},
        {"kind": "quality", "name": "抽查合格率", "target": "≥95%", "weight": "20"},
        {"kind": "timeliness", "name": "按时上门率", "target": "≥98%", "weight": "20"},
        {"kind": "cost", "name": "每小时成本", "target": "≤16.8元", "weight": "20"},
        {"kind": "satisfaction", "name": "老人满意度", "target": "≥90%", "weight": "20"},
    ],
}

ANNOUNCEMENT: Facts = {
    "background": "城区高龄独居老人缺少照料",
    "project": "为城区高龄独居老人提供上门照料",
    "method": "open_tender",
    "provider_qualification": "依法登记，具有养老服务经验",
    "service_needs": "每次服务不少于一小时",
    "plan": "三月公开招标，五月签订合同，按季验收",
}

FEASIBILITY: Facts = {
    "content_kind": "service",
    "service_class": "2",
    "own_cost_fen": 205_000_000,
    "definable": True,
    "definable_grounds": "按小时计量，标准明确",
    "measurable": True,
    "measurable_grounds": "受益老人有名册",
    "providers": True,
    "providers_grounds": "本市登记同类机构二十余家",
    "competition": True,
    "competition_grounds": "可公开招标",
}

DOCUMENT: Facts = {
    "qualification": "依法登记，具有养老服务经验",
    "service_requirements": "为城区高龄独居老人提供上门照料十万小时",
    "commercial_terms": "分期验收，按验收数量和质量支付",
    "price_requirements": "报价含全部费用",
    "contract_text": "见附件",
    "ceiling_fen": 168_000_000,
    "price_weight": "10",
    "criteria": [{"name": name, "maximum": most, "how": "分档评分"} for name, most in CRITERIA],
    "deposit_fen": 0,
}

TERMS: Facts = {
    "service_time": "五月至九月",
    "service_scope": "城区高龄独居老人",
    "service_content": "上门照料",
    "service_requirements": "每次服务不少于一小时",
    "performance_targets": "抽查合格率不低于95%",
    "assessment_standards": "按抽查合格率计分",
    "payment": "按验收合格数量、单价和质量系数分期支付",
    "breach_liability": "违约方赔偿损失",
    "lines": [{"name": "上门照料", "unit": "小时", "quantity": "100000", "unit_price_fen": 1600}],
    "standards": [
        {"kind": "service", "text": "每次服务不少于一小时"},
        {"kind": "safety", "text": "服务人员持健康证上岗"},
    ],
    "bands": [
        {"from_score": "95", "pays": "100"},
        {"from_score": "85", "pays": "90"},
        {"from_score": "0", "pays": "70"},
    ],
    "public_service": True,
    "payee_bank": "演示银行六安支行",
    "payee_account": "6200123456780093",
}

ACCEPTANCE: Facts = {
    "standards": [
        {"number": 1, "met": True, "finding": "抽查 200 次，均不少于一小时"},
        {"number": 2, "met": True, "finding": "健康证齐全"},
    ],
    "asked": 30,
    "satisfied": 28,
    "service_objects_opinion": "服务及时，态度好",
    "opinion": "验收合格",
}

EVALUATION: Facts = {
    "rows": [
        {"name": target["name"], "actual": "已完成", "score": "92", "weight": "20"}
        for target in APPLICATION["targets"]
    ],
    "report": "目标基本完成",
}

USE: Facts = {
    "budget_decision": "keep",
    "settlement_decision": "按合同结算",
    "provider_decision": "作为选择承接主体的参考",
}

OPINION: Facts = {"opinion": "同意"}
