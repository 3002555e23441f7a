"""A town with those who check: civil affairs, the regulator, a line authority."""

from __future__ import annotations

from typing import Any

import pytest

from goufu.base.organisations.kinds import Function, Kind
from goufu.base.people.roles import THE_PUBLIC, Role
from goufu.config.sample.codes import made_up_uscc
from goufu.stages.parties.providers import actions
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.sheets import entry, life
from tests.walk import LUAN, Town, morning_of, small_town

SECRET = "yanglao-2015"


def code(prefix: str = "52", number: int = 1) -> str:
    return made_up_uscc(prefix, LUAN, number)


class Registry:
    """The register of providers, asked by its actions."""

    def __init__(self) -> None:
        self.town: Town = small_town()
        self.town.settle("regulator", "六安市工商局", Kind.STATE_ORGAN, Function.MARKET_REGULATOR)
        self.town.settle("justice", "六安市司法局", Kind.STATE_ORGAN, Function.PURCHASER)
        appoint = self.town.appoint
        appoint("registrar", Role.CIVIL_AFFAIRS, "civil", "严民政")
        appoint("registrar_2", Role.CIVIL_AFFAIRS, "civil", "尹民政")
        appoint("regulator", Role.MARKET_REGULATOR, "regulator", "华工商")
        appoint("justice", Role.SECTOR_HEAD, "justice", "司法科长")

    def who(self, word: str) -> Any:
        return THE_PUBLIC if word == "public" else self.town.people[word]

    def application(self, **changes: Any) -> dict[str, Any]:
        authority = self.town.organisations[changes.pop("authority", "civil")].pk
        return {
            "name": "皖西晚晴居家养老服务中心",
            "kind": "private_non_enterprise_unit",
            "sub_kind": "civil",
            "uscc": code(),
            "founded_on": "2012-05-01",
            "legal_representative": "褚晚晴",
            "address": "六安市示例路 1 号",
            "services": "居家养老、日间照料",
            "contact": "褚晚晴",
            "phone": "13805641234",
            "email": "wanqing@example.org",
            "authority_id": authority,
            "secret": SECRET,
            "secret_again": SECRET,
            "declared": True,
            **changes,
        }

    def applied(self, *, on: str = "2015-03-02", **changes: Any) -> Provider:
        sheet = entry.Apply(**self.application(**changes))
        return actions.apply(sheet=sheet, actor=THE_PUBLIC, at=morning_of(on))

    def verified(
        self, *, by: str = "registrar", on: str = "2015-03-02", **changes: Any
    ) -> Provider:
        provider = self.applied(on=on, **changes)
        return self.did("verify", provider, by=by, on=on, opinion="已核对登记证书和章程")

    def did(
        self, verb: str, one: Any, *, by: str = "registrar", on: str = "2015-03-10", **facts: Any
    ) -> Any:
        sheet = SHEETS[verb](**facts)
        ref = {"parent_ref" if verb == "issue_record" else "ref": one.ref}
        act = getattr(actions, verb)
        return act(**ref, sheet=sheet, actor=self.who(by), at=morning_of(on))

    def itself(self, provider: Provider, word: str = "itself") -> str:
        """Give the provider an officer; return the word for them."""
        self.town.organisations[word] = provider.organisation
        self.town.appoint(word, Role.PROVIDER, word)
        return word


SHEETS: dict[str, Any] = {
    "resubmit": entry.Resubmit,
    "claim_account": entry.Claim,
    "set_secret": entry.SetSecret,
    "verify": entry.Verify,
    "send_back": entry.SendBack,
    "refuse": entry.Refuse,
    "report_change": entry.Change,
    "confirm_change": entry.Verify,
    "reject_change": entry.SendBack,
    "check_year": life.CheckYear,
    "file_governance": life.FileGovernance,
    "list_conduct": life.ListConduct,
    "strike_off": life.StrikeOff,
    "suspend": life.Because,
    "resume": life.Because,
    "leave": life.Because,
    "issue_record": life.IssueRecord,
    "withdraw_record": life.Because,
    "compile_directory": life.CompileDirectory,
    "send_directory_back": life.Because,
    "publish_directory": life.PublishDirectory,
}


@pytest.fixture
def registry(db: None) -> Registry:
    return Registry()
