"""The JSON doors under ``/api/v1``: what the rooms declare, put together once."""

from __future__ import annotations

from goufu.base.doors.declare import all_doors
from goufu.site.api.build import build

api = build(all_doors())
