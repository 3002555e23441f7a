"""The command ``goufu``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

USELESS = 2  # the exit code for settings or a database that cannot be used


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:2] == ["law", "import-text"]:
        words = ["import_act_text", *words[2:]]  # This one needs the database, as the next does.
    elif words[:2] == ["law", "rehearse"]:
        del words[0]
    elif words[:1] == ["law"]:
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
