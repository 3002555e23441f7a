"""The way through a stage: its lists in groups, for those who find something in them."""

from __future__ import annotations

from collections import Counter

import lucide
import pytest

from goufu.base.doors.declare import Stage, all_doors
from goufu.base.doors.groups import GROUP_NAMES, Group
from goufu.site.cards import ActCard, ProjectPageCard
from tests.visitors import visitor

MANY = 6
ORDER = list(Group)


def lines(page) -> dict[str, list[str]]:
    """Return the lists of a stage's page, by group."""
    return {
        group.name: [line.name for line in group.lines] for group in page.context["card"].groups
    }


class TestTheDeclarations:
    @pytest.mark.parametrize("stage", list(Stage))
    def test_in_a_stage_of_many_lists_each_stands_in_a_group(self, stage):
        kinds = [one for one in all_doors() if one.stage is stage]

        assert {one.group is not None for one in kinds} == {len(kinds) > MANY}

    def test_a_group_has_a_name_belongs_to_one_stage_and_is_short_enough_to_be_read(self):
        of = {(one.group, one.stage) for one in all_doors() if one.group}

        assert set(GROUP_NAMES) == set(Group) == {group for group, _ in of}
        assert max(Counter(group for group, _ in of).values()) == 1
        assert max(Counter(one.group for one in all_doors() if one.group).values()) <= MANY

    def test_what_came_to_nothing_is_an_end(self):
        for doors in all_doors():
            assert doors.workflow.vain <= doors.workflow.final

    def test_every_icon_can_be_drawn(self):
        icons = {icon for one in all_doors() for icon in (one.icon, *(w.icon for w in one.ways))}

        for icon in icons:
            assert lucide._load_icon(icon) is not None


class TestThePageOfAStage:
    def test_shows_the_lists_group_by_group_and_each_opens(self, walk):
        client = visitor(walk.who("handler"))

        page = client.get("/stages/procurement/")

        names = list(lines(page))
        assert names == [GROUP_NAMES[one] for one in ORDER if GROUP_NAMES[one] in names]
        assert names[0] == "需求与计划"
        assert lines(page)["结果与质疑"] == ["质疑", "询问"]
        for group in page.context["card"].groups:
            for line in group.lines:
                assert client.get(line.url).status_code == 200

    def test_says_how_much_waits_behind_each_list(self, walk):
        walk.drafted(on="2014-09-01")

        page = visitor(walk.who("handler")).get("/stages/review/")

        waiting = {line.name: line.waits for g in page.context["card"].groups for line in g.lines}
        assert waiting["项目"] == 1
        assert waiting["项目调整"] == 0
        assert "待您办理" in page.content.decode()

    def test_of_a_stage_of_few_lists_leads_to_the_first(self, walk):
        answer = visitor(walk.who("handler")).get("/stages/contracting/")

        assert answer.url == "/contract/"

    def test_there_is_no_other_stage(self, walk):
        assert visitor(walk.who("handler")).get("/stages/nowhere/").status_code == 404


class TestWhoIsShownWhat:
    def test_a_list_without_work_and_without_a_line_for_the_reader_is_left_out(self, walk):
        shown = lines(visitor(walk.who("expert_1")).get("/stages/procurement/"))

        assert "评审专家抽取" in shown["评审"]
        assert "结果与质疑" not in shown

    def test_it_is_there_as_soon_as_the_reader_may_see_a_line(self, walk):
        inspector = visitor(walk.who("inspector"))

        before = inspector.get("/stages/review/")
        walk.drafted(on="2014-09-01")
        after = inspector.get("/stages/review/", follow=True)

        assert "项目申报" not in lines(before)
        assert [tab.url for tab in after.context["card"].tabs] == ["/project/"]

    def test_where_there_is_nothing_yet_the_stage_says_so(self, walk):
        page = visitor(walk.who("inspector")).get("/stages/procurement/")

        assert lines(page) == {}
        assert "这里还没有事项" in page.content.decode()

    def test_a_list_opened_by_its_address_has_its_tab_though_it_is_empty(self, walk):
        card = visitor(walk.who("expert_1")).get("/challenge/").context["card"]

        assert [tab.text for tab in card.tabs if tab.note] == ["质疑"]
        assert [group.text for group in card.groups if group.note] == ["结果与质疑"]


class TestTheTabsOfAList:
    def test_show_the_groups_and_the_lists_of_one_group_alone(self, walk):
        card = visitor(walk.who("handler")).get("/tender/").context["card"]

        assert [group.text for group in card.groups if group.note] == ["采购与公告"]
        assert "采购项目" in [tab.text for tab in card.tabs]
        assert "质疑" not in [tab.text for tab in card.tabs]

    def test_an_empty_list_says_how_it_begins_and_leads_back_to_the_stage(self, walk):
        card = visitor(walk.who("handler")).get("/challenge/").context["card"]

        assert "提出质疑" in card.empty.text
        assert [link.url for link in card.empty.links] == ["/stages/procurement/"]


class TestTheActsOfADossier:
    def page(self, *tones) -> ProjectPageCard:
        acts = [ActCard(str(number), "#", tone) for number, tone in enumerate(tones)]
        return ProjectPageCard("", "", [], [], None, "", acts=acts)

    def test_a_few_stand_side_by_side_the_main_one_first(self):
        page = self.page("danger", "normal", "primary")

        assert [act.tone for act in page.main_acts] == ["primary", "normal", "danger"]
        assert page.more_acts == []

    def test_of_more_those_that_end_it_are_folded(self):
        page = self.page("normal", "primary", "danger", "primary")

        assert [act.label for act in page.main_acts] == ["1", "3", "0"]
        assert [act.label for act in page.more_acts] == ["2"]

    def test_of_very_many_only_what_leads_on_is_shown(self):
        page = self.page("normal", "primary", "danger", *["normal"] * 4, "primary")

        assert [act.label for act in page.main_acts] == ["1", "7"]
        assert len(page.more_acts) == 6

    def test_where_all_end_it_some_are_shown_all_the_same(self):
        page = self.page(*["danger"] * 4)

        assert [act.label for act in page.main_acts] == ["0", "1", "2"]
        assert [act.label for act in page.more_acts] == ["3"]
