"""How the schemas of practice are called; asked also where Django is not up yet."""

from __future__ import annotations

BEGINS = "practice_"
ALL = r"SELECT nspname FROM pg_namespace WHERE nspname ~ '^practice_\d+$' ORDER BY nspname"
