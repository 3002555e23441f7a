"""Who holds which post on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import F, Q, QuerySet, Sum

from goufu.base.people.models import Account, Appointment, SignIn
from goufu.base.people.roles import ROLE_NAMES, Role


def in_office(on: date) -> Q:
    """Return the condition under which an appointment holds on ``on``.

    One that was revoked is no longer held on its last day.
    """
    until = Q(valid_to__isnull=True) | Q(valid_to__gt=on) | Q(valid_to=on, revoked_at__isnull=True)
    return Q(valid_from__lte=on) & until


def appointments_of(account_id: int, *, on: date) -> QuerySet[Appointment]:
    """Return the posts of one person on a day, oldest first."""
    return (
        Appointment.objects.filter(in_office(on), account_id=account_id, account__is_active=True)
        .select_related("account", "organisation")
        .order_by("id")
    )


def holders(role: Role, organisation_ids: Iterable[int], *, on: date) -> QuerySet[Appointment]:
    """Return who holds ``role`` at any of the organisations on a day."""
    return (
        Appointment.objects.filter(
            in_office(on),
            role=role,
            organisation_id__in=list(organisation_ids),
            account__is_active=True,
        )
        .select_related("account", "organisation")
        .order_by("id")
    )


def holders_among(
    posts: Iterable[tuple[Role, Iterable[int]]], *, on: date
) -> QuerySet[Appointment]:
    """Return who holds one of several roles, each at its own organisations, on a day."""
    wanted = Q(pk__in=[])
    for role, organisation_ids in posts:
        wanted |= Q(role=role, organisation_id__in=list(organisation_ids))
    return (
        Appointment.objects.filter(in_office(on), wanted, account__is_active=True)
        .select_related("account")
        .order_by("id")
    )


def open_sign_ins(account: Account, *, at: datetime) -> QuerySet[SignIn]:
    """Return the sessions in which the person could go on now, the latest first."""
    return SignIn.objects.filter(
        account=account,
        ended_at__isnull=True,
        seen_at__gte=at - timedelta(minutes=settings.GOUFU.session_minutes),
        began_at__gte=at - timedelta(hours=settings.GOUFU.session_hours),
    ).order_by("-seen_at", "-id")


def accounts_found(text: str) -> QuerySet[Account]:
    """Return the accounts whose name, user name, mail or organisation contains ``text``."""
    found = Account.objects.all()
    if text:
        found = found.filter(
            Q(username__icontains=text)
            | Q(name__icontains=text)
            | Q(email__icontains=text)
            | Q(appointments__organisation__name__icontains=text)
        ).distinct()
    return found.order_by("username")


def locked_usernames(*, at: datetime) -> set[str]:
    """Return the names that cannot sign in now because of failures."""
    since = at - timedelta(minutes=settings.GOUFU.lockout_minutes)
    counted = (
        AccessAttempt.objects.filter(attempt_time__gte=since, username__isnull=False)
        .values("username")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.GOUFU.lockout_failures)
        .order_by("username")
    )
    return {row["username"] for row in counted}


def administrators_left(role: Role, *, on: date, without: int) -> bool:
    """Test whether somebody but that account still holds an administrator's role."""
    return (
        Appointment.objects.filter(in_office(on), role=role, account__is_active=True)
        .exclude(account_id=without)
        .exists()
    )


@dataclass(frozen=True)
class SampleAccount:
    """A sample account in one of its posts, to be entered with one click in a demo."""

    account_id: int
    appointment_id: int
    role: Role
    role_name: str
    name: str
    username: str
    organisation: str


def sample_accounts(*, on: date) -> list[SampleAccount]:
    """Return the sample accounts by role, in the order in which a project meets the roles."""
    order = {role: number for number, role in enumerate(Role)}
    posts = Appointment.objects.filter(
        in_office(on), account__sample=True, account__is_active=True
    ).select_related("account", "organisation")
    return [
        SampleAccount(
            account_id=post.account_id,
            appointment_id=post.pk,
            role=Role(post.role),
            role_name=ROLE_NAMES[Role(post.role)],
            name=post.account.name,
            username=post.account.username,
            organisation=post.organisation.name,
        )
        for post in sorted(posts, key=lambda post: (order[Role(post.role)], post.pk))
    ]


def one_sample_account_a_role(*, on: date) -> list[SampleAccount]:
    """Return the first sample account of each role, in the same order."""
    first: dict[Role, SampleAccount] = {}
    for one in sample_accounts(on=on):
        first.setdefault(one.role, one)
    return list(first.values())


def overlapping(account_id: int, *, since: date, until: date | None) -> QuerySet[Appointment]:
    """Return the posts that the person holds on some day of the period."""
    ends_later = (
        Q(valid_to__isnull=True)
        | Q(valid_to__gt=since)
        | Q(valid_to=since, revoked_at__isnull=True)
    )
    # One revoked on its first day was never held on a whole day.
    empty = Q(revoked_at__isnull=False, valid_to=F("valid_from"))
    found = Appointment.objects.filter(ends_later, account_id=account_id).exclude(empty)
    if until is not None:
        found = found.filter(valid_from__lte=until)
    return found.select_related("organisation").order_by("id")


def organisations_of(account_ids: Iterable[int], on: date) -> dict[int, set[int]]:
    """Return for each person the organisations in which he or she holds a post on a day."""
    found: dict[int, set[int]] = {account: set() for account in account_ids}
    posts = Appointment.objects.filter(in_office(on), account_id__in=list(found))
    for account, organisation in posts.values_list("account_id", "organisation_id"):
        found[account].add(organisation)
    return found
