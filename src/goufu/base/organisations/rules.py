"""What has to be right about an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from goufu.base.organisations.kinds import Kind
from goufu.law import uscc
from goufu.law.refusals import Refusal
from goufu.law.words import say

# Which declared kinds go with the kind that the first two characters of the code tell.
KINDS_OF: dict[str, frozenset[Kind]] = {
    "organ": frozenset(
        {
            Kind.STATE_ORGAN,
            Kind.PARTY_ORGAN,
            Kind.PEOPLES_CONGRESS,
            Kind.CPPCC,
            Kind.COURT,
            Kind.PROCURATORATE,
            Kind.DEMOCRATIC_PARTY,
        }
    ),
    "institution": frozenset(
        {
            Kind.CIVIL_SERVANT_MANAGED,
            Kind.ADMINISTRATIVE_INSTITUTION,
            Kind.PUBLIC_BENEFIT_1,
            Kind.PUBLIC_BENEFIT_2,
            Kind.BUSINESS_INSTITUTION,
        }
    ),
    "mass_organisation": frozenset({Kind.MASS_ADMINISTRATIVE, Kind.MASS_INSTITUTIONAL}),
    "trade_union": frozenset({Kind.MASS_ADMINISTRATIVE, Kind.MASS_INSTITUTIONAL}),
    "association": frozenset({Kind.ASSOCIATION}),
    "private_non_enterprise_unit": frozenset({Kind.PRIVATE_NON_ENTERPRISE}),
    "foundation": frozenset({Kind.FOUNDATION}),
    "enterprise": frozenset({Kind.ENTERPRISE}),
    "individual_business": frozenset({Kind.ENTERPRISE, Kind.INDIVIDUAL}),
    "farmers_cooperative": frozenset({Kind.ENTERPRISE, Kind.RURAL_COLLECTIVE}),
    "rural_collective": frozenset({Kind.RURAL_COLLECTIVE}),
    "grassroots_committee": frozenset({Kind.GRASSROOTS_COMMITTEE}),
    "law_firm": frozenset({Kind.SECTOR_INSTITUTION}),
}
KIND_DIFFERS = say(
    "统一社会信用代码以“{prefix}”开头，与所填单位性质“{kind}”不一致，请核对登记证书。"
)


class CodeIsWrong(Refusal):
    """Says with the standard's own sentence which character is wrong."""

    code = "organisations.code_is_wrong"
    status = 422
    clause = uscc.STANDARD
    remedy = say("请对照登记证书重新填写。")

    def __init__(self, examined: uscc.Examined) -> None:
        # The sentence depends on what is wrong; each of them is a template of its own.
        self.sentence = examined.sentence  # type: ignore[misc]
        super().__init__(**examined.params)


class ParentInACircle(Refusal):
    code = "organisations.parent_in_a_circle"
    status = 422
    sentence = say("{parent}是{organisation}的下级，不能作为其上级单位。")
    remedy = say("请另选上级单位，或先更正下级单位的隶属关系。")


def check_code(code: str) -> None:
    """Refuse a unified social credit code that cannot have been given out.

    Raises:
        CodeIsWrong: with the sentence that names the wrong character.
    """
    examined = uscc.examine(code)
    if examined.verdict == "invalid":
        raise CodeIsWrong(examined)


def kind_differs(kind: str, code: str) -> dict[str, str] | None:
    """Return what to warn of where code and declared kind do not go together; None where they do.

    A warning and no refusal: registers have given out codes that do not follow the pattern.
    """
    told = KINDS_OF.get(uscc.kind_of(code)) if code else None
    if told is None or kind in told:
        return None
    return {"prefix": code[:2], "kind": str(Kind(kind).label)}


def check_no_circle(
    organisation: int, above_the_parent: Iterable[int], *, name: str, parent: str
) -> None:
    """An organisation is not above itself.

    Args:
        above_the_parent: the chosen parent and its superiors.

    Raises:
        ParentInACircle: the organisation is among them.
    """
    if organisation in above_the_parent:
        raise ParentInACircle(organisation=name, parent=parent)
