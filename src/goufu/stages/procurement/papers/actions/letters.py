"""Letters on the result: to the winner, to the others, to those whose offer was invalid."""

from __future__ import annotations

import secrets
from datetime import datetime

from goufu.base.papers.blocks import Block, Printed, as_pdf
from goufu.base.people.roles import THE_CLOCK
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.money import in_words, yuan
from goufu.stages.procurement.papers import queries
from goufu.stages.procurement.papers.actions.keeping import keep
from goufu.stages.procurement.papers.models import LetterKind, ResultLetter
from goufu.stages.procurement.papers.words import MethodWords, words_for
from goufu.stages.procurement.tenders.models import Offer, Tender

KINDS = {"won": LetterKind.AWARD, "lost": LetterKind.LOSS, "invalid": LetterKind.INVALID}
CODE_BYTES = 6
GROUP = 4
Rows = list[tuple[str, str]]


def send_letters(tender: Tender, *, at: datetime) -> None:
    """Send each bidder whose offer was opened its letter; the winner's bears the award's number."""
    for offer in tender.offers.filter(state__in=KINDS).select_related("provider").order_by("id"):
        _send(tender, offer, KINDS[offer.state], at)


def lapse_letters(tender: Tender, *, at: datetime) -> None:
    """Take the letters back: the result does not hold any more."""
    for letter in tender.letters.filter(state="sent").order_by("id"):
        advance(letter, "lapse", actor=THE_CLOCK, at=at)


def _send(tender: Tender, offer: Offer, kind: LetterKind, at: datetime) -> None:
    award = kind is LetterKind.AWARD
    ref = next_ref(tender.place, day_of(at).year, "JG")
    code = _code()
    letter = ResultLetter(
        ref=ref,
        # Without the project's code unless it is the winner's: the winner may see what has it.
        project_code=tender.project_code if award else "",
        title=tender.title,
        place=tender.place,
        tender=tender,
        offer=offer,
        kind=kind.value,
        number=tender.letter_number if award else ref,
        check_code=code,
        sent_on=day_of(at),
    )
    kept = keep(
        as_pdf(_printed(letter)),
        ref=ref,
        project_code=letter.project_code,
        place=tender.place,
        kind=queries.LETTER,
        title=title_of(letter),
        suffix=".pdf",
        at=at,
        owner_id=offer.provider_id,
    )
    letter.document, letter.sha256 = kept.document, kept.version.sha256
    open_dossier(letter, actor=THE_CLOCK, at=at, number=letter.number, sha256=letter.sha256)


def title_of(letter: ResultLetter) -> str:
    """Return what the letter is called, as its method calls it."""
    words = words_for(letter.tender.method)
    if letter.kind == LetterKind.AWARD:
        return words.letter
    return f"{words.offer}无效通知书" if letter.kind == LetterKind.INVALID else "采购结果通知书"


def _code() -> str:
    """Return a code that cannot be guessed, in groups that can be read out."""
    drawn = secrets.token_hex(CODE_BYTES).upper()
    return "-".join(drawn[start : start + GROUP] for start in range(0, len(drawn), GROUP))


def _printed(letter: ResultLetter) -> Printed:
    tender, offer = letter.tender, letter.offer
    words = words_for(tender.method)
    rows: Rows = [("事项", "内容"), ("通知书编号", letter.number), ("核验码", letter.check_code)]
    rows += [("项目编号", tender.ref), ("项目名称", tender.title)]
    rows += [("采购方式", str(tender.get_method_display())), ("采购人", _purchaser(tender))]
    rows += _said(letter, words)
    text = [f"{offer.provider.name}："]
    text += [_sentence(letter, words), "特此通知。"]
    text += [_purchaser(tender), tender.agency.name, letter.sent_on.isoformat()]
    return Printed(
        title=title_of(letter),
        author=tender.agency.name,
        foot=f"{letter.number}　核验码 {letter.check_code}",
        blocks=[
            Block("title", title_of(letter)),
            *(Block("text", one) for one in text[:2]),
            Block("table", rows=rows),
            *(Block("text", one) for one in text[2:]),
        ],
    )


def _purchaser(tender: Tender) -> str:
    return tender.project.purchaser.name


def _sentence(letter: ResultLetter, words: MethodWords) -> str:
    title, ref = letter.tender.title, letter.tender.ref
    if letter.kind == LetterKind.AWARD:
        return (
            f"经评审并由采购人确定，贵单位为“{title}”（{ref}）的{words.winner}。"
            "请按采购文件确定的事项在规定期限内与采购人签订合同。"
        )
    if letter.kind == LetterKind.INVALID:
        return f"贵单位在“{title}”（{ref}）中提交的{words.offer}被认定无效，理由如下。"
    return f"贵单位参加的“{title}”（{ref}）采购结果已经公告，贵单位未被确定为{words.winner}。"


def _said(letter: ResultLetter, words: MethodWords) -> Rows:
    """Return what this bidder is told: its own score and rank, nobody else's."""
    offer, winner = letter.offer, letter.tender.winner
    assert winner is not None
    if letter.kind == LetterKind.AWARD:
        return [
            ("金额（元）", yuan(offer.price_fen)),
            ("金额（大写）", in_words(offer.price_fen)),
            *_scored(offer),
        ]
    if letter.kind == LetterKind.INVALID:
        reason = [str(offer.get_invalid_ground_display()), offer.invalid_reason]
        return [("无效的情形和理由", "\n".join(part for part in reason if part))]
    return [
        *_scored(offer),
        (words.winner, winner.provider.name),
        ("未被确定的原因", f"按评审排序，{winner.provider.name}排名在前，并经采购人确定。"),
    ]


def _scored(offer: Offer) -> Rows:
    if offer.total_score is None:
        return []
    return [("本单位评审得分", str(offer.total_score)), ("本单位排名", str(offer.rank or ""))]
