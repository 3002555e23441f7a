"""Whether a third party is independent of the sides. No database, no clock, no HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

FLOW = "讲座 四、4 绩效评审"


class IndependenceNotPromised(Refusal):
    code = "third_parties.independence_not_promised"
    status = 422
    field = "independent"
    clause = FLOW
    sentence = say("没有承诺独立于购买主体和承接主体。")
    remedy = say("请核对并如实申报与购买主体、承接主体的关系后勾选承诺。")


@dataclass(frozen=True)
class Bond:
    """A relation that was declared."""

    organisation_id: int | None
    name: str
    since: date | None
    until: date | None


@rule("third_parties.independence_promised", clause=FLOW)
def check_promised(*, independent: bool) -> None:
    """购买主体、财政部门组织或委托社会中介机构等第三方,对购买服务项目进行绩效评价"""
    if not independent:
        raise IndependenceNotPromised


def bonds_with(
    bonds: Iterable[Bond], *, ids: frozenset[int], names: frozenset[str], on: date
) -> Iterator[Bond]:
    """Yield the relations to the sides that hold on a day."""
    for bond in bonds:
        holds = (bond.since is None or bond.since <= on) and (
            bond.until is None or bond.until >= on
        )
        if holds and (bond.organisation_id in ids or bond.name in names):
            yield bond
