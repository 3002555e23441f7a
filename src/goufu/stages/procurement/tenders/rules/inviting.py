"""Who may be asked to offer, and how it is chosen."""

from __future__ import annotations

from datetime import date

from goufu.law.labels import WORDS
from goufu.law.methods import METHODS
from goufu.law.provisions import Answer
from goufu.law.refusals import Refusal
from goufu.law.values.bids import INVITED_DRAW_WATCHERS, INVITED_LIST_MULTIPLE
from goufu.law.values.methods import INVITATION_WAYS, LEAST_INVITED, RECOMMENDED_SHARE
from goufu.law.words import Word, Words, say
from goufu.stages.procurement.tenders.rules.offers import least_suppliers

WHOLE = 100  # Shares are given in percent.
INVITED = "invited_tender"
PREQUALIFICATION = "prequalification"


class NotAWayHere(Refusal):
    code = "tenders.not_a_way_here"
    sentence = say("“{method}”不能以“{way}”的方式产生供应商。")
    remedy = say("请改选以下方式之一：{ways}。")


class ListedTwice(Refusal):
    code = "tenders.listed_twice"
    status = 422
    clause = ""
    sentence = say("{name}在名单中出现两次。")
    remedy = say("请删去重复的供应商。")


class NoSuchProvider(Refusal):
    code = "tenders.no_such_provider"
    status = 422
    clause = ""
    sentence = say("名单中有单位不是登记的承接主体。")
    remedy = say("请从名单中选择登记的承接主体。")


class WrongSource(Refusal):
    code = "tenders.wrong_source"
    status = 422
    clause = ""
    sentence = say("{name}的来源与所选的邀请方式不一致。")
    remedy = say("请使名单中每一家的来源与邀请方式一致。")


class OneSupplierOnly(Refusal):
    code = "tenders.one_supplier_only"
    clause = "政府采购法 第三十九条"
    sentence = say("单一来源采购应当只登记一家供应商，现为 {count} 家。")
    remedy = say("请只登记经批准或者公示的唯一供应商。")


class TooFewListed(Refusal):
    code = "tenders.too_few_listed"
    sentence = say("名单上 {count} 家，不足 {needed} 家。")
    remedy = say("请补充符合资格条件的供应商后再登记或者抽取。")


class ListTooShort(Refusal):
    code = "tenders.list_too_short"
    sentence = say("名单上 {count} 家，少于拟抽取 {number} 家的 {multiple} 倍。")
    remedy = say("请补充名单，或者减少拟抽取的家数。")


class TooFewDrawn(Refusal):
    code = "tenders.too_few_drawn"
    sentence = say("拟抽取 {number} 家，不足 {needed} 家。")
    remedy = say("请增加拟抽取的家数。")


class TooFewWatchers(Refusal):
    code = "tenders.too_few_watchers"
    sentence = say("在场监督的采购人工作人员 {count} 名，不足 {needed} 名。")
    remedy = say("请有足够的采购人工作人员在场监督后再抽取。")


class NotOfThePurchaser(Refusal):
    code = "tenders.watcher_not_of_purchaser"
    status = 422
    clause = ""
    sentence = say("监督人员中有人不是采购人的工作人员，或者重复。")
    remedy = say("请从采购人在任的工作人员中选择，每人一行。")


class PurchaserRecommendsTooMany(Refusal):
    code = "tenders.purchaser_recommends_too_many"
    sentence = say("采购人推荐 {own} 家，超过推荐总数 {count} 家的 {share}%。")
    remedy = say("请减少采购人推荐的供应商，或者增加评审专家推荐的供应商。")


class NoListYet(Refusal):
    code = "tenders.no_list_yet"
    sentence = say("尚未产生被邀请的供应商，不能发出邀请。")
    remedy = say("请先登记供应商名单；应当随机抽取的，抽取后再发出。")


class AlreadyDrawn(Refusal):
    code = "tenders.already_drawn"
    clause = ""
    sentence = say("供应商已于 {at} 抽取，名单和结果不能更改。")
    remedy = say("对抽取过程有异议的，可以按公布的算法复算。")


