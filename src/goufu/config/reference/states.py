"""``states.md``: the life of every kind of dossier, as a picture and as a table."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.doors.declare import STAGE_NAMES, Doors, all_doors
from goufu.base.workflow.declare import Step, Workflow
from goufu.config.reference.markdown import head, table
from goufu.law.duties import DUTIES
from goufu.site.api.wording import roles_in_words

ABOUT = (
    "每一类事项有哪些状态，谁能在哪个状态办理哪一步，依据哪一条，开始和办结哪些时限。"
    "箭头旁是步骤名（verb），也是接口地址和事件名的一部分。"
)


def page() -> str:
    return head("状态 States", ABOUT) + "".join(_chapter(doors) for doors in all_doors())


def _chapter(doors: Doors) -> str:
    flow = doors.workflow
    return (
        f"\n## {doors.name}（`{doors.kind}`）\n\n"
        f"环节：{STAGE_NAMES[doors.stage]}。开始：{flow.opened}，状态为“{flow.states[flow.start]}”。"
        f"办结状态：{'、'.join(flow.states[state] for state in sorted(flow.final)) or '无'}。\n\n"
        f"```mermaid\n{_picture(flow)}\n```\n\n"
        + table(
            ("步骤", "verb", "从", "到", "由谁办理", "依据", "时限"),
            [_row(flow, step) for step in flow.steps],
        )
    )


def _picture(flow: Workflow) -> str:
    names = [f'  state "{words}" as {state}' for state, words in flow.states.items()]
    steps = [f"  {step.source} --> {step.target}: {step.verb}" for step in flow.steps]
    ends = [f"  {state} --> [*]" for state in sorted(flow.final)]
    return "\n".join(["stateDiagram-v2", *names, f"  [*] --> {flow.start}", *steps, *ends])


def _row(flow: Workflow, step: Step) -> tuple[str, ...]:
    condition = f"（{step.when.provision.title}）" if step.when else ""
    return (
        step.label.rstrip("…") + condition,
        f"`{step.verb}`",
        flow.states[step.source],
        flow.states[step.target],
        roles_in_words(step.by),
        step.clause,
        "\n".join([*_duties("起算", step.opens), *_duties("办结", step.meets)]),
    )


def _duties(words: str, duties: tuple[Duty, ...]) -> list[str]:
    return [f"{words}：{_title(duty)}" for duty in duties]


def _title(duty: Duty) -> str:
    return DUTIES[duty.name].title if duty.name in DUTIES else duty.name
