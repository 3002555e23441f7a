"""What every action has around it: one transaction, one collection of reasons, one answer a key.

Actions are functions ``(…, actor, at) -> Dossier``. The outermost action of a request owns the
transaction; one that is called from the switchboard joins it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import transaction
from django.utils import translation

from goufu.base.ledger import refused
from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Actor
from goufu.base.workflow.models import Done
from goufu.base.workflow.remembered import remembering
from goufu.law import why
from goufu.law.refusals import Refusal
from goufu.law.words import say

P = ParamSpec("P")
R = TypeVar("R")
NOBODY = 0  # in place of an account; the first account has number 1

_reasons: ContextVar[list[why.Asked] | None] = ContextVar("reasons", default=None)
_key: ContextVar[str] = ContextVar("key", default="")


class KeyUsedForAnother(Refusal):
    code = "doors.key_used_for_another_request"
    status = 422
    sentence = say("幂等键 {key} 已用于另一个请求。")
    remedy = say("请为新的请求换一个幂等键；重试同一请求时内容不得改变。")


def action(fn: Callable[P, R]) -> Callable[P, R]:
    """Make ``fn`` an action: all or nothing, with its reasons, refusals written down."""
    event = f"{_room(fn.__module__)}.{fn.__name__}"

    @functools.wraps(fn)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _reasons.get() is not None:
            return fn(*args, **kwargs)
        actor, at = cast(Actor, kwargs["actor"]), cast(datetime, kwargs["at"])
        with why.collect() as asked, remembering():
            token = _reasons.set(asked)
            try:
                # The record speaks Chinese, whatever language the officer reads.
                with transaction.atomic(), translation.override("zh-hans"):
                    return _once(event, lambda: fn(*args, **kwargs), kwargs)
            except Refusal as refusal:
                refusal.why = why.up_to_refusal(asked, refusal.said_no)
                refusal.record = refused.write_down(refusal, event, kwargs, actor=actor, at=at)
                raise
            finally:
                _reasons.reset(token)

    return run


def _room(module: str) -> str:
    """Return the room whose shelf ``actions`` the module is, or lies on."""
    parts = module.split(".")
    return parts[parts.index("actions") - 1] if "actions" in parts else parts[-2]


@contextmanager
def once(key: str) -> Iterator[None]:
    """Carry out the action inside at most once for ``key`` and account.

    People without an account share one book. There a key counts together with what was said under
    it, so that nobody meets the key of a stranger, and whoever changes the form says a new thing.
    """
    token = _key.set(key)
    try:
        yield
    finally:
        _key.reset(token)


def reasons_so_far() -> list[dict[str, Any]]:
    """Return the rules and values asked in the running action, for the ledger line."""
    return [asked.as_json() for asked in _reasons.get() or ()]


def _once(event: str, run: Callable[[], R], kwargs: dict[str, Any]) -> R:
    key, actor = _key.get(), cast(Actor, kwargs["actor"])
    if not key:
        return run()
    said = digest(canonical({"event": event, "said": repr(_said(kwargs))}))
    if actor.account_id is None:
        key = digest(canonical({"key": key, "said": said}))
    done, new = Done.objects.get_or_create(
        account_id=actor.account_id or NOBODY,
        key=key,
        defaults={
            "event": event,
            "ref": str(kwargs.get("ref", "")),
            "digest": said,
            "done_at": kwargs["at"],
        },
    )
    if not new:
        if done.digest != said:
            raise KeyUsedForAnother(key=key)
        return cast(R, _result(done))
    result = run()
    done.result_kind = getattr(getattr(result, "_meta", None), "label", "")
    done.result_ref = str(getattr(result, "ref", ""))
    done.save(update_fields=["result_kind", "result_ref"])
    return result


def _said(kwargs: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted((name, value) for name, value in kwargs.items() if name not in {"actor", "at"})


def _result(done: Done) -> Any:
    return apps.get_model(done.result_kind)._default_manager.get(ref=done.result_ref)