class NotDrawnHere(Refusal):
    code = "tenders.not_drawn_here"
    clause = ""
    sentence = say("按所选的方式不需要抽取供应商。")
    remedy = say("请核对邀请供应商的方式。")


class ByPrequalificationOnly(Refusal):
    code = "tenders.by_prequalification_only"
    sentence = say("资格预审合格的供应商不能手工登记。")
    remedy = say("请发布资格预审公告，由供应商在平台申请；审查结果公布后名单自动产生。")


class PrequalificationUnderWay(Refusal):
    code = "tenders.prequalification_under_way"
    sentence = say("供应商名单由资格预审产生，不能另行登记。")
    remedy = say("请等待资格预审结果；合格供应商不足而资格预审终止后，可以另选方式。")


def check_by_hand(*, way: str, under_way: bool, method: str, on: date, place: str) -> None:
    """Refuse to write by hand what a prequalification on the platform brings about.

    Raises:
        PrequalificationUnderWay, ByPrequalificationOnly.
    """
    law = INVITATION_WAYS.find(on, place=place, method=method)
    clause = law.cite if law else ""
    if under_way:
        raise PrequalificationUnderWay(clause=clause)
    if way == PREQUALIFICATION:
        raise ByPrequalificationOnly(clause=clause)


def least_qualified(*, method: str, on: date, place: str) -> Answer:
    """Return how many have to be qualified: those who can be invited, or who can compete."""
    invited = LEAST_INVITED.find(on, place=place, method=method)
    return invited or least_suppliers(method=method, on=on, place=place, two_left=False)


def check_way(*, way: str, method: str, on: date, place: str) -> None:
    """Refuse a way of finding suppliers that the law of the day does not let the method take."""
    law = INVITATION_WAYS.on(on, place=place, method=method)
    if way not in law.value:
        raise NotAWayHere(
            method=Word(METHODS[method]),
            way=Word(WORDS[way]),
            ways=Words(WORDS[one] for one in law.value),
            clause=law.cite,
        )


def check_enough_listed(*, count: int, method: str, on: date, place: str) -> None:
    """Refuse to invite fewer suppliers than the law of the day asks for."""
    law = LEAST_INVITED.on(on, place=place, method=method)
    if count < law.value:
        raise TooFewListed(count=count, needed=law.value, clause=law.cite)


def check_share(*, own: int, count: int, method: str, on: date, place: str) -> None:
    """Refuse a list most of which the purchaser has recommended."""
    law = RECOMMENDED_SHARE.find(on, place=place, method=method)
    if law is not None and own * WHOLE > count * law.value:
        raise PurchaserRecommendsTooMany(own=own, count=count, share=law.value, clause=law.cite)


def check_draw(
    *, listed: int, number: int, prequalified: bool, method: str, on: date, place: str
) -> None:
    """Refuse to draw too few, or from too short a list.

    Raises:
        TooFewDrawn, ListTooShort.
    """
    law = LEAST_INVITED.on(on, place=place, method=method)
    if number < law.value:
        raise TooFewDrawn(number=number, needed=law.value, clause=law.cite)
    multiple = INVITED_LIST_MULTIPLE.find(on, place=place) if method == INVITED else None
    times, by = 1, law
    if multiple is not None and not prequalified:
        times, by = multiple.value, multiple
    if listed < number * times:
        raise ListTooShort(count=listed, number=number, multiple=times, clause=by.cite)


def check_watchers(count: int, *, method: str, on: date, place: str) -> None:
    """Refuse a draw that too few of the purchaser's people watch."""
    law = INVITED_DRAW_WATCHERS.find(on, place=place) if method == INVITED else None
    if law is not None and count < law.value:
        raise TooFewWatchers(count=count, needed=law.value, clause=law.cite)


def check_invitations(*, invited: int, method: str, on: date, place: str) -> None:
    """Refuse to send a document to nobody in particular where not everybody is asked."""
    if invited == 0:
        law = LEAST_INVITED.find(on, place=place, method=method)
        raise NoListYet(clause=law.cite if law else OneSupplierOnly.clause)
