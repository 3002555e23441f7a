"""``goufu ledger verify | seal | head | proof NUMBER | export``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from goufu.base.ledger import keys, proofs, sealing
from goufu.base.ledger.broken import SENTENCES, Broken
from goufu.base.ledger.models import Head, Key
from goufu.base.ledger.verify import verify
from goufu.law.refusals import Refusal


class Command(BaseCommand):
    """Check, seal and publish the ledger."""

    help = "Walk the ledger and name the first broken line; seal new lines; print heads and proofs."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what can be asked."""
        what = parser.add_subparsers(dest="what", required=True)
        check = what.add_parser("verify", help="check every line and every head; exit 1 if broken")
        check.add_argument("--against", help="heads that were exported earlier, a file")
        check.add_argument("--trust", action="append", default=[], help="id of an earlier key")
        seal = what.add_parser("seal", help="seal what is not sealed yet")
        seal.add_argument(
            "--late", action="store_true", help="lines that verify calls inserted too"
        )
        what.add_parser("head", help="print the newest head")
        proof = what.add_parser("proof", help="print the receipt of a public line")
        proof.add_argument("number", help="number of the notice, or of the line")
        export = what.add_parser("export", help="print all heads and keys, to keep elsewhere")
        export.add_argument("--to", help="a file instead of the terminal")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do what was asked."""
        getattr(self, f"_{options['what']}")(**options)

    def _verify(self, *, against: str | None, trust: list[str], **_rest: Any) -> None:
        report = verify(timezone.now(), trusted=frozenset(trust), published=_kept(against))
        if report.broken:
            raise CommandError(_words(report.broken), returncode=1)
        told = _("记录完好：{lines} 条已封存，{heads} 个封印全部成立，{unsealed} 条待封存。")
        self.stdout.write(
            told.format(lines=report.lines, heads=report.heads, unsealed=report.unsealed)
        )

    def _seal(self, *, late: bool, **_rest: Any) -> None:
        head = sealing.seal(timezone.now(), late=late)
        self.stdout.write(_as_text(head) if head else _("没有待封存的记录。"))

    def _head(self, **_rest: Any) -> None:
        head = Head.objects.order_by("-number").first()
        if head is None:
            raise CommandError(_("还没有封印。"))
        self.stdout.write(_as_text(head))

    def _proof(self, *, number: str, **_rest: Any) -> None:
        try:
            told = proofs.receipt(proofs.public_line(number))
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))

    def _export(self, *, to: str | None, **_rest: Any) -> None:
        lines = list(_exported())
        if to:
            Path(to).write_text("\n".join(lines) + "\n", encoding="utf-8")
        else:
            self.stdout.write("\n".join(lines))


def _exported() -> Iterator[str]:
    for key in Key.objects.order_by("made_at", "key_id"):
        yield json.dumps({"key": key.key_id, "pem": keys.as_pem(key.public)})
    for head in Head.objects.order_by("number").iterator():
        yield json.dumps(head.as_json())


def _kept(path: str | None) -> dict[int, dict[str, Any]]:
    if not path:
        return {}
    try:
        told = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines() if line]
    except (OSError, ValueError) as error:
        raise CommandError(_("读不出导出的封印：{error}").format(error=error)) from None
    return {one["number"]: one for one in told if "number" in one}


def _words(broken: Broken) -> str:
    return _(SENTENCES[broken.kind]).format(**broken.params)


def _as_text(head: Head) -> str:
    return json.dumps(head.as_json(), ensure_ascii=False, indent=1)
