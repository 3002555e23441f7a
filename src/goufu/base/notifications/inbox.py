"""A person's messages: read them, mark them read."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext

from goufu.base.notifications.models import Message
from goufu.base.people.roles import Actor

PAGE = 30


def messages_of(actor: Actor) -> QuerySet[Message]:
    """Return the messages to the person, whatever post they act in now, newest first."""
    if actor.account_id is None:
        return Message.objects.none()
    return (
        Message.objects.filter(account_id=actor.account_id).select_related("entry").order_by("-pk")
    )


def unread_count(actor: Actor) -> int:
    """Return how many messages the person has not read."""
    return messages_of(actor).filter(read_at__isnull=True).count()


def kind_of(message: Message) -> str:
    """Return the kind of dossier that the message is about; a deadline is about a dossier too."""
    if message.entry is not None and message.entry.dossier_kind:
        return message.entry.dossier_kind
    return message.event.partition(".")[0]


def title_of(message: Message) -> str:
    """Return the title; the duty before it, where there is one, in the reader's language."""
    duty, colon, title = message.title.partition("：")
    if not colon or gettext(duty) == duty:
        return message.title
    return f"{gettext(duty)}{gettext('：')}{title}"


def mark_read(actor: Actor, message: int | None, *, at: datetime) -> int:
    """Mark one message read, or all of them; return how many were unread."""
    unread = messages_of(actor).filter(read_at__isnull=True)
    if message is not None:
        unread = unread.filter(pk=message)
    return unread.order_by().update(read_at=at)
