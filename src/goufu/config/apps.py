"""Wires the floors together once Django is up."""

from __future__ import annotations

from importlib.util import find_spec

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "goufu.config"
    label = "wiring"

    def ready(self) -> None:
        if find_spec("goufu.config.switchboard"):
            from goufu.base.workflow.advance import connect
            from goufu.config.switchboard import SWITCHBOARD

            connect(SWITCHBOARD)
        if find_spec("goufu.config.clockwork"):
            from goufu.base.jobs import clockwork
            from goufu.config.clockwork import WORK

            clockwork.connect(WORK)
