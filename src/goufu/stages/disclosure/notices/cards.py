"""What leaves the room: a notice as anybody may read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from goufu.base.people.roles import THE_PUBLIC, Actor
from goufu.law.words import say
from goufu.stages.disclosure.notices.models import Notice


@dataclass(frozen=True)
class NoticeLine:
    label: str = field(metadata={"label": say("事项")})
    value: str = field(metadata={"label": say("内容")})


@dataclass(frozen=True)
class NoticeCard:
    """A notice in the order of its official form."""

    ref: str
    title: str
    state: str
    kind: str
    kind_name: str = field(metadata={"label": say("公告类型")})
    publisher: str = field(metadata={"label": say("发布单位")})
    source_ref: str = field(metadata={"label": say("来源编号"), "kind": "code"})
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    published_at: datetime | None = field(metadata={"label": say("发布时间"), "kind": "moment"})
    lines: list[NoticeLine] = field(metadata={"label": say("公告内容")})
    table_head: list[str]
    table_rows: list[list[str]]
    clause: str
    corrects: str = field(metadata={"label": say("更正"), "kind": "code"})
    corrected_by: list[str]
    sample: bool

    @classmethod
    def of(cls, notice: Notice, reader: Actor = THE_PUBLIC) -> NoticeCard:
        return cls(
            ref=notice.ref,
            title=notice.title,
            state=notice.state,
            kind=notice.kind,
            kind_name=str(notice.get_kind_display()),
            publisher=notice.publisher.name,
            source_ref=notice.source_ref,
            project_code=notice.project_code,
            published_at=notice.published_at,
            lines=[NoticeLine(label, value) for label, value in notice.lines],
            table_head=notice.table.get("head", []),
            table_rows=notice.table.get("rows", []),
            clause=notice.clause,
            corrects=notice.corrects.ref if notice.corrects else "",
            corrected_by=[one.ref for one in notice.corrections.all() if one.state == "published"],
            sample=notice.sample,
        )
