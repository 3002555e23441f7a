"""Questions to the register of experts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing
from goufu.base.people.models import Appointment
from goufu.base.people.roles import AGENCIES, PURCHASERS, WATCHERS, Actor, Role
from goufu.law.refusals import Refusal
from goufu.law.words import say
from goufu.stages.parties.experts.models import Expert, ExpertService
from goufu.stages.parties.experts.rules import drawing
from goufu.stages.parties.experts.rules.entry import Applicant
from goufu.stages.parties.experts.workflow import LIVE

NOBODY = 0  # No row has this number.


class AlreadyRegistered(Refusal):
    code = "experts.already_registered"
    field = "id_number"
    sentence = say("该人员已有登记 {ref}，状态为“{state}”。")
    remedy = say("请在原登记上办理变更、补正或者续聘，不重复登记。")


class NotYourself(Refusal):
    code = "experts.not_yourself"
    status = 403
    sentence = say("这是其他专家的登记，您不能办理。")
    remedy = say("请打开您本人的登记；没有关联账号的，请联系财政部门。")


@dataclass(frozen=True)
class Candidate:
    """An expert and every reason why he may not be drawn; none where he may."""

    expert: Expert
    reasons: tuple[drawing.Why, ...]

    @property
    def eligible(self) -> bool:
        return not self.reasons


def visible_to(actor: Actor) -> QuerySet[Expert]:
    """Return one's own entry, those of the own register, those one recommended."""
    experts = Expert.objects.all()
    if actor.role in WATCHERS or actor.role is Role.PROCUREMENT_SUPERVISION:
        return experts.filter(place__startswith=actor.place)
    if actor.role is Role.EXPERT:
        return experts.filter(account_id=actor.account_id or NOBODY)
    if actor.role in PURCHASERS | AGENCIES:
        return experts.filter(recommender_id=actor.organisation_id)
    return experts.none()


def services_visible_to(actor: Actor) -> QuerySet[ExpertService]:
    """Return services given to one's own body, one's own, those of the own register.

    Who has assessed is secret until the result is published: till then only the expert and the
    agency, which met, see the service.
    """
    services = ExpertService.objects.select_related("expert")
    if actor.role not in AGENCIES | {Role.EXPERT}:
        services = services.filter(secret=False)
    if actor.role in WATCHERS or actor.role is Role.PROCUREMENT_SUPERVISION:
        return services.filter(place__startswith=actor.place)
    if actor.role is Role.EXPERT:
        return services.filter(expert__account_id=actor.account_id or NOBODY)
    if actor.role in PURCHASERS | AGENCIES:
        return services.filter(
            **{f"served__{actor.party.value}__contains": [actor.organisation_id]}
        )
    return services.none()


def eligible(
    asked: drawing.Asked, *, excluded: Iterable[str] = ()
) -> tuple[list[Candidate], list[Candidate]]:
    """Return who may be drawn for an assessment, and who may not with every reason.

    Args:
        excluded: numbers of entries left out by whoever asks, e.g. who sat before.
    """
    left_out = frozenset(excluded)
    experts = Expert.objects.filter(state__in=LIVE).prefetch_related("ties", "leaves")
    supervisors = _supervisors(asked.on)
    fit: list[Candidate] = []
    unfit: list[Candidate] = []
    for expert in experts.order_by("ref"):
        who = standing(expert, supervises=expert.account_id in supervisors)
        reasons = drawing.obstacles(who, asked)
        if expert.ref in left_out:
            reasons = (drawing.Why("excluded", say("本次抽取已排除")), *reasons)
        (unfit if reasons else fit).append(Candidate(expert, reasons))
    return fit, unfit


def standing(expert: Expert, *, supervises: bool) -> drawing.Standing:
    """Return what decides whether this expert may be drawn."""
    return drawing.Standing(
        state=expert.state,
        term_from=expert.term_from,
        term_to=expert.term_to,
        fields=tuple(expert.fields),
        region=expert.region,
        employer=expert.employer,
        employer_id=expert.employer_organisation_id,
        born_on=expert.born_on,
        relaxed=expert.relaxed,
        supervises=supervises,
        leaves=tuple((one.since, one.until) for one in expert.leaves.all()),
        bonds=tuple(
            drawing.Bond(one.kind, one.name, one.organisation_id, one.until)
            for one in expert.ties.all()
        ),
    )


def applicant(expert: Expert, *, relaxed: str | None = None) -> Applicant:
    """Return what an entry is judged by; a bad record follows the person, not the entry."""
    records = (
        Expert.objects.filter(id_number=expert.id_number, conducts__isnull=False)
        .values_list("conducts__happened_on", flat=True)
        .order_by("conducts__happened_on")
    )
    return Applicant(
        born_on=expert.born_on,
        senior=expert.senior,
        working_since=expert.working_since,
        bad_records=tuple(records),
        relaxed=expert.relaxed if relaxed is None else relaxed,
    )


def supervises(expert: Expert, on: date) -> bool:
    """Test whether the person holds a post in the supervision of procurement that day."""
    return expert.account_id is not None and expert.account_id in _supervisors(on)


def _supervisors(on: date) -> frozenset[int]:
    posts = Appointment.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on),
        role=Role.PROCUREMENT_SUPERVISION,
        valid_from__lte=on,
        revoked_at__isnull=True,
    )
    return frozenset(posts.values_list("account_id", flat=True))


def check_not_registered(
    id_number: str, *, account_id: int | None = None, but: int = NOBODY
) -> None:
    """Refuse a second live entry of a person or an account.

    Raises:
        AlreadyRegistered: there is one.
    """
    same = Q(id_number=id_number.upper())
    if account_id is not None:
        same |= Q(account_id=account_id)
    found = Expert.objects.filter(same, state__in=LIVE).exclude(pk=but).first()
    if found is not None:
        raise AlreadyRegistered(ref=found.ref, state=found.state_name)


def check_is_own(expert: Expert, actor: Actor) -> None:
    """Refuse an expert at the entry of another.

    Raises:
        NotYourself: see there.
    """
    if actor.role is Role.EXPERT and expert.account_id != actor.account_id:
        raise NotYourself


def pool_of(actor: Actor, place: str) -> int | None:
    """Return the pool to which a new entry belongs: the applicant's own, else the place's."""
    if actor.role is Role.EXPERT:
        return actor.organisation_id
    pool = doing(Function.EXPERTS).filter(place=place).first()
    return pool.pk if pool else None


def pool_of_account(account_id: int | None, on: date) -> int | None:
    """Return the pool in which an account holds the post of an expert that day."""
    if account_id is None:
        return None
    posts = Appointment.objects.filter(
        account_id=account_id, role=Role.EXPERT, valid_from__lte=on, revoked_at__isnull=True
    )
    return posts.order_by("-valid_from").values_list("organisation_id", flat=True).first()


def of_account(account_id: int) -> Expert | None:
    """Return the live entry of an account, where there is one."""
    return Expert.objects.filter(account_id=account_id, state__in=LIVE).first()
