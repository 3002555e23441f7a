"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import WATCHERS, Actor, Role
from goufu.base.ratings.cards import YearRow, by_year
from goufu.law.words import say
from goufu.stages.parties.agencies.models import AgencyEntry, Grade


@dataclass(frozen=True)
class StaffLine:
    name: str = field(metadata={"label": say("姓名")})
    full_time: bool = field(metadata={"label": say("专职")})
    post: str = field(metadata={"label": say("岗位")})
    trained_on: date | None = field(metadata={"label": say("最近培训日期"), "kind": "day"})


@dataclass(frozen=True)
class CheckLine:
    kind: str = field(metadata={"label": say("检查方式")})
    done_on: date = field(metadata={"label": say("检查日期"), "kind": "day"})
    result: str = field(metadata={"label": say("检查结果")})
    published_at: str = field(metadata={"label": say("结果公开于")})
    clause: str = field(metadata={"label": say("依据")})


@dataclass(frozen=True)
class AgencyCard:
    """An agency's entry; the names of its staff are for the agency and those who watch over it."""

    ref: str
    title: str
    state: str
    uscc: str = field(metadata={"label": say("统一社会信用代码"), "kind": "code"})
    central: bool = field(metadata={"label": say("集中采购机构")})
    address: str = field(metadata={"label": say("办公场所地址")})
    phone: str = field(metadata={"label": say("联系电话")})
    legal_head: str = field(metadata={"label": say("法定代表人")})
    full_time: int = field(metadata={"label": say("专职从业人员数"), "kind": "number"})
    own_office: bool = field(metadata={"label": say("独立办公场所")})
    own_rooms: bool = field(metadata={"label": say("自有评审场所")})
    strengths: str = field(metadata={"label": say("专业领域")})
    regions: tuple[str, ...] = field(metadata={"label": say("其他从业地区")})
    grade: str = field(metadata={"label": say("资格等级")})
    approval_number: str = field(metadata={"label": say("资格证书编号"), "kind": "code"})
    approved_until: date | None = field(metadata={"label": say("资格证书有效期至"), "kind": "day"})
    changed_on: date | None = field(metadata={"label": say("最近变更日期"), "kind": "day"})
    updated_late: bool = field(metadata={"label": say("逾期更新")})
    barred_until: date | None = field(metadata={"label": say("禁止代理至"), "kind": "day"})
    internal_rules: str = field(metadata={"label": say("内部监督管理制度"), "kind": "long_text"})
    rooms: str = field(metadata={"label": say("评审场所"), "kind": "long_text"})
    monitoring: str = field(metadata={"label": say("监控设备设施"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})
    staff: tuple[StaffLine, ...] = field(metadata={"label": say("从业人员")})
    checks: tuple[CheckLine, ...] = field(metadata={"label": say("监督检查")})
    years: tuple[YearRow, ...] = field(metadata={"label": say("年度履职汇总")})

    @classmethod
    def of(cls, entry: AgencyEntry, reader: Actor) -> AgencyCard:
        inside = (
            reader.role in {Role.PROCUREMENT_SUPERVISION} | WATCHERS
            or reader.organisation_id == entry.organisation_id
        )
        return cls(
            ref=entry.ref,
            title=entry.title,
            state=entry.state,
            uscc=entry.uscc,
            central=entry.central,
            address=entry.address,
            phone=entry.phone,
            legal_head=entry.legal_head,
            full_time=entry.facts().full_time,
            own_office=entry.own_office,
            own_rooms=entry.own_rooms,
            strengths=entry.strengths,
            regions=tuple(entry.regions),
            grade="" if entry.grade == Grade.NONE else entry.get_grade_display(),
            approval_number=entry.approval_number,
            approved_until=entry.approved_until,
            changed_on=entry.changed_on,
            updated_late=entry.updated_late,
            barred_until=entry.barred_until,
            internal_rules=entry.internal_rules,
            rooms=entry.rooms,
            monitoring=entry.monitoring,
            reason=entry.reason,
            staff=_staff(entry) if inside else (),
            checks=tuple(
                CheckLine(
                    one.get_kind_display(), one.done_on, one.result, one.published_at, one.clause
                )
                for one in entry.checks.all()
            ),
            years=by_year(entry.organisation.agency_services.all()),
        )


def _staff(entry: AgencyEntry) -> tuple[StaffLine, ...]:
    return tuple(
        StaffLine(one.name, one.full_time, one.post, one.trained_on) for one in entry.staff.all()
    )
