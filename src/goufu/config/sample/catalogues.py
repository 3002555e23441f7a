"""Guidance catalogues: a district with two versions, the city with a draft out for opinions.

The items, opinions and numbers are made up; they say so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from goufu.config.sample.cast import CITY
from goufu.config.sample.player import Scene, moment
from goufu.law.calendar import day_of
from goufu.stages.review.catalogue.models import GuidanceCatalogue, GuidanceItem, Opinion

DISTRICT = "CN-341502"
KIND = "guidance_catalogue"
BASIC, HELPING = "基本公共服务", "政府履职辅助性事务"
MADE_UP = "示例数据，不是真实的目录"

CARE = (
    "居家养老服务",
    BASIC,
    "basic",
    "2",
    "为高龄、独居、失能老人提供上门照料",
    "助浴\n助洁\n康复护理",
)
JOBS = (
    "就业培训服务",
    BASIC,
    "basic",
    "2",
    "为失业人员、农民工提供职业技能培训",
    "家政培训\n电工培训",
)
OPERA = ("公共文化下乡服务", BASIC, "basic", "3", "到行政村演出、放映", "送戏进万村\n农村电影放映")
AUDIT = ("绩效评价服务", HELPING, "non_basic", "3", "对财政支出项目开展第三方评价", "项目绩效评价")
MEALS = ("老年助餐服务", BASIC, "basic", "2", "设置老年食堂和送餐上门", "社区老年食堂\n送餐上门")


def scenes(*, at: datetime) -> list[Scene]:
    """Return what is done with guidance catalogues up to the moment of loading."""
    told = [*_first_of_the_district(), *_second_of_the_district(), *_draft_of_the_city(day_of(at))]
    return [scene for scene in told if scene.at < at]


def _first_of_the_district() -> list[Scene]:
    keeper, day = _Keeper(DISTRICT, "jinan_"), date(2016, 1, 12)
    return [
        keeper.drawn_up(day, "金安区政府购买服务实施目录（示例）", "blank"),
        *(keeper.added(day, item) for item in (CARE, JOBS, AUDIT)),
        *keeper.decided(date(2016, 1, 20), begins=date(2016, 3, 1)),
    ]


def _second_of_the_district() -> list[Scene]:
    keeper, day = _Keeper(DISTRICT, "jinan_"), date(2026, 1, 13)
    heard = date(2026, 2, 25)
    return [
        keeper.drawn_up(day, "金安区政府购买服务实施目录（示例）", ""),
        keeper.added(day, OPERA, reason="群众文化需求增长"),
        keeper.did(day, "change_entry", lambda: {
            "item": keeper.item("居家养老服务"),
            "name": "居家和社区养老服务",
            "content": "为高龄、独居、失能老人提供上门照料和日间照料",
            "reason": "服务延伸到社区日间照料",
        }),
        keeper.did(day, "remove_entry", lambda: {
            "item": keeper.item("绩效评价服务"),
            "reason": "并入区级统一委托，不再单列",
        }),
        keeper.did(date(2026, 1, 14), "ask_opinions", lambda: {"until": "2026-02-13"}),
        keeper.did(date(2026, 1, 20), "say_opinion", lambda: {
            "about": "就业培训服务",
            "text": "建议写明培训后推荐就业。",
        }, who="jinan_civil_handler"),
        keeper.did(date(2026, 1, 28), "answer_opinion", lambda: {
            "opinion": keeper.opinion(1),
            "outcome": "not",
            "answer": "推荐就业由公共就业服务机构承担，不列入本事项。",
        }),
        keeper.did(date(2026, 2, 24), "close_opinions"),
        keeper.did(heard, "hear_experts", lambda: {
            "heard_on": heard.isoformat(),
            "experts": [
                {"name": "示例专家甲", "unit": "示例大学 教授", "opinion": "事项划分清楚，同意。"}
            ],
        }),
        *keeper.decided(date(2026, 3, 3), begins=date(2026, 3, 16)),
    ]  # fmt: skip


def _draft_of_the_city(today: date) -> list[Scene]:
    keeper, day = _Keeper(CITY, ""), today - timedelta(days=12)
    until = (today + timedelta(days=18)).isoformat()
    return [
        keeper.drawn_up(day, "六安市政府购买服务实施目录（示例）", "platform"),
        keeper.added(day, MEALS, reason="老龄化加快，助餐需求集中"),
        keeper.did(day, "change_entry", lambda: {
            "item": keeper.item("养老服务"),
            "content": "为高龄、独居、失能老人提供照料",
            "projects": "居家养老上门服务\n日间照料",
            "service_class": "2",
            "reason": "按四项内容补齐",
        }),
        keeper.did(day + timedelta(days=1), "ask_opinions", lambda: {"until": until}),
        keeper.did(day + timedelta(days=2), "say_opinion", lambda: {
            "about": "老年助餐服务",
            "text": "希望每个社区都有老年食堂。",
            "name": "市民",
        }, who="public"),
        keeper.did(day + timedelta(days=4), "say_opinion", lambda: {
            "text": "建议增加心理援助类服务。",
        }, who="care_handler"),
        keeper.did(day + timedelta(days=6), "answer_opinion", lambda: {
            "opinion": keeper.opinion(1),
            "outcome": "partly",
            "answer": "已列入助餐服务；布点由各区确定。",
        }),
        Scene(moment(today - timedelta(days=3)), "disabled_handler", "item_request", "ask",
              facts=lambda: {
                  "title": "残疾人居家康复服务",
                  "class_name": BASIC,
                  "nature": "basic",
                  "content": "为持证残疾人提供上门康复训练",
                  "projects": "居家康复训练",
                  "grounds": "本市已有多家康复机构，示例数据。",
              }),
    ]  # fmt: skip


class _Keeper:
    """The finance bureau of a place, which finds its newest version when a scene is played."""

    def __init__(self, place: str, begins: str) -> None:
        self.place, self.begins = place, begins

    def catalogue(self) -> GuidanceCatalogue:
        return GuidanceCatalogue.objects.filter(place=self.place).latest("version")

    def item(self, name: str) -> int:
        return GuidanceItem.objects.get(catalogue=self.catalogue(), name=name).pk

    def opinion(self, number: int) -> int:
        return Opinion.objects.get(catalogue=self.catalogue(), number=number).pk

    def did(self, day: date, verb: str, facts: Any = dict, *, who: str = "") -> Scene:
        return Scene(
            moment(day, 14),
            who or f"{self.begins}budget",
            KIND,
            verb,
            on=lambda: self.catalogue().ref,
            facts=facts,
        )

    def drawn_up(self, day: date, title: str, base: str) -> Scene:
        return Scene(
            moment(day, 9),
            f"{self.begins}budget",
            KIND,
            "draw_up",
            facts=lambda: {
                "title": title,
                "base": base or self.catalogue().ref,
                "basis": MADE_UP,
            },
        )

    def added(self, day: date, item: tuple[str, ...], *, reason: str = "首次编制") -> Scene:
        name, kind, nature, service_class, content, projects = item
        facts = {
            "class_name": kind,
            "name": name,
            "nature": nature,
            "service_class": service_class,
            "content": content,
            "projects": projects,
            "source": MADE_UP,
            "reason": reason,
        }
        return self.did(day, "add_entry", lambda: facts)

    def decided(self, day: date, *, begins: date) -> list[Scene]:
        number = f"示例金财购〔{day.year}〕1号"
        return [
            self.did(day, "submit"),
            self.did(
                day + timedelta(days=1),
                "approve",
                lambda: {"document_number": number, "opinion": "同意。"},
                who=f"{self.begins}supervision",
            ),
            self.did(
                day + timedelta(days=2), "publish", lambda: {"in_force_from": begins.isoformat()}
            ),
        ]
