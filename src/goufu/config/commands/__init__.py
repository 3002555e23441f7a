"""The commands of ``goufu``: our own, those of the rooms, and Django's."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from goufu.config import environment

# Name, what it does. A name with a module in this package is run by it; Django runs the others.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "Try it": (
        ("demo", "Load the sample year and open it at http://127.0.0.1:8000"),
        ("sample", "Load the sample year into an empty database"),
        ("reset", "Throw away everything in the home, after asking"),
    ),
    "Run it": (
        ("serve", "Web server, worker and clock together, restarted when they die"),
        ("web", "The web server alone, for one of several machines"),
        ("worker", "The worker alone: mails, seals, whatever may take its time"),
        ("clock", "The clock alone: closes what is due, marks what is overdue"),
    ),
    "Keep it": (
        ("check", "Is everything that it needs there and in order?"),
        ("migrate", "Bring the database up to date with the code"),
        ("administrators", "Appoint the first three administrators, who appoint the others"),
        ("guidance", "Load the items of services that may be bought, from a day on"),
        ("backup", "Database, documents and secrets into a directory, while it runs"),
        ("restore", "All of that back from there"),
        ("settings", "All settings, with the values in force"),
        ("ledger", "verify: walk the whole ledger and name the first broken line"),
    ),
    "Ask it": (
        ("law", "ask, questions: what the law says on a day, at a place"),
        ("rehearse", "law rehearse: recorded projects under a law that is only supposed"),
    ),
    "Seal with it": (
        ("offers", "new-key, seal, share, check: encrypt an offer, open it with two of three keys"),
    ),
    "Build it": (
        ("messages", "extract, check, compile: the translations"),
        ("docs", "Write docs/reference from the code; --check: is it fresh?"),
    ),
}
OWN = (
    "backup",
    "check",
    "clock",
    "demo",
    "messages",
    "migrate",
    "offers",
    "reset",
    "restore",
    "serve",
    "settings",
    "web",
    "worker",
)
HELP = ("help", "-h", "--help")
WITHOUT_DATABASE = {
    "collectstatic", "compilemessages", "diffsettings", "docs", "findstatic", "makemessages",
    "startapp", "startproject", "version",
}  # fmt: skip


def run(words: Sequence[str]) -> int:
    """Run the command that the words name."""
    name, rest = (words[0], list(words[1:])) if words else ("help", [])
    if name in HELP and not rest:
        print(overview())
        return 0
    if name in OWN:
        return int(import_module(f"goufu.config.commands.{name}").main(rest))
    from goufu.config.commands import management

    wants_help = name in HELP or not {"-h", "--help"}.isdisjoint(rest)
    needed = not wants_help and name not in WITHOUT_DATABASE
    return management.run(list(words), environment.from_here(), with_database=needed)


def overview() -> str:
    lines = ["Goufu 购服: government purchase of services, from need to disclosure.", ""]
    lines += ["Usage: goufu COMMAND [--help]"]
    for group, commands in GROUPS.items():
        lines += ["", f"{group}:"]
        lines += [f"  {name:<16}{meaning}" for name, meaning in commands]
    lines += [
        "",
        "Django's own commands work too: shell, dbshell, makemigrations, …",
        "Settings: docs/reference/settings.md",
    ]
    return "\n".join(lines)
