"""Load the sample: the cast, the catalogue's items, the two years, the seal on the ledger."""

from __future__ import annotations

from datetime import date, datetime

from goufu.base.law_rows.proposing import approve, propose
from goufu.base.ledger.sealing import seal
from goufu.base.organisations.places import load_places
from goufu.config.sample import catalogues, parties, projects, registers, today, voices, year_2015
from goufu.config.sample.cast import CITY, SINCE, Cast, gather
from goufu.config.sample.keys import register_keys
from goufu.config.sample.player import Player, Told, moment
from goufu.law.calendar import day_of
from goufu.law.local import Proposed
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.site.rehearsal.actions import rehearse
from goufu.site.rehearsal.sheets import Rehearse
from goufu.stages.review.catalogue.actions import load_guidance
from goufu.stages.review.catalogue.models import GuidanceItem

CENTRAL_ITEMS = ("D05",)  # Property management; an example of a centralised catalogue.
THRESHOLD_YUAN = 500_000
THRESHOLD = "procurement/open_tender_threshold"
FILING = "contract/filing_period"

PARTS = (today, parties, projects, registers, voices)


def load(*, at: datetime, tell: Told) -> int:
    """Play the sample into an empty database; return how many scenes were played."""
    load_places()
    load_guidance(valid_from=SINCE)
    GuidanceItem.objects.filter(code__in=CENTRAL_ITEMS).update(central=True)
    cast = gather(at=moment(date(2014, 1, 2)))
    set_thresholds(cast)
    register_keys(cast)
    registers.enter_experts(cast, at=moment(SINCE))

    scenes = [
        *year_2015.scenes(cast),
        *catalogues.scenes(at=at),
        *(one for part in PARTS for one in part.scenes(cast, at=at)),
    ]
    played = Player(cast).play(scenes, tell=tell, until=at)
    seal(at=at)
    rehearse_changes(cast, at=at)
    return played


def rehearse_changes(cast: Cast, *, at: datetime) -> None:
    """Rehearse what finance would ask first: the year under today's law, and two values."""
    today = day_of(at)
    for word, facts in (
        ("supervision", {"changes": [{"target": FILING, "value": "5"}]}),
        ("supervision", {"changes": [{"target": THRESHOLD, "value": "100 万元"}]}),
        ("supervision", {"title": f"2015 年度项目按今天（{today}）的规定", "law_of": today}),
        ("auditor", {"title": f"2015 年度项目按今天（{today}）的规定", "law_of": today}),
    ):
        asked = {"year": 2015, "place": CITY, "since": SINCE, **facts}
        rehearse(sheet=Rehearse.model_validate(asked), actor=cast.who(word), at=at)


def set_thresholds(cast: Cast) -> None:
    """Set an example of the open-tender threshold; the real ones are the place's to enter."""
    at = moment(date(2014, 1, 2))
    for who in ("supervision", "jinan_supervision", "huoshan_supervision"):
        actor = cast.who(who)
        proposal = propose(
            said=Proposed(
                key=OPEN_TENDER_THRESHOLD.key,
                place=actor.place,
                value=THRESHOLD_YUAN * 100,
                in_force_from=SINCE,
                in_force_to=None,
                case={"subject": "services"},
            ),
            cite="（示例）公开招标数额标准",
            quote="",
            source_of="示例数据，不是真实规定",
            sample=True,
            actor=actor,
            at=at,
        )
        approve(pk=proposal.pk, actor=cast.who(f"{who}_second"), at=at)
