"""The command ``goufu``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

USELESS = 2  # the exit code for settings or a database that cannot be used

WITH_DATABASE = {  # after ``law``
    "import-text": "import_act_text",
    "rehearse": "rehearse",
    "import-local": "import_local_law",
    "export-local": "export_local_law",
    "import-calendar": "import_calendar",
}


def ask_with_entered_rows(words: Sequence[str]) -> int:
    """Ask the law as the API does: with the rows and years that were entered here."""
    from goufu.config.commands.management import ready
    from goufu.config.environment import BadSetting, from_here
    from goufu.config.postgres.binaries import Unusable
    from goufu.law.cli import main as ask_the_law

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goufu.config.settings")
    try:
        with ready(from_here()):
            return ask_the_law(words)
    except (BadSetting, Unusable) as refused:
        print(f"goufu: {refused}", file=sys.stderr)
        return USELESS


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["law"] and words[1:2] and words[1] in WITH_DATABASE:
        words = [WITH_DATABASE[words[1]], *words[2:]]
    if words[:2] == ["law", "--entered"]:
        return ask_with_entered_rows(words[2:])
    if words[:1] == ["law"]:
        # Questions to the law need neither settings nor a database.
        from goufu.law.cli import main as ask_the_law

        return ask_the_law(words[1:])
    from goufu.config.commands import run
    from goufu.config.environment import BadSetting
    from goufu.config.postgres.binaries import Unusable

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goufu.config.settings")
    try:
        return run(words)
    except (BadSetting, Unusable) as refused:
        print(f"goufu: {refused}", file=sys.stderr)
        return USELESS
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
