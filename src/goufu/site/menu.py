"""What the menus hold; an entry whose page does not exist in this installation is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from goufu.base.doors.declare import all_doors
from goufu.base.people.roles import ADMINISTRATORS, Actor, Role
from goufu.base.training.middleware import is_here
from goufu.law.words import say
from goufu.site.cards.shell import MenuGroup, MenuLine
from goufu.site.doors.asking import has_a_part
from goufu.site.rehearsal.rules import REHEARSERS

EVERYONE: frozenset[Role] = frozenset()
AT_WORK = frozenset(set(Role) - ADMINISTRATORS - {Role.PUBLIC, Role.CLOCK})


@dataclass(frozen=True)
class MenuItem:
    """One entry, as declared.

    Args:
        key: what a page calls itself by ``card.section``, and what counts are given by.
        roles: who sees it; empty means everyone. A stage is for those who have a part in it.
        args: arguments of the address.
    """

    key: str
    icon: str
    label: str
    url_name: str
    roles: frozenset[Role] = EVERYONE
    args: Mapping[str, str] = field(default_factory=dict)

    def is_for(self, actor: Actor) -> bool:
        """Test whether ``actor`` finds something there."""
        stage = self.args.get("stage")
        if stage is not None:
            return any(one.stage == stage and has_a_part(one, actor) for one in all_doors())
        return not self.roles or actor.role in self.roles

    def address(self) -> str:
        """Return where it leads; empty where there is no such page, here or in practice."""
        if not is_here(self.url_name):
            return ""
        try:
            return reverse(self.url_name, kwargs=dict(self.args))
        except NoReverseMatch:
            return ""


def _stage(key: str, icon: str, label: str) -> MenuItem:
    return MenuItem(key, icon, label, "doors:stage", args={"stage": key})


DESK_MENU: tuple[tuple[str, tuple[MenuItem, ...]], ...] = (
    ("", (MenuItem("desk", "layout-dashboard", say("工作台"), "doors:desk"),)),
    (
        say("办理主线"),
        (
            _stage("review", "file-pen", say("一 项目编审")),
            _stage("procurement", "gavel", say("二 实施购买")),
            _stage("contracting", "signature", say("三 签订合同")),
            _stage("performance", "chart-column", say("四 绩效评审")),
        ),
    ),
    (
        say("贯穿全程"),
        (
            _stage("supervision", "scan-eye", say("五 监督检查")),
            _stage("disclosure", "megaphone", say("六 信息公开")),
        ),
    ),
    (
        say("基础"),
        (
            MenuItem("projects", "table", say("项目台账"), "doors:projects", AT_WORK),
            MenuItem("figures", "chart-column", say("年度统计"), "doors:figures", AT_WORK),
            _stage("parties", "users", say("主体登记")),
            MenuItem("organisations", "building-2", say("主体库"), "organisations:index", AT_WORK),
            MenuItem("law", "scale", say("政策法规"), "doors:law"),
            MenuItem(
                "rehearsals",
                "flask-conical",
                say("政策推演"),
                "rehearsal:index",
                REHEARSERS,
            ),
            MenuItem(
                "local_values",
                "map-pin",
                say("本地规定"),
                "law_rows:local_values",
                frozenset({Role.PROCUREMENT_SUPERVISION}),
            ),
            MenuItem(
                "working_days",
                "calendar-days",
                say("工作日安排"),
                "law_rows:years",
                frozenset({Role.SYSTEM_ADMIN}),
            ),
            MenuItem(
                "act_texts",
                "book-open-text",
                say("法规文本"),
                "acts:import_text",
                frozenset({Role.SYSTEM_ADMIN}),
            ),
            MenuItem("ledger", "scroll-text", say("存证与核验"), "ledger:heads"),
            MenuItem("training", "graduation-cap", say("练习"), "training:home"),
            MenuItem("admin", "settings", say("系统管理"), "people:admin", ADMINISTRATORS),
        ),
    ),
)

PORTAL_MENU: tuple[MenuItem, ...] = (
    MenuItem("home", "house", say("首页"), "doors:home"),
    MenuItem("notices", "megaphone", say("信息公告"), "doors:notices"),
    MenuItem("catalogue", "list-tree", say("实施目录"), "doors:catalogue"),
    MenuItem("needs", "lightbulb", say("需求征集"), "doors:needs"),
    MenuItem("providers", "users", say("承接主体目录"), "doors:providers"),
    MenuItem("data", "database", say("统计与开放数据"), "doors:data"),
    MenuItem("law", "scale", say("政策法规"), "doors:law"),
    MenuItem("ask", "message-circle-question-mark", say("咨询"), "doors:ask"),
)


def desk_menu(actor: Actor, counts: Mapping[str, int], urgent: frozenset[str]) -> list[MenuGroup]:
    """Return the side menu of a person, with the work that waits behind each entry."""
    groups = []
    for title, items in DESK_MENU:
        lines = [
            as_shown(item, item.address(), counts.get(item.key, 0), item.key in urgent)
            for item in items
            if item.is_for(actor)
        ]
        shown = [line for line in lines if line.url]
        if shown:
            groups.append(MenuGroup(words(title), shown))
    return groups


def portal_menu() -> list[MenuLine]:
    """Return the menu of the portal."""
    lines = [as_shown(item, item.address(), 0, False) for item in PORTAL_MENU]
    return [line for line in lines if line.url]


def as_shown(item: MenuItem, url: str, count: int, urgent: bool) -> MenuLine:
    """Return an entry in the reader's language."""
    return MenuLine(item.key, item.icon, gettext(item.label), url, count, urgent)


def words(title: str) -> str:
    """Return a heading in the reader's language; the first group has none."""
    return gettext(title) if title else ""
