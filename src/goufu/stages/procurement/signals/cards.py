"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.signals.models import Signal

STRONG, WEAK = say("强：难以用巧合解释"), say("弱：需要结合其他情况判断")
NO_VERDICT = say("线索不是结论：由评审委员会核对后认定，供应商有权说明。")


@dataclass(frozen=True)
class EvidenceLine:
    """What was found with one bidder."""

    provider: str = field(metadata={"label": say("供应商")})
    offer: str = field(metadata={"label": say("投标编号"), "kind": "code"})
    where: str = field(metadata={"label": say("出处"), "kind": "word"})
    what: str = field(metadata={"label": say("内容"), "kind": "long_text"})


@dataclass(frozen=True)
class SignalCard:
    """A signal with its evidence."""

    ref: str
    title: str
    state: str
    place: str
    note: str = field(metadata={"label": say("说明"), "kind": "word"})
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    kind: str = field(metadata={"label": say("线索")})
    strength: str = field(metadata={"label": say("强弱"), "kind": "word"})
    measure: str = field(metadata={"label": say("量值")})
    clause: str = field(metadata={"label": say("可能对应的规定")})
    moment: str = field(metadata={"label": say("发现时点")})
    evidence: list[EvidenceLine] = field(metadata={"label": say("证据对照")})
    outcome: str = field(metadata={"label": say("研判结论")})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})
    judged_by: str = field(metadata={"label": say("研判人")})
    referral: str = field(metadata={"label": say("移送说明"), "kind": "long_text"})

    @classmethod
    def of(cls, signal: Signal, _reader: Actor) -> SignalCard:
        return cls(
            ref=signal.ref,
            title=signal.title,
            state=signal.state,
            place=signal.place,
            note=NO_VERDICT,
            tender=signal.tender.ref,
            kind=signal.get_kind_display(),
            strength=STRONG if signal.strong else WEAK,
            measure=signal.measure,
            clause=signal.clause,
            moment=signal.get_moment_display(),
            evidence=[
                EvidenceLine(row["provider"], row["offer"], row["where"], row["what"])
                for row in signal.evidence
            ],
            outcome=signal.get_outcome_display() if signal.outcome else "",
            reason=signal.reason,
            judged_by=signal.judged_by,
            referral=signal.referral,
        )
