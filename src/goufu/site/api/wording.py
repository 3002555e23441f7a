"""What the reference says of an operation, read off the workflow, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from goufu.base.doors.declare import Act, Doors
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.workflow.declare import Step
from goufu.law.duties import DUTIES
from goufu.law.words import say
from goufu.site.doors.declared import summary_of


def title_of(doors: Doors, act: Act) -> str:
    """Return what the act does to what."""
    return _titled(doors, summary_of(doors, act))


def choices_title_of(doors: Doors, act: Act) -> str:
    """Return what the choices are for."""
    return _("{act}的选项").format(act=title_of(doors, act))


def list_title_of(doors: Doors) -> str:
    return _titled(doors, _("列表"))


def card_title_of(doors: Doors) -> str:
    return _titled(doors, _("详情"))


def description_of(doors: Doors, act: Act) -> str:
    """Say from where to where, by whom, under which clause, and which clocks start and stop."""
    if act.opens:
        start = _(doors.workflow.states[doors.workflow.start])
        words = _("立卷，状态为“{state}”。办理：{roles}。")
        return words.format(state=start, roles=roles_in_words(act.by))
    steps = [step for step in doors.workflow.steps if step.verb == act.verb]
    return "\n\n".join(_described(doors, step) for step in steps)


def _with_names(words: str, **names: str) -> str:
    return _(words).format(**names)


def roles_in_words(roles: frozenset[Role]) -> str:
    return _("、").join(_(ROLE_NAMES[role]) for role in sorted(roles))


# The API is put together once, but read in more than one language.
later = lazy(_with_names, str)
lazy_title = lazy(title_of, str)
lazy_choices_title = lazy(choices_title_of, str)
lazy_list_title = lazy(list_title_of, str)
lazy_card_title = lazy(card_title_of, str)
lazy_description = lazy(description_of, str)


def _titled(doors: Doors, words: str) -> str:
    return f"{_(doors.name)}{_('：')}{words}"


def _described(doors: Doors, step: Step) -> str:
    states = doors.workflow.states
    parts = [
        _("{source} → {target}。办理：{roles}。").format(
            source=_(states[step.source]),
            target=_(states[step.target]),
            roles=roles_in_words(step.by),
        ),
        _("依据：{clause}。").format(clause=step.clause) if step.clause else "",
        _duties(_("开始计时：{duties}。"), [duty.name for duty in step.opens]),
        _duties(_("办结时限：{duties}。"), [duty.name for duty in step.meets]),
        _("项目暂停时也可办理。") if step.through_hold else "",
        _("仅在当日法律有此程序时。") if step.when else "",
    ]
    return "".join(part for part in parts if part).rstrip()


def _duties(words: str, names: list[str]) -> str:
    titles = [_(DUTIES[name].title) if name in DUTIES else name for name in names]
    return words.format(duties=_("、").join(titles)) if titles else ""


def good(schema: dict[str, Any], *, status: int = 200) -> dict[str, Any]:
    """Return what the reference says of an answer that went well, and of the others."""
    problem = {"$ref": "#/components/responses/Problem"}
    content = {"application/json": {"schema": schema}}
    answer = {"description": later(say("结果")), "content": content}
    problems = dict.fromkeys((401, 404, 422, 429), problem)
    return {"responses": {200: None, status: answer, **problems}}
