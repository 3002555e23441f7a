"""Tells the stories of practice: the sample's town and courses, one project at a time.

The rooms are known here and the learner's tables in ``base``; this page brings the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from goufu.base.doors.declare import doors_of
from goufu.base.ledger.models import Entry
from goufu.base.organisations.places import load_places
from goufu.base.training.models import Sandbox
from goufu.base.training.story import Cue, Story
from goufu.config.sample import lesson, registers
from goufu.config.sample.cast import CITY, SINCE, Cast, found_again, gather, user_name
from goufu.config.sample.course import Course
from goufu.config.sample.keys import register_keys
from goufu.config.sample.player import Player, Scene, moment
from goufu.config.sample.registers import enter_experts
from goufu.config.sample.spec import Spec
from goufu.config.sample.story import specs
from goufu.law.calendar import day_of
from goufu.stages.procurement.plans.rules.entrusting import is_listed_by_law
from goufu.stages.review.catalogue.actions import load_guidance
from goufu.stages.review.projects.models import Project

# Of the sample's projects those that go the whole way with an agency; the first is proposed.
STORIES = ("care", "disabled", "jobs", "opera")
PUBLIC = "public"


@dataclass(frozen=True)
class Walk:
    """A learner's walk as it stands: who is who, what comes in which order."""

    cast: Cast
    course: Course
    scenes: Sequence[Scene]


class SampleTeller:
    """Plays the sample's courses in a learner's tables."""

    def stories(self) -> list[Story]:
        told = specs()
        return [_story(told[word]) for word in STORIES]

    def settle(self, sandbox: Sandbox) -> str:
        load_places()
        load_guidance(valid_from=SINCE)
        cast = gather(at=moment(SINCE))
        register_keys(cast)
        enter_experts(cast, at=moment(SINCE))
        if is_listed_by_law(sandbox.began_on, CITY):
            day = sandbox.began_on
            scenes = registers.agencies_listed(cast, filed=day, admitted=day)
            Player(cast).play(scenes, tell=lambda *_: None, until=moment(day, 9))
        return next(iter(self.script(sandbox))).who

    def script(self, sandbox: Sandbox) -> list[Cue]:
        return _cues(_walk(sandbox))

    def entries(self, sandbox: Sandbox, kind: str, verb: str) -> Mapping[str, Any]:
        walk = _walk(sandbox)
        for cue, scene in zip(_cues(walk), walk.scenes, strict=True):
            if not cue.done and (cue.kind, cue.verb, cue.who) == (kind, verb, sandbox.seat):
                return scene.facts()
        return {}

    def play(self, sandbox: Sandbox, number: int) -> datetime:
        walk = _walk(sandbox)
        scene = walk.scenes[number - 1]
        at = max(sandbox.at, scene.at)
        player = Player(walk.cast, today=day_of(sandbox.at))
        player.play([replace(scene, at=at)], tell=lambda *_: None, until=at)
        return at

    def wait(self, sandbox: Sandbox, until: datetime) -> None:
        Player(Cast(), today=day_of(sandbox.at)).wait(until)


def _story(spec: Spec) -> Story:
    return Story(spec.word, spec.title, spec.body, spec.budget_fen, spec.content)


def _walk(sandbox: Sandbox) -> Walk:
    cast = found_again()
    opened = Project.objects.order_by("id").first()
    course, scenes = lesson.scenes(
        cast, specs()[sandbox.story], begins=sandbox.began_on, project=opened
    )
    return Walk(cast, course, scenes)


def _cues(walk: Walk) -> list[Cue]:
    """Say of every scene whether the ledger has it, by whomever it was done."""
    happened: Counter[tuple[str, int | None]] = Counter()
    by_people = Entry.objects.filter(account_id__isnull=False)  # not what the platform did itself
    for event, account in by_people.values_list("event", "account_id"):
        happened.update([(event, account), (event, None)])
    asked: Counter[tuple[str, int | None]] = Counter()
    cues = []
    for number, scene in enumerate(walk.scenes, start=1):
        event = _event(scene)
        account = None if scene.who == PUBLIC else walk.cast.who(scene.who).account_id
        keys = ((event, account), (event, None))
        asked.update(keys)
        done = any(happened[key] >= asked[key] for key in keys)
        cues.append(
            Cue(
                number=number,
                kind=scene.kind,
                verb=scene.verb,
                event=event,
                at=scene.at,
                who="" if scene.who == PUBLIC else user_name(scene.who),
                done=done,
                below=scene.parent,
            )
        )
    return _with_ref(cues, walk)


def _with_ref(cues: list[Cue], walk: Walk) -> list[Cue]:
    """Find the dossier of the next step; those of later ones are not there yet."""
    for place, cue in enumerate(cues):
        scene = walk.scenes[place]
        if not cue.done:
            cues[place] = replace(cue, ref=_ref(scene))
            break
    return cues


def _ref(scene: Scene) -> str:
    try:
        return scene.on() if scene.on else ""
    except (ObjectDoesNotExist, AssertionError):
        return ""


def _event(scene: Scene) -> str:
    doors = doors_of(scene.kind)
    act = doors.act(scene.verb) if doors else None
    return f"{scene.kind}.{'open' if act and act.opens else scene.verb}"
