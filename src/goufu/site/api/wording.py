"""What the reference says of an operation, read off the workflow."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Doors
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.workflow.declare import Step
from goufu.law.duties import DUTIES


def summary_of(doors: Doors, act: Act) -> str:
    """Return the words on the act's button."""
    step = next((step for step in doors.workflow.steps if step.verb == act.verb), None)
    return (act.label if act.opens or step is None else step.label).rstrip("…")


def description_of(doors: Doors, act: Act) -> str:
    """Say from where to where, by whom, under which clause, and which clocks start and stop."""
    if act.opens:
        start = doors.workflow.states[doors.workflow.start]
        return f"立卷，状态为“{start}”。办理：{roles_in_words(act.by)}。"
    steps = [step for step in doors.workflow.steps if step.verb == act.verb]
    return "\n\n".join(_described(doors, step) for step in steps)


def _described(doors: Doors, step: Step) -> str:
    states = doors.workflow.states
    parts = [
        f"{states[step.source]} → {states[step.target]}。办理：{roles_in_words(step.by)}。",
        f"依据：{step.clause}。" if step.clause else "",
        _duties("开始计时", [duty.name for duty in step.opens]),
        _duties("办结时限", [duty.name for duty in step.meets]),
        "项目暂停时也可办理。" if step.through_hold else "",
        "仅在当日法律有此程序时。" if step.when else "",
    ]
    return "".join(part for part in parts if part)


def roles_in_words(roles: frozenset[Role]) -> str:
    return "、".join(ROLE_NAMES[role] for role in sorted(roles))


def _duties(words: str, names: list[str]) -> str:
    titles = "、".join(DUTIES[name].title if name in DUTIES else name for name in names)
    return f"{words}：{titles}。" if titles else ""
