"""What people fill in about catalogues."""

from __future__ import annotations

from goufu.base.doors.sheets import LongText, Sheet, field
from goufu.law.words import say


class PublishCatalogue(Sheet):
    introduction: LongText = field(say("说明"), default="")
