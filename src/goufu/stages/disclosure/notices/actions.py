"""What is done with notices: owed by a step of another room, published, corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref
from goufu.stages.disclosure.notices import rules
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.sheets import Correct, Publish


def owe(*, source_ref: str, at: datetime, actor: Actor = THE_CLOCK, **facts: Any) -> Notice:
    """Write down that society is to be told of the dossier ``source_ref``."""
    notice = Notice(ref=child_ref(source_ref, "GG"), source_ref=source_ref, **facts)
    open_dossier(notice, actor=actor, at=at, kind=str(notice.kind), source=source_ref)
    return notice


def put_out(notice: Notice, *, actor: Actor, at: datetime, **facts: Any) -> Notice:
    """Publish; what goes into the ledger is all that the reader of the notice sees."""
    notice.set(published_at=at)
    advance(notice, "publish", actor=actor, at=at, **facts, **_content(notice))
    return notice


@action
def publish(*, ref: str, sheet: Publish, actor: Actor, at: datetime) -> Notice:
    """Publish a notice that is owed; meets the duty of the dossier that it tells of."""
    notice: Notice = Notice.objects.locked(ref)
    check_step(notice, "publish", actor=actor, at=at)
    rules.check_secrets(checked=sheet.checked)
    return put_out(notice, actor=actor, at=at, channels=sheet.channels)


@action
def correct(*, parent_ref: str, sheet: Correct, actor: Actor, at: datetime) -> Notice:
    """Publish a correction; the notice that is corrected stays as it is."""
    earlier: Notice = Notice.objects.locked(parent_ref)
    rules.check_is_published(ref=earlier.ref, state=earlier.state)
    notice = owe(
        source_ref=earlier.source_ref,
        actor=actor,
        at=at,
        project_code=earlier.project_code,
        place=earlier.place,
        title=f"{earlier.title}更正公告",
        kind=NoticeKind.CORRECTION,
        publisher_id=earlier.publisher_id,
        lines=[
            ["原公告编号", earlier.ref],
            ["更正事项", sheet.item],
            ["更正前", sheet.before],
            ["更正后", sheet.after],
        ],
        corrects=earlier,
        sample=earlier.sample,
    )
    return put_out(notice, actor=actor, at=at)


def _content(notice: Notice) -> dict[str, Any]:
    return {
        "kind": str(notice.kind),
        "title": notice.title,
        "publisher": notice.publisher.name,
        "source": notice.source_ref,
        "lines": notice.lines,
        "table": notice.table,
        "corrects": notice.corrects.ref if notice.corrects else "",
    }
