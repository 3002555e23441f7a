"""The fields that a template may name: what each is called, and what it says in the sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goufu.law.words import say


@dataclass(frozen=True)
class PaperField:
    """One field of a template.

    Args:
        rows: the fields of each row, where the field is a list of rows to loop over.
        listed: the field is a list of texts to loop over.
    """

    name: str
    label: str
    sample: str = ""
    rows: tuple[PaperField, ...] = ()
    listed: bool = False


# Of a prequalification alone; empty in other documents.
PREQUALIFICATION_FIELDS: tuple[PaperField, ...] = (
    PaperField("application_closing", say("提交申请文件截止时间"), "2015年4月10日 9:00"),
    PaperField("examined_on", say("资格预审日期"), "2015年4月10日"),
    PaperField("examination", say("资格审核标准和方法"), "按资格条件逐项审查，全部符合的为合格"),
    PaperField("application_makeup", say("申请文件的组成及格式"), "申请函、逐项说明和证明材料"),
    PaperField(
        "examined_items",
        say("逐项审查的资格条件"),
        rows=(
            PaperField("number", say("序号"), "1"),
            PaperField("text", say("资格条件"), "具有相关服务经验"),
        ),
    ),
)

FIELDS: tuple[PaperField, ...] = (
    PaperField("document_name", say("采购文件的名称"), "招标文件"),
    PaperField("offer_name", say("投标（响应）文件的名称"), "投标文件"),
    PaperField("provider_name", say("对供应商的称呼"), "投标人"),
    PaperField("body_name", say("评审组织的名称"), "评标委员会"),
    PaperField("winner_name", say("对中标、成交供应商的称呼"), "中标人"),
    PaperField("invitation_name", say("第一章的名称"), "投标邀请"),
    PaperField("assessment_name", say("评审章的名称"), "评标办法和标准"),
    PaperField("project_name", say("项目名称"), "示例：居家养老服务"),
    PaperField("number", say("采购项目编号"), "3415-2015-XM-0001-ZB1"),
    PaperField("plan_number", say("采购计划编号"), "3415-2015-XM-0001-JH1"),
    PaperField("project_code", say("政府购买服务项目编号"), "3415-2015-XM-0001"),
    PaperField("method", say("采购方式"), "公开招标"),
    PaperField("purchaser", say("采购人"), "示例市民政局"),
    PaperField("purchaser_contact", say("采购人地址和联系方式"), "示例路1号"),
    PaperField("agency", say("采购代理机构"), "示例采购代理有限公司"),
    PaperField("agency_contact", say("采购代理机构地址和联系方式"), "示例路2号"),
    PaperField("drawn_up_on", say("编制日期"), "2015年3月27日"),
    PaperField("budget", say("预算金额（元）"), "1,680,000.00"),
    PaperField("budget_words", say("预算金额（大写）"), "壹佰陆拾捌万元整"),
    PaperField("ceiling", say("最高限价"), "1,680,000.00 元"),
    PaperField("qualification", say("资格条件"), "依法登记，具有相关服务经验"),
    PaperField("service_requirements", say("采购需求"), "提供上门照料服务\n每次不少于约定时长"),
    PaperField("commercial_terms", say("商务条件"), "服务期自合同签订之日起至当年末"),
    PaperField("price_requirements", say("报价要求"), "总价报价，含一切税费"),
    PaperField("may_change", say("可能实质性变动的内容"), "服务频次"),
    PaperField("contract_text", say("拟签订的合同文本"), "甲方委托乙方提供服务"),
    PaperField("contract_clauses", say("合同应当明确的内容"), "服务范围", listed=True),
    PaperField("deposit", say("保证金"), "不收取"),
    PaperField("deposit_forms", say("保证金的形式"), "支票、汇票、本票或者保函"),
    PaperField("deposit_withheld", say("保证金不予退还的情形"), "截止时间后撤销文件"),
    PaperField("policies", say("落实政府采购政策"), "按当日规定"),
    PaperField("credit", say("信用信息的查询和使用"), "按当日规定"),
    PaperField("challenge", say("质疑的期限和渠道"), "按当日规定"),
    PaperField("invalid_reasons", say("投标（响应）无效的情形"), "不具备资格要求"),
    PaperField("law", say("编制所依据的规定"), "政府采购法", listed=True),
    PaperField("winner_principle", say("确定中标、成交的原则"), "综合得分最高"),
    PaperField("price_weight", say("价格分"), "20"),
    PaperField("price_formula", say("价格分计算方法"), "低价优先法"),
    PaperField("full_score", say("满分"), "100"),
    PaperField(
        "criteria",
        say("评审因素"),
        rows=(
            PaperField("number", say("序号"), "1"),
            PaperField("name", say("评审因素"), "服务方案"),
            PaperField("maximum", say("分值"), "80"),
            PaperField("how", say("评分标准"), "优得满分，良酌减"),
        ),
    ),
    PaperField("sme_declaration", say("中小企业声明函的说明"), "按当日规定"),
    *PREQUALIFICATION_FIELDS,
)


def sample_values() -> dict[str, Any]:
    """Return what a template is tried out with."""
    return {one.name: _sample(one) for one in FIELDS}


def _sample(one: PaperField) -> Any:
    if one.rows:
        return [{cell.name: cell.sample for cell in one.rows}]
    return [one.sample] if one.listed else one.sample
