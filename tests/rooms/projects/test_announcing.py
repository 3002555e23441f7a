"""The announcement: drafted by one, checked and published by another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import NotYours
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.review.projects.doors import choices
from goufu.stages.review.projects.rules import reviews
from tests.rooms.projects.paper import handed_in
from tests.walk import ANNOUNCEMENT, Walk, morning_of

pytestmark = [pytest.mark.django_db, pytest.mark.article("六安市财政局讲座 第63行")]


@pytest.fixture
def listed() -> Walk:
    walk = handed_in(Walk()).reviewed(on="2014-12-11").approved(on="2014-12-24")
    return walk.replied(on="2015-02-10").catalogued(on="2015-02-25")


class TestTheAnnouncement:
    @pytest.mark.parametrize(
        ("part", "name"),
        [
            ("background", "背景资料"),
            ("project", "具体项目"),
            ("method", "采购方式"),
            ("provider_qualification", "承接主体资格"),
            ("service_needs", "具体服务需求"),
        ],
    )
    def test_does_not_go_out_without_each_part(self, listed, part, name):
        listed.did(
            "draft_announcement", on="2015-03-02", by="handler", **{**ANNOUNCEMENT, part: ""}
        )
        with pytest.raises(reviews.AnnouncementNotComplete, match=name):
            listed.did("announce", on="2015-03-03", by="head")

        assert listed.project.state == "catalogued"
        assert not Notice.objects.filter(kind="project").exists()

    def test_does_not_go_out_undrafted(self, listed):
        with pytest.raises(reviews.AnnouncementNotComplete):
            listed.did("announce", on="2015-03-03", by="head")

    def test_is_not_published_by_whoever_drafted_it(self, listed):
        listed.did("draft_announcement", on="2015-03-02", by="handler", **ANNOUNCEMENT)
        listed.town.people["same"] = replace(listed.who("handler"), role=Role.HEAD)
        with pytest.raises(reviews.OwnAnnouncement):
            listed.did("announce", on="2015-03-03", by="same")

    def test_is_not_published_by_a_handler(self, listed):
        listed.did("draft_announcement", on="2015-03-02", by="handler", **ANNOUNCEMENT)
        with pytest.raises(NotYours):
            listed.did("announce", on="2015-03-03", by="handler_2")

    def test_says_to_the_public_what_the_preview_said(self, listed):
        plan = "三月招标，四月签约"
        listed.did("draft_announcement", on="2015-03-02", by="handler", **ANNOUNCEMENT, plan=plan)
        at = morning_of("2015-03-03")
        seen = choices.announcement_preview(listed.project, listed.who("head"), at.date())
        listed.did("announce", on="2015-03-03", by="head")

        notice = Notice.objects.get(kind="project")
        assert (notice.title, notice.lines) == (seen.title, seen.lines)
        assert ["实施方案", plan] in notice.lines
        assert notice.published_at == at

    def test_can_be_drafted_anew_until_it_is_out(self, listed):
        listed.did("draft_announcement", on="2015-03-02", by="handler", **ANNOUNCEMENT)
        again = {**ANNOUNCEMENT, "background": "新的背景"}
        listed.did("draft_announcement", on="2015-03-02", by="handler_2", **again)
        listed.did("announce", on="2015-03-03", by="head")

        assert ["背景资料", "新的背景"] in Notice.objects.get(kind="project").lines
