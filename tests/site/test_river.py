"""The water of the river and where it stands."""

from __future__ import annotations

from goufu.site.cards import ReachCard, RiverCard, StepCard
from goufu.site.water import HEIGHT, WIDTH, channel, hero_waves


def river(*states: str) -> RiverCard:
    return RiverCard.of([ReachCard("一", "", "", [StepCard("步", s) for s in states])], summary="")


class TestTheWater:
    def test_it_stands_in_the_middle_of_the_step_under_way(self):
        assert river("done", "now", "next", "next").now_fraction == 0.375

    def test_it_has_come_to_the_sea_when_all_is_done(self):
        assert river("done", "done").flow_percent == 100

    def test_it_rests_after_the_last_step_done_where_nothing_is_under_way(self):
        assert river("done", "next").flow_percent == 50

    def test_an_empty_course_has_no_water(self):
        assert RiverCard.of([], summary="").flow_percent == 0

    def test_the_channel_stays_in_its_box_and_widens(self):
        points = [
            tuple(map(float, p.split(","))) for p in channel().strip("MZ ").replace("L", "").split()
        ]
        upper, lower = points[: len(points) // 2], points[: len(points) // 2 - 1 : -1]

        assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
        assert lower[-1][1] - upper[-1][1] > lower[0][1] - upper[0][1]

    def test_the_portal_has_three_waves(self):
        assert len(hero_waves()) == 3
