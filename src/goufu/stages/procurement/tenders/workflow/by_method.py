"""How the methods differ: each is the open tender in other words, and some of them with talks.

The tables of this room are written for the open tender. Here stands what another method calls a
step, where a step of it leads besides, and which of its steps it does not know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from goufu.base.workflow.declare import Step
from goufu.law.words import say

OPEN, INVITED = "open_tender", "invited_tender"
NEGOTIATION, CONSULTATION = "negotiation", "consultation"
INQUIRY, SINGLE = "inquiry", "single_source"

TENDERED = frozenset({OPEN, INVITED})
TALKED = frozenset({NEGOTIATION, CONSULTATION})
CALLED = TALKED | {INQUIRY}
# Its suppliers name their price once more, after talks.
WITH_TALKS = TALKED | {SINGLE}
SCORED = TENDERED | {CONSULTATION}
BY_INVITATION = frozenset({INVITED, SINGLE})  # Nobody is asked by a notice.
ALL = TENDERED | CALLED | {SINGLE}

Words = tuple[str, str]  # label, done


def _each(methods: Iterable[str], words: Words) -> dict[str, Words]:
    return dict.fromkeys(methods, words)


_COMMITTEE: Mapping[str, Words] = {
    NEGOTIATION: (say("成立谈判小组"), say("谈判小组已成立")),
    CONSULTATION: (say("成立磋商小组"), say("磋商小组已成立")),
    INQUIRY: (say("成立询价小组"), say("询价小组已成立")),
    SINGLE: (say("组织专业人员"), say("协商的专业人员已组织")),
}
_OTHERS = ALL - TENDERED
_FAILS = _each(_OTHERS, (say("终止采购活动…"), say("采购活动终止，理由已通知所有供应商")))
_INVALID = _each(_OTHERS, (say("认定响应无效…"), say("响应文件被认定无效")))

# Of a tender: verb → method → what it is called there.
OF_TENDERS: Mapping[str, Mapping[str, Words]] = {
    "prepare": {
        NEGOTIATION: (say("编制谈判文件"), say("谈判文件已编制，待采购人确认")),
        CONSULTATION: (say("编制磋商文件"), say("磋商文件已编制，待采购人确认")),
        INQUIRY: (say("编制询价通知书"), say("询价通知书已编制，待采购人确认")),
        SINGLE: (say("编制单一来源采购文件"), say("单一来源采购文件已编制，待采购人确认")),
    },
    "publish": {
        INVITED: (say("发出投标邀请书"), say("投标邀请书已同时发出")),
        SINGLE: (say("发出采购文件"), say("采购文件已发给供应商")),
        **_each(CALLED, (say("发布公告或者发出邀请"), say("采购公告或者邀请已发出"))),
    },
    "extend": _each(_OTHERS, (say("顺延响应截止时间"), say("因采购暂停，响应截止时间已顺延"))),
    "close": _each(_OTHERS, (say("响应截止"), say("响应截止"))),
    "open_bids": _each(_OTHERS, (say("开启响应文件"), say("响应文件已开启"))),
    "declare_invalid": _INVALID,
    "appoint_committee": _COMMITTEE,
    "hand_in": {
        **_each((NEGOTIATION, INQUIRY), (say("提交评审意见"), say("评审意见已提交"))),
        SINGLE: (say("签署协商情况记录"), say("协商情况记录已签署")),
    },
    "conclude": {
        CONSULTATION: (say("汇总评分并结束评审"), say("评审结束")),
        **_each((NEGOTIATION, INQUIRY), (say("按报价排序并结束评审"), say("评审结束"))),
        SINGLE: (say("结束协商"), say("协商结束")),
    },
    "deliver_report": {
        **_each(CALLED, (say("送交评审报告"), say("评审报告已送交采购人"))),
        SINGLE: (say("送交协商情况记录"), say("协商情况记录已送交采购人")),
    },
    "award": _each(_OTHERS, (say("确定成交供应商"), say("成交供应商已确定"))),
    "publish_result": _each(
        _OTHERS,
        (say("公告结果并发出成交通知书"), say("成交结果已公告，成交通知书已发出")),
    ),
    "fail": _FAILS,
    "cancel": _each(_OTHERS, (say("终止采购…"), say("采购已终止"))),
}

# Of an offer.
OF_OFFERS: Mapping[str, Mapping[str, Words]] = {
    "replace": _each(_OTHERS, (say("补充、修改响应文件"), say("响应文件已更换"))),
    "withdraw": _each(_OTHERS, (say("撤回响应文件…"), say("响应文件已撤回"))),
    "unseal": _each(_OTHERS, (say("开启"), say("响应文件已开启"))),
    "invalidate": _each(_OTHERS, (say("认定响应无效"), say("响应文件被认定无效"))),
    "win": _each(_OTHERS, (say("成交"), say("成交，成交通知书已发出"))),
    "lose": _each(_OTHERS, (say("未成交"), say("未成交，结果已公告"))),
    "give_back": _each(_OTHERS, (say("原封退回"), say("采购未成立，响应文件原封退回"))),
}

_DOCUMENT = {
    **dict.fromkeys((NEGOTIATION, INQUIRY), "财政部令第74号 第十条"),
    CONSULTATION: "财库〔2014〕214号 第八条",
    SINGLE: "政府采购法 第三十九条",
}
# verb → method → the clause, where it is not the tender's.
CLAUSES: Mapping[str, Mapping[str, str]] = {
    "prepare": _DOCUMENT,
    "confirm": _DOCUMENT,
    "publish": {
        INVITED: "政府采购法 第三十四条",
        NEGOTIATION: "财政部令第74号 第二十九条第一款",
        CONSULTATION: "财库〔2014〕214号 第十条第一款",
        INQUIRY: "财政部令第74号 第四十五条第一款",
        SINGLE: "政府采购法 第三十九条",
    },
    "open_bids": dict.fromkeys(_OTHERS, ""),
    "declare_invalid": {
        NEGOTIATION: "财政部令第74号 第三十条",
        CONSULTATION: "财库〔2014〕214号 第十六条",
        INQUIRY: "财政部令第74号 第八条",
        SINGLE: "",
    },
    "appoint_committee": {
        **dict.fromkeys((NEGOTIATION, INQUIRY), "财政部令第74号 第七条第一款"),
        CONSULTATION: "财库〔2014〕214号 第十四条第一款",
        SINGLE: "财政部令第74号 第四十一条",
    },
    "hand_in": {SINGLE: "财政部令第74号 第四十二条"},
    "conclude": {
        NEGOTIATION: "财政部令第74号 第三十五条",
        CONSULTATION: "财库〔2014〕214号 第二十五条",
        INQUIRY: "财政部令第74号 第四十八条",
        SINGLE: "财政部令第74号 第四十二条",
    },
    "fail": {
        NEGOTIATION: "财政部令第74号 第三十七条",
        CONSULTATION: "财库〔2014〕214号 第三十四条",
        INQUIRY: "财政部令第74号 第五十条",
        SINGLE: "财政部令第74号 第四十三条",
    },
    "cancel": {
        **dict.fromkeys((NEGOTIATION, INQUIRY, SINGLE), "财政部令第74号 第二十三条"),
        CONSULTATION: "财库〔2014〕214号 第三十五条",
    },
    "replace": dict.fromkeys(_OTHERS, ""),
    "withdraw": dict.fromkeys(_OTHERS, ""),
    "unseal": dict.fromkeys(_OTHERS, ""),
    "invalidate": dict.fromkeys(_OTHERS, ""),
    "give_back": dict.fromkeys(_OTHERS, ""),
    "lapse": dict.fromkeys(_OTHERS, ""),
}

# Where the talks come before the evaluation.
_LEADS_TO = {"appoint_committee": "negotiating"}
# Who sees no scores does not give them.
_KNOWN_TO = {"score": SCORED}

_TENDER = {
    "draft": say("编制招标文件"),
    "ready": say("已确认，待公告"),
    "open": say("招标公告中"),
    "closed": say("投标截止"),
    "opened": say("已开标"),
    "evaluating": say("评标中"),
    "evaluated": say("评标结束"),
    "reported": say("评标报告已送达"),
    "awarded": say("已确定中标人"),
    "failed": say("废标"),
}
_DEAL = {"awarded": say("已确定成交供应商"), "failed": say("采购活动终止")}

STATES_OF_TENDERS: Mapping[str, Mapping[str, str]] = {
    OPEN: _TENDER,
    INVITED: {**_TENDER, "ready": say("已确认，待邀请"), "open": say("投标邀请中")},
    NEGOTIATION: {**_DEAL, "draft": say("编制谈判文件"), "negotiating": say("谈判中")},
    CONSULTATION: {**_DEAL, "draft": say("编制磋商文件"), "negotiating": say("磋商中")},
    INQUIRY: {**_DEAL, "draft": say("编制询价通知书"), "open": say("询价中")},
    SINGLE: {
        **_DEAL,
        "draft": say("编制单一来源采购文件"),
        "ready": say("已确认，待发出"),
        "open": say("待供应商响应"),
        "negotiating": say("协商中"),
        "final_offers": say("商定价格"),
        "evaluating": say("编写协商情况记录"),
        "evaluated": say("协商结束"),
        "reported": say("协商情况记录已送达"),
    },
}
STATES_OF_OFFERS: Mapping[str, Mapping[str, str]] = {
    method: {
        "opened": say("已开启"),
        "invalid": say("响应无效"),
        "won": say("成交"),
        "lost": say("未成交"),
    }
    for method in _OTHERS
}


def as_each_method_has_it(
    steps: Iterable[Step], words: Mapping[str, Mapping[str, Words]]
) -> Iterator[Step]:
    """Return the steps, each as often as the methods have different words, clause or way on."""
    for step in steps:
        methods = (step.only or ALL) & _KNOWN_TO.get(step.verb, ALL)
        groups: dict[Step, set[str]] = defaultdict(set)
        for method in sorted(methods):
            groups[_of_method(step, method, words.get(step.verb, {}))].add(method)
        if len(groups) == 1 and methods == ALL:
            yield step
            continue
        for own, known_to in groups.items():
            yield replace(own, only=frozenset(known_to))


def _of_method(step: Step, method: str, words: Mapping[str, Words]) -> Step:
    label, done = words.get(method, (step.label, step.done))
    return replace(
        step,
        label=label,
        done=done,
        clause=CLAUSES.get(step.verb, {}).get(method, step.clause),
        target=_LEADS_TO.get(step.verb, step.target) if method in WITH_TALKS else step.target,
    )
