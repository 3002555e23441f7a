"""``python -m goufu.law``: the same as ``goufu law``."""

from __future__ import annotations

import sys

from goufu.law.cli import main

sys.exit(main())
