"""``who-may-what.md``: every act, and the roles that may carry it out."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Doors, all_doors
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.config.reference.markdown import head, table
from goufu.site.doors.declared import summary_of

ABOUT = (
    "● 表示该身份可以办理。除身份外，单位还须是本项目的当事方，项目须未暂停，状态须允许。"
    "“时钟”是平台按法定时间自动办理。"
)


def page() -> str:
    return head("谁能办什么 Who may what", ABOUT) + "".join(_chapter(d) for d in all_doors())


def _chapter(doors: Doors) -> str:
    lines = [(summary_of(doors, act), act.verb, _may(doors, act)) for act in doors.acts]
    with_doors = {act.verb for act in doors.acts}
    lines += [
        (_label(doors, verb), verb, _steps(doors, verb))
        for verb in doors.workflow.verbs()
        if verb not in with_doors
    ]
    columns = [role for role in Role if any(role in may for _, _, may in lines)]
    rows = [
        (words, f"`{verb}`", *("●" if role in may else "" for role in columns))
        for words, verb, may in lines
    ]
    heads = ("办理", "verb", *(ROLE_NAMES[role] for role in columns))
    return f"\n## {doors.name}（`{doors.kind}`）\n\n{table(heads, rows)}"


def _may(doors: Doors, act: Act) -> frozenset[Role]:
    return act.by if act.opens else _steps(doors, act.verb)


def _steps(doors: Doors, verb: str) -> frozenset[Role]:
    return frozenset(role for step in doors.workflow.steps if step.verb == verb for role in step.by)


def _label(doors: Doors, verb: str) -> str:
    step = next(step for step in doors.workflow.steps if step.verb == verb)
    return step.label.rstrip("…")
