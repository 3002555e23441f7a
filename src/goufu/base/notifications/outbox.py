"""Tell people of an event, in the event's own transaction."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from goufu.base import practice
from goufu.base.ledger.models import Entry
from goufu.base.notifications.models import Letter, Message, Webhook
from goufu.base.people.models import Appointment
from goufu.base.people.queries import holders_among
from goufu.base.people.roles import PARTY_OF, Role
from goufu.law.calendar import day_of

if TYPE_CHECKING:
    from goufu.base.workflow.declare import Step
    from goufu.base.workflow.dossier import Dossier

MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def tell(dossier: Dossier, step: Step, entry: Entry) -> None:
    """Write the messages, letters and calls that a step owes to the parties."""
    others = [one for one in _holders(dossier, step, entry) if one.account_id != entry.account_id]
    tell_holders(others, entry, sentence=step.done, title=dossier.title)


def tell_holders(posts: Iterable[Appointment], entry: Entry, *, sentence: str, title: str) -> int:
    """Tell the holders of posts of what a ledger line says, each person once; return how many.

    Args:
        posts: with account at hand.
        sentence: message id of what happened, translated when it is shown.
    """
    told = {post.account_id: post for post in posts}
    Message.objects.bulk_create(
        Message(
            account_id=post.account_id,
            organisation_id=post.organisation_id,
            entry=entry,
            event=entry.event,
            sentence=sentence,
            ref=entry.ref,
            project_code=entry.project_code,
            title=title,
            at=entry.happened_at,
        )
        for post in told.values()
    )
    letters = _mails(told, entry, sentence, title) + _calls(told, entry)
    if letters and practice.ground() is None:
        Letter.objects.bulk_create(letters)
        _wake_the_postman()
    return len(told)


def tell_by_mail(address: str, *, subject: str, body: str, at: datetime) -> None:
    """Write to somebody who has no account; nothing is written where no mail address is given."""
    if practice.ground() is not None or not MAIL.fullmatch(address.strip()):
        return
    Letter.objects.create(
        channel="mail", address=address.strip(), subject=subject, body=body, written_at=at
    )
    _wake_the_postman()


def _holders(dossier: Dossier, step: Step, entry: Entry) -> list[Appointment]:
    """Return the posts to be told, in the order in which the step names their roles."""
    parties = {role: dossier.parties(PARTY_OF[role]) for role in step.tells}
    posts = [(role, organisations) for role, organisations in parties.items() if organisations]
    if not posts:
        return []
    found = holders_among(posts, on=day_of(entry.happened_at))
    return sorted(found, key=lambda post: step.tells.index(Role(post.role)))


def _mails(told: dict[int, Appointment], entry: Entry, sentence: str, title: str) -> list[Letter]:
    return [
        Letter(
            channel="mail",
            address=post.account.email,
            subject=f"{sentence}：{title}",
            body=f"{sentence}\n{entry.ref} {title}\n{entry.clause}\n",
            written_at=entry.happened_at,
        )
        for post in told.values()
        if post.account.email
    ]


def _calls(told: dict[int, Appointment], entry: Entry) -> list[Letter]:
    organisations = {post.organisation_id for post in told.values()}
    return [
        Letter(
            channel="webhook",
            address=hook.url,
            subject=str(hook.pk),
            body=entry.canonical().decode(),
            written_at=entry.happened_at,
        )
        for hook in Webhook.objects.filter(organisation_id__in=organisations, active=True)
        if not hook.events or entry.event in hook.events
    ]


def _wake_the_postman() -> None:
    from goufu.base.jobs.tasks import wake_the_postman  # noqa: PLC0415 (tasks load the whole house)

    wake_the_postman()
