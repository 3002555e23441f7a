"""By what offers are checked and scored: laid down with the document, asked again at its notice."""

from __future__ import annotations

import re
from datetime import date, datetime

from goufu.law.calendar import day_of
from goufu.law.labels import WORDS
from goufu.law.values.bids import INVALID_REASONS
from goufu.stages.procurement.tenders.models import (
    Band,
    CheckStage,
    Criterion,
    CriterionKind,
    Requirement,
    Tender,
)
from goufu.stages.procurement.tenders.rules import factors as rules
from goufu.stages.procurement.tenders.sheets import TenderDocument

NOT_QUALIFIED, OTHER, NO_DEPOSIT = "not_qualified", "other_invalid", "no_deposit"
LINES = re.compile(r"[\n；;]+")


def check(tender: Tender, values: TenderDocument | Tender, on: date) -> None:
    """Ask the law of the day about the criteria, as they are written or as they stand.

    Raises:
        FactorForbidden, GradesOutOfRange, ObjectiveWithoutGrades, GradesOfNothing.
        CutOutOfRange, NoCutToday, LowShareTooHigh: see ``rules.factors``.
    """
    place = tender.place
    found = _written(values) if isinstance(values, TenderDocument) else _stored(tender)
    rules.check_factors(
        found,
        qualifications=_qualifications(values),
        method=tender.method,
        on=on,
        place=place,
    )
    for factor in found:
        rules.check_grades(factor)
    rules.check_cuts(small=values.small_cut, shared=values.shared_cut, on=on, place=place)
    raised = (values.low_average, values.low_second, values.low_ceiling)
    rules.check_low_shares(raised, on=on, place=place)


def lay_down(tender: Tender, sheet: TenderDocument, at: datetime) -> None:
    """Write the grades of the criteria and the requirements, anew each time."""
    criteria = {one.number: one for one in tender.criteria.all()}
    Band.objects.bulk_create(
        Band(criterion=criteria[row.criterion], name=row.name, least=row.least, most=row.most)
        for row in sheet.bands
    )
    tender.requirements.all().delete()
    Requirement.objects.bulk_create(
        Requirement(tender=tender, number=number, stage=stage, reason=reason, text=text)
        for number, (stage, reason, text) in enumerate(requirements_of(tender, sheet, at), start=1)
    )


def take_over_criteria(before: Tender, tender: Tender) -> None:
    """Begin a document with the criteria and grades of another."""
    for criterion in before.criteria.order_by("number"):
        bands = list(criterion.bands.order_by("id"))
        criterion.pk, criterion.tender = None, tender
        criterion.save(force_insert=True)
        Band.objects.bulk_create(
            Band(criterion=criterion, name=one.name, least=one.least, most=one.most)
            for one in bands
        )


def take_over_requirements(before: Tender, tender: Tender) -> None:
    """Begin a document with the requirements of another."""
    Requirement.objects.bulk_create(
        Requirement(tender=tender, **row)
        for row in before.requirements.order_by("number").values(
            "number", "stage", "reason", "text"
        )
    )


def requirements_of(
    tender: Tender, sheet: TenderDocument, at: datetime
) -> list[tuple[str, str, str]]:
    """Return what every offer is checked for: the document's, then the law's of the day."""
    qualified, conform = CheckStage.QUALIFICATION.value, CheckStage.CONFORMITY.value
    own = [row.text for row in sheet.requirements if row.stage is CheckStage.QUALIFICATION]
    asked = [(qualified, NOT_QUALIFIED, text) for text in own or _qualifications(sheet)]
    asked += [
        (conform, OTHER, row.text)
        for row in sheet.requirements
        if row.stage is CheckStage.CONFORMITY
    ]
    law = INVALID_REASONS.find(day_of(at), place=tender.place)
    skipped = {NOT_QUALIFIED, OTHER} | (set() if sheet.deposit_fen else {NO_DEPOSIT})
    codes = [code for code in law.value if code not in skipped] if law is not None else []
    return asked + [(conform, code, f"不存在“{WORDS[code]}”的情形") for code in codes]


def _qualifications(values: TenderDocument | Tender) -> list[str]:
    return [line.strip(" 。") for line in LINES.split(values.qualification) if line.strip(" 。")]


def _written(sheet: TenderDocument) -> list[rules.Factor]:
    for row in sheet.bands:
        if row.criterion > len(sheet.criteria):
            raise rules.GradesOfNothing(grade=row.name, number=row.criterion)
    return [
        rules.Factor(
            name=row.name,
            how=row.how,
            maximum=row.maximum,
            objective=row.kind is CriterionKind.OBJECTIVE,
            grades=tuple(
                rules.Grade(band.name, band.least, band.most)
                for band in sheet.bands
                if band.criterion == number
            ),
        )
        for number, row in enumerate(sheet.criteria, start=1)
    ]


def _stored(tender: Tender) -> list[rules.Factor]:
    return [
        rules.Factor(
            name=one.name,
            how=one.how,
            maximum=one.maximum,
            objective=one.kind == CriterionKind.OBJECTIVE,
            grades=grades_of(one),
        )
        for one in tender.criteria.prefetch_related("bands").order_by("number")
    ]


def grades_of(criterion: Criterion) -> tuple[rules.Grade, ...]:
    """Return the grades of a criterion, the lowest first."""
    bands = sorted(criterion.bands.all(), key=lambda one: (one.least, one.most, one.pk))
    return tuple(rules.Grade(one.name, one.least, one.most) for one in bands)
