"""Questions to the draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from goufu.base.people.models import Appointment
from goufu.base.people.queries import in_office
from goufu.base.people.roles import AGENCIES, Actor, Party, Role
from goufu.base.workflow.visibility import visible
from goufu.law.why import unheard
from goufu.law.words import say
from goufu.stages.parties.experts.models import Expert
from goufu.stages.parties.experts.queries import Candidate as Known
from goufu.stages.parties.experts.queries import eligible
from goufu.stages.parties.experts.rules.drawing import Asked, Why
from goufu.stages.parties.experts.workflow import LIVE as IN_REGISTER
from goufu.stages.procurement.draws.lottery import as_typed
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome
from goufu.stages.procurement.draws.workflow import LIVE

# For these somebody is not of the kind that was asked for; they are not noted as left out.
NOT_ASKED_FOR = frozenset({"other_field", "other_region"})
# 财库〔2016〕198号 第十六条第三款: an expert of the purchaser's own may sit where he was chosen.
MAY_BE_CHOSEN_ALL_THE_SAME = NOT_ASKED_FOR | {"own_unit"}
SITTING = (Outcome.CALLED, Outcome.ACCEPTED)
AGENCY_STAFF = Why("agency_staff", say("是本项目采购代理机构工作人员"))
NO_ACCOUNT = Why("no_account", say("没有账号，无法邀请"))
SAT_OUT = (Outcome.LEFT_OUT, Outcome.STOOD_ASIDE)


@dataclass(frozen=True)
class Seat:
    """One who is to sit on the committee."""

    account_id: int
    organisation_id: int
    candidate_id: int | None = None  # None: sent by the purchaser.
    self_selected: bool = False

    @property
    def of_pool(self) -> bool:
        return self.candidate_id is not None


def visible_to(actor: Actor) -> QuerySet[Draw]:
    """Return the draws that the actor may see: of an expert those to which he or she was called."""
    draws = Draw.objects.select_related("agency", "purchaser")
    if actor.role in AGENCIES:
        return draws.filter(agency_id=actor.organisation_id)
    if actor.role is Role.EXPERT:
        called = Candidate.objects.filter(
            draw=OuterRef("pk"),
            expert__account_id=actor.account_id or 0,
            called_at__isnull=False,
        )
        return draws.filter(Exists(called))
    if actor.role in {Role.PROVIDER, Role.THIRD_PARTY}:
        return draws.none()
    return visible(draws, actor)


def live_draw(about_ref: str) -> Draw | None:
    """Return the draw that is under way, or done, for an assessment."""
    return Draw.objects.filter(about_ref=about_ref, state__in=LIVE).first()


def call_of(draw: Draw, account_id: int | None, *outcomes: Outcome) -> Candidate | None:
    """Return the call that a person has got."""
    found = draw.candidates.filter(expert__account_id=account_id or 0, outcome__in=outcomes)
    return found.select_related("expert").first()


def accepted(draw: Draw) -> QuerySet[Candidate]:
    """Return those who come, in the order of their lists."""
    found = draw.candidates.filter(outcome=Outcome.ACCEPTED).select_related("expert")
    return found.order_by("group", "self_selected", "place", "id")


def missing(draw: Draw) -> dict[int, int]:
    """Return for each group how many seats are neither taken nor offered to anybody."""
    taken = draw.candidates.filter(outcome__in=SITTING).values_list("group", flat=True)
    counts = list(taken)
    return {
        number: group["count"] - counts.count(number)
        for number, group in enumerate(draw.groups, start=1)
    }


def next_in(draw: Draw, group: int) -> Candidate | None:
    """Return who is next in the order of a group."""
    waiting = draw.candidates.filter(group=group, outcome=Outcome.LISTED)
    return waiting.select_related("expert").order_by("place").first()


def seats(draw: Draw, on: date) -> list[Seat]:
    """Return of whom the committee is made: the experts in their order, then the purchaser's."""
    experts = [
        Seat(one.expert.account_id, pool, one.pk, one.self_selected)
        for one in accepted(draw)
        if one.expert.account_id is not None
        and (pool := _post_of(one.expert.account_id, on)) is not None
    ]
    sent = draw.nominated.order_by("id").values_list("account_id", "organisation_id")
    return [*experts, *(Seat(account, body) for account, body in sent)]


def _post_of(account_id: int, on: date) -> int | None:
    posts = Appointment.objects.filter(in_office(on), account_id=account_id, role=Role.EXPERT)
    return posts.order_by("id").values_list("organisation_id", flat=True).first()


def fields_at(place: str) -> list[str]:
    """Return every field in which somebody in the register may assess at a place, by name."""
    found: set[str] = set()
    experts = Expert.objects.filter(state__in=IN_REGISTER)
    for region, fields in experts.values_list("region", "fields"):
        if region.startswith(place) or place.startswith(region):
            found.update(fields)
    return sorted(found)


def who_may(draw: Draw, field: str, *, on: date, but: Iterable[str] = ()) -> list[Known]:
    """Return those of a field, each with every reason why he or she may not be drawn.

    Args:
        but: numbers of entries that stand on another list of the same draw.
    """
    fit, unfit = eligible(asked_for(draw, field, on))
    others, staff = frozenset(but), agency_staff(draw, on)
    found = []
    for one in (*fit, *unfit):
        reasons = (*one.reasons, *_more(one.expert, staff))
        if one.expert.ref in others or any(why.code in NOT_ASKED_FOR for why in reasons):
            continue
        found.append(Known(one.expert, reasons))
    return sorted(found, key=lambda one: one.expert.ref)


