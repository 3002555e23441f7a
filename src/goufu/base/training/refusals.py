"""Why something cannot be practised."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NothingBegun(Refusal):
    code = "training.nothing_begun"
    sentence = say("您还没有开始练习，或者练习已经清除。")
    remedy = say("请在练习首页选择日期和项目，重新开始。")


class NoSuchStory(Refusal):
    code = "training.no_such_story"
    status = 422
    sentence = say("没有“{story}”这个练习项目。")
    remedy = say("请从列出的练习项目中选择。")


class NotThatDay(Refusal):
    code = "training.not_that_day"
    status = 422
    sentence = say("{day}不在可以练习的日期之内（{first}至{last}）。")
    remedy = say("请选择这一段之内的日期；此前的规定和工作日，平台没有收录。")


class ClockGoesOn(Refusal):
    code = "training.clock_goes_on"
    status = 422
    sentence = say("练习时钟已到{now}，不能拨回或者拨到{wanted}。")
    remedy = say("请选择以后两年之内的时间；要从更早的一天练起，请重新开始。")


class NotTheNextStep(Refusal):
    code = "training.not_the_next_step"
    sentence = say("这一步已经办过，或者还没有轮到。")
    remedy = say("请刷新页面，从当前一步继续。")


class NobodyOfThatName(Refusal):
    code = "training.nobody_of_that_name"
    status = 422
    sentence = say("练习环境中没有“{seat}”这个身份。")
    remedy = say("请从列出的身份中选择。")
