"""How a kind of dossier and its acts are called in paths and operation ids."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Doors


def plural(kind: str) -> str:
    """Return the word of a kind in paths.

    >>> plural("project"), plural("delivery")
    ('projects', 'deliveries')
    """
    if kind.endswith("y") and kind[-2] not in "aeiou":
        return f"{kind[:-1]}ies"
    return f"{kind}s"


def camel(*words: str) -> str:
    """Return words as the name of a schema.

    >>> camel("budget_line", "close")
    'BudgetLineClose'
    """
    return "".join(part.capitalize() for word in words for part in word.split("_"))


def operation_id(doors: Doors, act: Act) -> str:
    """Return a stable name: ``project_submit``."""
    return f"{doors.kind}_{act.verb}"


def path_of(doors: Doors, act: Act) -> str:
    """Return where an act is posted.

    A kind that is opened in one way only from a place needs no verb for it: ``POST /projects``.
    """
    if not act.opens:
        return f"/{plural(doors.kind)}/{{ref}}/{act.verb}"
    begin = f"/{plural(act.on)}/{{parent_ref}}" if act.on else ""
    alike = [one for one in doors.acts if one.opens and one.on == act.on]
    end = "" if len(alike) == 1 else f"/{act.verb}"
    return f"{begin}/{plural(doors.kind)}{end}"
