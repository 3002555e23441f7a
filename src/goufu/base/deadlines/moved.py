"""Tell those who have to act that the last day has moved: a message for each deadline, no mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goufu.base.deadlines.cards import DUTY_NAMES
from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Message
from goufu.base.people.models import Appointment
from goufu.base.people.queries import holders_among
from goufu.base.people.roles import PARTY_OF, Role
from goufu.base.workflow.models import Standing
from goufu.law.calendar import day_of
from goufu.law.words import say

MOVED = say("时限已重新计算")


def tell_of_moves(moved: Sequence[tuple[Deadline, Entry]]) -> int:
    """Write the messages of one batch with three queries; return how many.

    There is no mail: a year that arrives moves many deadlines at once, and the desk shows them.
    """
    charged = _charged([deadline for deadline, _ in moved])
    posts = {
        (Role(deadline.who), organisation)
        for deadline, _ in moved
        for organisation in charged[deadline.pk]
    }
    by_role: dict[Role, list[int]] = defaultdict(list)
    for role, organisation in posts:
        by_role[role].append(organisation)
    if not by_role:
        return 0
    on = day_of(moved[0][1].happened_at)
    held: dict[tuple[str, int], list[Appointment]] = defaultdict(list)
    for post in holders_among(by_role.items(), on=on):
        held[post.role, post.organisation_id].append(post)
    messages = [
        _message(deadline, entry, post)
        for deadline, entry in moved
        for post in _each_once(held, deadline, charged[deadline.pk])
    ]
    Message.objects.bulk_create(messages)
    return len(messages)


def _each_once(
    held: dict[tuple[str, int], list[Appointment]], deadline: Deadline, organisations: set[int]
) -> list[Appointment]:
    posts = [post for one in sorted(organisations) for post in held.get((deadline.who, one), ())]
    return list({post.account_id: post for post in posts}.values())


def _message(deadline: Deadline, entry: Entry, post: Appointment) -> Message:
    return Message(
        account_id=post.account_id,
        organisation_id=post.organisation_id,
        entry=entry,
        event=entry.event,
        sentence=MOVED,
        ref=entry.ref,
        project_code=entry.project_code,
        title=f"{DUTY_NAMES.get(deadline.duty, deadline.duty)}：{deadline.title}"[:200],
        at=entry.happened_at,
    )


def _charged(deadlines: Sequence[Deadline]) -> dict[int, set[int]]:
    """Return the organisations that have to act: the one named, or all that stand in the role."""
    codes = {one.project_code for one in deadlines if one.organisation_id is None} - {""}
    standing: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in Standing.objects.filter(project_code__in=codes) if codes else ():
        standing[row.project_code, row.party].add(row.organisation_id)
    return {
        one.pk: standing.get((one.project_code, PARTY_OF[Role(one.who)]), set())
        if one.organisation_id is None
        else {one.organisation_id}
        for one in deadlines
    }
