"""The walk of a prequalification: announced, applied to, examined, concluded."""

from __future__ import annotations

from typing import Any, Self

from goufu.stages.procurement.prequalifications import actions, sheets
from goufu.stages.procurement.prequalifications.models import Application, Prequalification
from tests.walk import morning_of
from tests.walk_methods import MethodsWalk
from tests.walk_procurement import moment_of

ANNOUNCED: dict[str, Any] = {
    "examination": "按资格条件逐项审查证明材料，全部符合的为合格",
    "makeup": "申请函、逐项说明和证明材料",
}


class PrequalificationWalk(MethodsWalk):
    """A project whose suppliers are found by a prequalification."""

    @property
    def prequalification(self) -> Prequalification:
        return Prequalification.objects.filter(project_code=self.ref).order_by("id").last()

    def application(self, by: str) -> Application:
        return Application.objects.filter(
            prequalification=self.prequalification, provider_id=self.who(by).organisation_id
        ).latest("id")

    def applicants_sought(self, *, on: str, closes: str, **changes: Any) -> Self:
        facts = {
            **ANNOUNCED,
            "closes_at": moment_of(closes),
            "supply_until": closes[:10],
            "examined_on": closes[:10],
            **changes,
        }
        actions.announce(
            parent_ref=self.tender.ref,
            sheet=sheets.Announcement.model_validate(facts),
            actor=self.who("agency"),
            at=morning_of(on),
        )
        return self

    def evidence(self) -> list[dict[str, Any]]:
        return [
            {"item_id": one.pk, "statement": f"符合第 {one.number} 项，证明材料见附件"}
            for one in self.prequalification.items.order_by("number")
        ]

    def applied(self, *words: str, at: str, **changes: Any) -> Self:
        for word in words:
            facts = {"evidence": self.evidence(), "declared": True, **changes}
            actions.apply(
                parent_ref=self.prequalification.ref,
                sheet=sheets.ApplicationSheet.model_validate(facts),
                actor=self.who(word),
                at=moment_of(at),
            )
        return self

    def of_application(self, verb: str, by: str, *, at: str, **facts: Any) -> Self:
        fn = getattr(actions, verb)
        sheet = getattr(sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=self.application(by).ref, sheet=sheet, actor=self.who(by), at=moment_of(at))
        return self

    def prequalification_did(self, verb: str, *, on: str, by: str = "agency", **facts: Any) -> Self:
        return self._did((actions, sheets), verb, self.prequalification, by=by, on=on, facts=facts)

    def examined(
        self, *, on: str, failing: dict[str, str] | None = None, by: str = "agency"
    ) -> Self:
        """Examine every item of every applicant.

        Args:
            failing: word of an applicant → why it fails the last item.
        """
        names = {self.who(word).organisation_id: why for word, why in (failing or {}).items()}
        items = list(self.prequalification.items.order_by("number"))
        findings = []
        for one in self.prequalification.applications.filter(state="opened").order_by("id"):
            for item in items:
                why = names.get(one.provider_id, "") if item == items[-1] else ""
                findings.append(
                    {
                        "application": one.ref,
                        "item_id": item.pk,
                        "finding": "failed" if why else "passed",
                        "reason": why,
                    }
                )
        return self.prequalification_did("examine", on=on, by=by, findings=findings)

    def concluded_prequalification(self, *, on: str) -> Self:
        return self.prequalification_did("conclude", on=on)

    def prequalified(self, *words: str, on: str, closes: str, examined: str) -> Self:
        """Take a ready tender through a prequalification that these words pass."""
        self.applicants_sought(on=on, closes=closes)
        self.applied(*words, at=f"{on}T15:00").ticked(at=closes)
        return self.examined(on=examined).concluded_prequalification(on=examined)
