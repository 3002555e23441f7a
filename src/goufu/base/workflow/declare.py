"""The words that a room's ``workflow.py`` is written in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.law.provisions import Provision
from goufu.law.refusals import Refusal
from goufu.law.words import say

Tone = Literal["primary", "normal", "danger"]


class NotNow(Refusal):
    code = "workflow.not_now"
    sentence = say("{ref} 目前是“{state}”，不能“{label}”。")
    remedy = say("请刷新页面查看最新状态；该事项可能已由他人办理。")


class NotYours(Refusal):
    code = "workflow.not_yours"
    status = 403
    sentence = say("“{label}”由{wanted}办理，您现在的身份是{role}。")
    remedy = say("请由有权岗位办理，或切换到相应身份。")


class Bought(Protocol):
    """What a condition, and a step, may hang on."""

    @property
    def place(self) -> str: ...
    def method_of_purchase(self) -> str | None: ...


@dataclass(frozen=True)
class Policy:
    """A condition that the law of the day decides: the provision has one of the values.

    Without values it is enough that the law of the day answers at all. Where it is silent the
    condition does not hold, or holds alone where ``silent`` is set.
    """

    provision: Provision
    values: frozenset[str] = frozenset()
    silent: bool = False

    def holds(self, dossier: Bought, on: date) -> bool:
        """Ask the law of ``on`` at the dossier's place, of its method where it hangs on that."""
        hangs = "method" in self.provision.case
        case = {"method": dossier.method_of_purchase()} if hangs else {}
        answer = self.provision.find(on, place=dossier.place, **case)
        if self.silent:
            return answer is None
        return answer is not None and (not self.values or str(answer.value) in self.values)


@dataclass(frozen=True)
class Step:
    """One thing that may be done: from where, to where, by whom, under what.

    Args:
        label: the words on the button, verb and object.
        done: the sentence of the ledger and of the message once it is done.
        opens: duties whose period starts with this step.
        meets: duties that this step discharges.
        tells: roles at the dossier's parties who get a message.
        when: the law of the day must say so, else the step does not exist.
        only: the methods of purchase that know the step; empty where it hangs on none.
        through_hold: may be taken although the project is on hold.
        one_of_many: the public takes it again and again; each is a line of the ledger, and the
            record on the dossier's page leaves them out.
    """

    verb: str
    source: str
    target: str
    by: frozenset[Role]
    label: str
    done: str
    clause: str = ""
    opens: tuple[Duty, ...] = ()
    meets: tuple[Duty, ...] = ()
    tells: tuple[Role, ...] = ()
    when: Policy | None = None
    only: frozenset[str] = frozenset()
    through_hold: bool = False
    tone: Tone = "primary"
    one_of_many: bool = False

    def exists(self, dossier: Bought, on: date) -> bool:
        """Test whether the method of purchase and the law of the day know this step."""
        if self.only and dossier.method_of_purchase() not in self.only:
            return False
        return self.when is None or self.when.holds(dossier, on)


def cited_once_in_force(measures: Provision, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return the steps so that they cite their clause only where the measures are in force.

    Args:
        measures: a provision of the very act that the clauses are of.
    """
    since, before = Policy(measures), Policy(measures, silent=True)
    return tuple(
        dated
        for step in steps
        for dated in (
            (replace(step, when=since), replace(step, when=before, clause=""))
            if step.clause and step.when is None
            else (step,)
        )
    )


@dataclass(frozen=True)
class Workflow:
    """All steps of one kind of dossier, in the order in which a reader meets them.

    Args:
        name: the first word of every event: ``tender.publish``.
        states: state → its words.
        spoken: method of purchase → state → its words, where a method has words of its own.
        start: the state in which a dossier is opened.
        final: the states from which nothing leads on.
        vain: those of them in which nothing came of it, so that no page praises them.
        opened: the sentence of the ledger when a dossier is opened.
        openers: the roles that may open one; the platform (``Role.CLOCK``) always may, as the
            consequence of another step. Checked by ``open_dossier``.
    """

    name: str
    states: dict[str, str]
    start: str
    opened: str
    steps: tuple[Step, ...] = ()
    final: frozenset[str] = frozenset()
    vain: frozenset[str] = frozenset()
    openers: frozenset[Role] = frozenset()
    spoken: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def words_of(self, dossier: DossierState) -> str:
        """Return the words of a dossier's state, as its method of purchase has them."""
        own = self.spoken.get(dossier.method_of_purchase() or "", {})
        return own.get(dossier.state, self.states[dossier.state])

    @property
    def hangs_on_method(self) -> bool:
        """Test whether steps or words hang on the method of purchase."""
        return bool(self.spoken) or any(step.only for step in self.steps)

    def check_opener(self, actor: Actor) -> None:
        """Refuse to open a dossier for a role that may not.

        Raises:
            NotYours: neither the platform nor one of ``openers``.
        """
        if actor.role is not Role.CLOCK and not actor.holds(self.openers):
            raise NotYours(
                label=self.opened, wanted=_names(self.openers), role=ROLE_NAMES[actor.role]
            )

    def step(self, verb: str, *, dossier: DossierState, actor: Actor, on: date) -> Step:
        """Return the step that ``verb`` takes from the dossier's state.

        Raises:
            NotNow: no such step leaves the state under the law of the day.
            NotYours: the step exists, but not for this actor.
        """
        method = dossier.method_of_purchase()
        named = [step for step in self.steps if step.verb == verb]
        known = [step for step in named if not step.only or method in step.only] or named
        label = known[0].label if known else verb
        for step in named:
            if step.source == dossier.state and step.exists(dossier, on):
                if not actor.holds(step.by):
                    raise NotYours(
                        label=step.label, wanted=_names(step.by), role=ROLE_NAMES[actor.role]
                    )
                return step
        raise NotNow(ref=dossier.ref, state=self.words_of(dossier), label=label)

    def open_to(self, actor: Actor, *, dossier: DossierState, on: date) -> list[Step]:
        """Return the steps that ``actor``'s role may take now: the buttons to show."""
        return [step for step in self.open_now(dossier, on) if actor.holds(step.by)]

    def open_now(self, dossier: DossierState, on: date) -> list[Step]:
        """Return the steps that somebody may take now, whoever it is."""
        return [
            step for step in self.steps if step.source == dossier.state and step.exists(dossier, on)
        ]

    def verbs(self) -> list[str]:
        """Return every verb once, in order."""
        return list(dict.fromkeys(step.verb for step in self.steps))

    def many(self) -> list[str]:
        """Return the events that the record of a dossier leaves out."""
        return [f"{self.name}.{step.verb}" for step in self.steps if step.one_of_many]

    def as_mermaid(self) -> str:
        """Return the picture of this workflow for the docs."""
        # A step may be there twice, under the law of two times.
        lines = dict.fromkeys(f"  {s.source} --> {s.target}: {s.verb}" for s in self.steps)
        return "\n".join(["stateDiagram-v2", f"  [*] --> {self.start}", *lines])

    def clauses(self) -> set[str]:
        """Return every clause that a step stands on."""
        return {step.clause for step in self.steps if step.clause}


class DossierState(Protocol):
    """What the table needs to know of a dossier."""

    @property
    def state(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def place(self) -> str: ...
    def method_of_purchase(self) -> str | None: ...


def _names(roles: Iterable[Role]) -> str:
    return "、".join(ROLE_NAMES[role] for role in sorted(roles))
