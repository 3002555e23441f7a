"""``goufu settings``: all settings, with the values in force."""

from __future__ import annotations

import argparse

from goufu.config import environment, settings_page


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="goufu settings", description=__doc__)
    parser.add_argument("--markdown", action="store_true", help="the reference page")
    if parser.parse_args(words).markdown:
        print(settings_page.as_markdown(), end="")
    else:
        print(settings_page.in_force(environment.from_here()))
    return 0