def selectable(draw: Draw, on: date) -> list[Known]:
    """Return those who were not on the list, of whatever field and region, with what is against it.

    Those of other units than the purchaser's come first, as the law wants them preferred; the
    purchaser's own may not sit as experts otherwise, but may when they are chosen.
    """
    fit, unfit = eligible(asked_for(draw, "", on))
    listed = set(draw.candidates.values_list("expert_id", flat=True))
    staff = agency_staff(draw, on)
    found = [
        Known(
            one.expert,
            tuple(
                why
                for why in (*one.reasons, *_more(one.expert, staff))
                if why.code not in MAY_BE_CHOSEN_ALL_THE_SAME
            ),
        )
        for one in (*fit, *unfit)
        if one.expert.pk not in listed
    ]
    own = draw.purchaser_id
    return sorted(
        found, key=lambda one: (one.expert.employer_organisation_id == own, one.expert.ref)
    )


def asked_for(draw: Draw, field: str, on: date) -> Asked:
    """Return what experts are sought for, with all who are known to take part."""
    told = draw.suppliers
    return Asked(
        field=field,
        place=draw.place,
        on=on,
        purchaser_id=draw.purchaser_id,
        purchaser=draw.purchaser.name,
        supplier_ids=frozenset(told.get("ids", ())),
        supplier_names=frozenset(told.get("names", ())),
    )


def must_go(draw: Draw, on: date) -> list[tuple[Candidate, tuple[Why, ...]]]:
    """Return those on the list who must stand aside now that the suppliers are known."""
    listed = draw.candidates.filter(outcome__in=(Outcome.LISTED, *SITTING))
    waiting = {one.expert_id: one for one in listed.select_related("expert")}
    found = []
    for group in draw.groups:
        with unheard():
            known = who_may(draw, group["field"], on=on)
        for one in known:
            candidate = waiting.pop(one.expert.pk, None)
            if candidate is not None and one.reasons:
                found.append((candidate, one.reasons))
    return found


def agency_staff(draw: Draw, on: date) -> frozenset[int]:
    """Return the accounts with a post at the agency."""
    posts = Appointment.objects.filter(in_office(on), organisation_id=draw.agency_id)
    return frozenset(posts.values_list("account_id", flat=True))


def _more(expert: Expert, staff: frozenset[int]) -> tuple[Why, ...]:
    if expert.account_id is None:
        return (NO_ACCOUNT,)
    return (AGENCY_STAFF,) if expert.account_id in staff else ()


def colleagues(draw: Draw, on: date) -> QuerySet[Appointment]:
    """Return the purchaser's own people who may be sent: not those who check and decide after."""
    return (
        Appointment.objects.filter(in_office(on), account__is_active=True)
        .filter(role=Role.HANDLER, organisation_id__in=draw.parties(Party.PURCHASER) or ())
        .select_related("account", "organisation")
        .order_by("id")
    )


def stood_aside_before(about_ref: str) -> set[int]:
    """Return the experts who had to go in an earlier draw for the same assessment."""
    found = Candidate.objects.filter(draw__about_ref=about_ref, outcome__in=SAT_OUT)
    return set(found.values_list("expert_id", flat=True))


def seats_wanted(about_ref: str) -> int:
    """Return of how many the committee is to be, as its draw says; 0 where nobody is drawn."""
    draw = live_draw(about_ref)
    if draw is None:
        return 0
    return sum(int(group["count"]) for group in draw.groups) + draw.representatives


def late(at: datetime) -> QuerySet[Candidate]:
    """Return the calls whose time to answer is over."""
    waiting = Candidate.objects.filter(outcome=Outcome.CALLED, answer_by__lt=at)
    return waiting.filter(draw__state="calling").select_related("draw").order_by("answer_by", "id")


def awaiting_value(at: datetime) -> QuerySet[Draw]:
    """Return the draws whose public value has come out."""
    return Draw.objects.filter(state="committed", value_due_at__lte=at).order_by("value_due_at")


def value_in_file(draw: Draw) -> str | None:
    """Return the public value that a file brings, where the operator has connected the source.

    The file lies in ``draw-values`` in the platform's home and is named ``<source>-<round>.txt``;
    its first line is the value.
    """
    name = f"{draw.source}-{draw.round}.txt"
    path: Path = settings.GOUFU.home / "draw-values" / name
    if path.name != name or not path.is_file():
        return None
    return as_typed(path.read_text("utf-8").partition("\n")[0])


def open_records() -> QuerySet[Draw]:
    """Return the draws whose record is public, the newest first."""
    return Draw.objects.filter(state="closed").order_by("-id")


def rated_for(about_ref: str) -> QuerySet[Candidate]:
    """Return the experts who had accepted for an assessment, those who then did not come too."""
    came = Q(outcome=Outcome.ACCEPTED) | Q(answered_at__isnull=False, outcome=Outcome.ABSENT)
    return Candidate.objects.filter(came, draw__about_ref=about_ref).select_related("expert")
