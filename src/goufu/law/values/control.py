"""Internal control: the provisions of ``data/control/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

POSTS_KEPT_APART = Provision("control/posts_kept_apart")
