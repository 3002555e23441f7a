"""Wires the floors together once Django is up."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "goufu.config"
    label = "wiring"

    def ready(self) -> None:
        from goufu.config.wiring import wire

        wire()
