"""How fast Goufu is on this machine: ``make bench``, or ``make bench ONLY=law_ask_per_second``.

Every figure is printed as ``name: value unit``. A database of its own is made for it, as durable as
a real one, and thrown away.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from goufu.config.postgres.server import Server

Figure = tuple[str, float, str]


def main(only: str) -> int:
    kept = os.environ.get("BENCH_HOME", "")
    above = Path(kept).absolute() if kept else Path(tempfile.mkdtemp(prefix="goufu-bench-"))
    above.mkdir(exist_ok=True)
    above.chmod(0o755)
    for name in [name for name in os.environ if name.startswith("GOUFU_")]:
        del os.environ[name]
    os.environ["GOUFU_HOME"] = str(above / "home")
    os.environ["GOUFU_LOG_LEVEL"] = "ERROR"
    (above / "home" / "static").mkdir(parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "goufu.config.settings"
    server = Server(above / "home")
    try:
        with server:
            return _measure(only)
    finally:
        if not kept:
            server.destroy()
            shutil.rmtree(above)


def _measure(only: str) -> int:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    from benchmarks import imports, law, offers, pages, rehearsal, signals, vouchers, walks

    benches: dict[str, Callable[[], Iterator[Figure]]] = {
        "law_ask_per_second": law.figures,
        "rehearsal_million_projects_s": rehearsal.million,
        "walks_per_second_actions": walks.by_actions,
        "walks_per_second": walks.over_json,
        "import_2000_lines_s": imports.figures,
        "offers_in_the_last_minute": offers.figures,
        "voucher_redemptions_per_second": vouchers.figures,
        "signals_1000_offers_s": signals.figures,
        **pages.benches(),
        "rehearsal_recorded_100k_s": rehearsal.recorded,
    }
    if only and only not in benches:
        print(f"There is no {only}; there are: {', '.join(benches)}.", file=sys.stderr)
        return 2
    for name, bench in benches.items():
        if only in {"", name}:
            for what, value, unit in bench():
                print(f"{what}: {value:.4g} {unit}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
