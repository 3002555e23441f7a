"""For whom a scheme is: enrolled one by one or by list, and given vouchers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext

from goufu.base.imports.declare import Counted, ImportedFile, RowProblem
from goufu.base.masking import masked
from goufu.base.notifications.outbox import tell_by_mail
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossiers
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_refs
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.stages.procurement.vouchers import codes, queries
from goufu.stages.procurement.vouchers.models import Beneficiary, Scheme, Voucher
from goufu.stages.procurement.vouchers.rules import scheme as rules
from goufu.stages.procurement.vouchers.sheets import Issue, ListedPerson, PersonRow

ENROLLING = ("draft", "ready", "in_force")


@action
def enrol(*, ref: str, sheet: PersonRow, actor: Actor, at: datetime) -> Scheme:
    """Write down one person for whom the service is.

    Raises:
        NotAnIdNumber, EnrolledAlready: the person cannot be told, or is there.
    """
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "enrol", actor=actor, at=at)
    person = _person(scheme, sheet, at)
    if queries.enrolled(scheme, {person.mark}):
        raise rules.EnrolledAlready(name=sheet.name)
    person.save()
    advance(scheme, "enrol", actor=actor, at=at, beneficiary=person.pk)
    return scheme


def check_people(rows: Sequence[ListedPerson], actor: Actor, on: date) -> list[RowProblem]:
    """Find what is wrong with a list: schemes of others, wrong numbers, people named twice."""
    del on
    wanted = {row.scheme for row in rows}
    mine = queries.visible_to(actor).filter(ref__in=wanted, state__in=ENROLLING)
    schemes = {one.ref: one for one in mine if one.purchaser_id == actor.organisation_id}
    found: list[RowProblem] = []
    seen: dict[str, set[str]] = {ref: _marks(one) for ref, one in schemes.items()}
    for number, row in enumerate(rows):
        if row.scheme not in schemes:
            found.append(
                RowProblem(number, "scheme", gettext("没有这个凭单方案，或者已不能登记。"))
            )
            continue
        try:
            mark = codes.person_mark(row.scheme, rules.id_number(row.id_number))
        except Refusal as no:
            said = gettext(no.sentence).format(**no.params)
            found.append(RowProblem(number, "id_number", said, gettext(no.remedy)))
            continue
        if mark in seen[row.scheme]:
            said = gettext(rules.EnrolledAlready.sentence).format(name=row.name)
            remedy = gettext(rules.EnrolledAlready.remedy)
            found.append(RowProblem(number, "id_number", said, remedy))
        seen[row.scheme].add(mark)
    return found


def import_people(
    *, rows: Sequence[ListedPerson], source: ImportedFile, actor: Actor, at: datetime
) -> Counted:
    """Carry a checked list of people in; each scheme's line names how many."""
    refs = sorted({row.scheme for row in rows})
    schemes = {ref: Scheme.objects.locked(ref) for ref in refs}
    Beneficiary.objects.bulk_create(_person(schemes[row.scheme], row, at) for row in rows)
    for ref, scheme in schemes.items():
        count = sum(row.scheme == ref for row in rows)
        advance(scheme, "enrol", actor=actor, at=at, source=source.ref, beneficiaries=count)
    return Counted(added=len(rows))


@action
def issue(*, ref: str, sheet: Issue, actor: Actor, at: datetime) -> Scheme:
    """Give everybody enrolled as many vouchers as are still missing.

    Raises:
        NobodyToIssueTo: all have what they may have.
        NotInTheBudget: all vouchers at the dearest provider would cost too much.
        NotYetValid: they could not be spent any more.
    """
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "issue", actor=actor, at=at)
    rules.check_not_over(valid_to=scheme.valid_to, on=day_of(at))
    most = min(sheet.most, scheme.per_person)
    waiting = queries.waiting_for_vouchers(scheme, most)
    if not waiting:
        raise rules.NobodyToIssueTo(most=most)
    count = sum(missing for _, missing in waiting)
    points = queries.points_given(scheme) + count * scheme.face
    rules.check_money(value_fen=points * queries.dearest_fen(scheme), budget_fen=scheme.budget_fen)
    people = [one for one, missing in waiting for _ in range(missing)]
    vouchers = new_vouchers(scheme, people, at=at)
    facts = [{"scheme": scheme.ref, "face": one.face} for one in vouchers]
    open_dossiers(vouchers, actor=actor, at=at, facts=facts)
    for voucher in vouchers:
        write_to(voucher, at=at)
    advance(scheme, "issue", actor=actor, at=at, vouchers=count, remark=sheet.remark)
    return scheme


def new_vouchers(scheme: Scheme, people: Iterable[Beneficiary], *, at: datetime) -> list[Voucher]:
    """Return vouchers that are not saved yet, one for each person."""
    wanted = list(people)
    refs = next_refs(scheme.place, day_of(at).year, "PD", count=len(wanted))
    return [
        Voucher(
            ref=ref,
            project_code=scheme.project_code,
            title=scheme.service,
            place=scheme.place,
            scheme=scheme,
            beneficiary=person,
            mark=codes.mark_for(codes.code_for(ref)),
            face=scheme.face,
            left=scheme.face,
            issued_on=day_of(at),
        )
        for ref, person in zip(refs, wanted, strict=True)
    ]


def write_to(voucher: Voucher, *, at: datetime) -> None:
    """Send the code to whoever left a mail address; the password goes another way."""
    scheme, code = voucher.scheme, codes.code_for(voucher.ref)
    link = f"{settings.GOUFU.base_url}/vouchers/?code={code}"
    tell_by_mail(
        voucher.beneficiary.mail,
        subject=f"{scheme.service}凭单",
        body=(
            f"您的凭单码：{codes.grouped(code)}\n有效期：{scheme.valid_from} 至 {scheme.valid_to}\n"
            f"查询：{link}\n密码另行送达，请勿告诉他人。\n{scheme.purchaser.name}\n"
        ),
        at=at,
    )


def _person(scheme: Scheme, row: PersonRow, at: datetime) -> Beneficiary:
    number = rules.id_number(row.id_number)
    return Beneficiary(
        scheme=scheme,
        name=row.name,
        masked_number=masked(number),
        mark=codes.person_mark(scheme.ref, number),
        phone=row.phone,
        mail=row.mail,
        area=row.area,
        enrolled_at=at,
    )


def _marks(scheme: Scheme) -> set[str]:
    return set(scheme.beneficiaries.values_list("mark", flat=True))
