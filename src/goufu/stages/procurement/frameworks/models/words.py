"""The words in which a framework agreement is described; codes are the law's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Case(models.TextChoices):
    """On which ground a framework agreement is used."""

    SMALL_ITEMS = "small_catalogue_items", _("集中采购目录以内的小额零星采购")
    ADVISORY = (
        "small_advisory_services",
        _("目录以外的法律、评估、会计、审计等小额零星鉴证咨询服务"),
    )
    CHOICE = "beneficiaries_choose", _("需要两家以上供应商由服务对象自主选择")
    OTHER = "other_by_ministry", _("国务院财政部门规定的其他情形")


class Form(models.TextChoices):
    CLOSED = "closed_framework", _("封闭式框架协议采购")
    OPEN = "open_framework", _("开放式框架协议采购")


class OpenCase(models.TextChoices):
    """On which ground the agreement is open to all who accept it."""

    UNFIT = "elimination_unfit", _("不宜淘汰供应商，或者供应商在三家以下且不宜淘汰")
    CHOICE = "beneficiaries_choose", _("需要两家以上供应商由服务对象自主选择")


class EntryMethod(models.TextChoices):
    PRICE = "price_first", _("价格优先法")
    QUALITY = "quality_first", _("质量优先法")


class QualityCase(models.TextChoices):
    """On which ground quality comes first."""

    PRICED = "government_price", _("有政府定价")
    GUIDED = "guided_price", _("有政府指导价")
    INSTRUMENTS = "special_instruments", _("对质量有特别要求的检测、实验等仪器设备")


class Way(models.TextChoices):
    """How the provider of a deal is found."""

    DIRECT = "direct_choice", _("直接选定")
    BIDDING = "second_bidding", _("二次竞价")
    TURNS = "taking_turns", _("顺序轮候")


class Users(models.TextChoices):
    """Who may buy under the agreement."""

    OWN = "own", _("征集人本单位")
    SYSTEM = "system", _("征集人及其所属单位")
    PLACE = "place", _("本级各预算单位")


class Removal(models.TextChoices):
    """On which ground an entrant loses its place."""

    COLLUDED = "colluded_for_entry", _("恶意串通谋取入围或者合同成交")
    FALSE = "false_papers_for_entry", _("提供虚假材料谋取入围或者合同成交")
    REFUSED = "refused_deals", _("无正当理由拒不接受合同授予")
    BROKE = "broke_contract", _("不履行合同义务，经请求后仍不履行")
    BARRED = "barred_meanwhile", _("有效期内被禁止或者限制参加政府采购活动")
    OTHER = "other_by_agreement", _("框架协议约定的其他情形")
