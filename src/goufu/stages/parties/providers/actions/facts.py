"""What is asked of the facts that a body tells of itself, whoever types them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.rules import check_code, kind_differs
from goufu.law.parties import PROVIDERS
from goufu.law.refusals import Refusal
from goufu.law.words import Word
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import Decoupling, Provider, SubKind
from goufu.stages.parties.providers.models.provider import LIVING
from goufu.stages.parties.providers.rules import entry as rules
from goufu.stages.parties.providers.sheets.entry import ProviderRow

SUB_NAMES = {str(one.value): str(one.label) for one in SubKind}


def check_facts(sheet: ProviderRow, authority: Organisation, *, on: date) -> None:
    """Ask everything that one body's facts alone can answer.

    Raises:
        MayNotProvide: the law of the day knows no such providers.
        SubKindDoesNotFit, CodeMissing, CodeIsWrong, KindAgainstCode, WrongAuthority,
        DecouplingOfNoAssociation, FoundedInTheFuture: see their sentences.
    """
    for check in _checks(sheet, authority, on):
        check()


def faults_of(sheet: ProviderRow, authority: Organisation, *, on: date) -> list[Refusal]:
    """Return all that ``check_facts`` would refuse, one after the other."""
    faults = []
    for check in _checks(sheet, authority, on):
        try:
            check()
        except Refusal as refusal:
            faults.append(refusal)
    return faults


def _checks(sheet: ProviderRow, authority: Organisation, on: date) -> Iterator[Callable[[], None]]:
    kind = sheet.kind.value
    yield lambda: rules.check_may_provide(kind, on=on, place=authority.place)
    yield lambda: check_sub_kind(sheet)
    yield lambda: rules.check_code_given(kind, sheet.uscc, sheet.registration_number, on=on)
    if sheet.uscc:
        yield lambda: check_code(sheet.uscc)
    yield lambda: check_kind_of_code(sheet)
    yield lambda: rules.check_authority(kind, authority.functions, authority=authority.name)
    yield lambda: check_decoupled(sheet.sub_kind, sheet.decoupling, sheet.decoupled_on)
    yield lambda: rules.check_founded(sheet.founded_on, on=on)


def check_sub_kind(sheet: ProviderRow) -> None:
    """Ask whether the sub-kind is one of the kind's."""
    chosen = str(sheet.sub_kind.value) if sheet.sub_kind else ""
    rules.check_sub_kind(sheet.kind.value, chosen, names=SUB_NAMES)


def check_kind_of_code(sheet: ProviderRow) -> None:
    """Ask for a word where the code begins as those of other bodies do."""
    differs = kind_differs(sheet.kind.value, sheet.uscc)
    if differs is not None and not sheet.code_note:
        raise rules.KindAgainstCode(
            prefix=differs["prefix"], kind=Word(PROVIDERS[sheet.kind.value])
        )


def check_decoupled(
    sub_kind: SubKind | None, decoupling: Decoupling, decoupled_on: date | None
) -> None:
    """Ask whether what is said of decoupling can be."""
    done = decoupling is Decoupling.DONE
    rules.check_decoupling(
        str(sub_kind.value) if sub_kind else "",
        concerned=decoupling is not Decoupling.NOT_CONCERNED,
        day_missing=done and decoupled_on is None,
    )


def check_new(sheet: ProviderRow, *, but: Provider | None = None) -> None:
    """Refuse a body that is in the register already, or on its way there.

    Raises:
        AlreadyInTheRegister: by its code, or without one by its name.
    """
    known = queries.living(sheet.uscc)
    if known is None and not sheet.uscc:
        known = Provider.objects.filter(title=sheet.name, state__in=LIVING).first()
    if known is not None and (but is None or known.pk != but.pk):
        raise rules.AlreadyInTheRegister(value=sheet.uscc or sheet.name)


def facts_of(sheet: ProviderRow) -> dict[str, Any]:
    """Return what the register stores of a row or an application."""
    return {
        "title": sheet.name,
        "kind": sheet.kind.value,
        "sub_kind": str(sheet.sub_kind.value) if sheet.sub_kind else "",
        "uscc": sheet.uscc,
        "registration_number": sheet.registration_number,
        "code_note": sheet.code_note,
        "founded_on": sheet.founded_on,
        "legal_representative": sheet.legal_representative,
        "address": sheet.address,
        "services": sheet.services,
        "former_names": sheet.names_before(),
        "converted_from": sheet.converted_from,
        "decoupling": str(sheet.decoupling.value),
        "decoupled_on": sheet.decoupled_on,
        "contact": sheet.contact,
        "phone": sheet.phone,
        "email": sheet.email,
    }


def said_in_ledger(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what of the facts may stand in the ledger for ever: nobody's number, nobody's mail."""
    told = ("title", "kind", "sub_kind", "uscc", "registration_number", "code_note")
    return {name: facts[name] for name in told}
