"""The walk of a project that is bought by a framework agreement, and paid by vouchers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from goufu.stages.procurement.frameworks import actions as frameworks
from goufu.stages.procurement.frameworks import lists as framework_lists
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks import sheets as framework_sheets
from goufu.stages.procurement.frameworks.models import Deal, Entry, Framework
from goufu.stages.procurement.sealing import envelope
from goufu.stages.procurement.sealing.sheets import Pieces
from goufu.stages.procurement.vouchers import actions as vouchers
from goufu.stages.procurement.vouchers import codes
from goufu.stages.procurement.vouchers import sheets as voucher_sheets
from goufu.stages.procurement.vouchers.models import Redemption, Scheme, Statement, Voucher
from tests import walk_sealing
from tests.walk import morning_of
from tests.walk_contracting import ContractingWalk
from tests.walk_procurement import moment_of

PLAN: dict[str, Any] = {
    "title": "居家养老上门服务",
    "case": "beneficiaries_choose",
    "form": "closed_framework",
    "service": "上门照料",
    "unit": "次",
    "ceiling_fen": 12_000,
    "months": 12,
    "elimination_percent": 20,
    "users": "own",
    "demand": "每次上门照料不少于一小时，服务记录逐次确认",
    "qualification": "依法登记，具有养老服务经验",
    "area": "市区各街道",
    "payment": "按月依据凭单结算",
    "contract_text": "凭单具有合同性质，背面载明双方权利义务",
    "feedback": "服务对象逐次评价，结果公开",
    "exit_rules": "按办法第十九条清退；剩余不足七成时补充征集",
    "survey": "走访三个街道、五家机构",
    "purchasers_asked": 3,
    "providers_asked": 5,
}
RESPONSE: dict[str, Any] = {
    "plan": "专职团队，两小时内响应",
    "location": "人民路 1 号",
    "contact": "0564-0000000",
    "declared": True,
}
PRICES = {"alpha": 9_800, "beta": 10_500, "gamma": 11_000, "delta": 11_900}
COMMITTEE = ("expert_1", "expert_2", "expert_3", "expert_4", "handler_2")
SCHEME: dict[str, Any] = {
    "service": "上门照料",
    "value_kind": "units",
    "face_units": 10,
    "unit": "次",
    "per_person": 1,
    "valid_from": "2026-06-01",
    "valid_to": "2026-12-31",
    "undo_hours": 24,
    "budget_fen": 168_000_000,
    "terms": "凭本凭单在所列供应商处使用，每次须本人输入密码",
}
OLD_SCHEME: dict[str, Any] = {
    **SCHEME,
    "value_kind": "money",
    "face_units": None,
    "face_fen": 50_000,
    "unit": "元",
    "valid_from": "2015-04-01",
    "valid_to": "2015-12-31",
    "grounds": "服务对象分散，需求各异，不具备竞争性条件",
}
PEOPLE = ("11010519491231002X", "110101194001010012", "110101193506060029")


class FrameworkWalk(ContractingWalk):
    """A project on its walk through a framework agreement and its vouchers."""

    def __init__(self, *, year: int = 2026) -> None:
        super().__init__(year=year)

    @property
    def framework(self) -> Framework:
        return Framework.objects.order_by("id").last()

    @property
    def deal(self) -> Deal:
        return Deal.objects.order_by("id").last()

    @property
    def scheme(self) -> Scheme:
        return Scheme.objects.get(project_code=self.ref)

    @property
    def redemption(self) -> Redemption:
        return Redemption.objects.order_by("id").last()

    @property
    def statement(self) -> Statement:
        return Statement.objects.order_by("id").last()

    def entry(self, by: str) -> Entry:
        own = self.who(by).organisation_id
        return self.framework.entries.filter(provider_id=own).order_by("id").last()

    def voucher(self, number: int = 0) -> Voucher:
        return Voucher.objects.filter(scheme=self.scheme).order_by("id")[number]

    # Framework agreements.

    def framework_planned(self, *, on: str, by: str = "handler", **changes: Any) -> Self:
        sheet = framework_sheets.FrameworkSheet.model_validate({**PLAN, **changes})
        frameworks.open_for_project(
            parent_ref=self.ref, sheet=sheet, actor=self.who(by), at=morning_of(on)
        )
        return self

    def framework_did(self, verb: str, *, on: str, by: str = "handler", **facts: Any) -> Self:
        """Take any act of the framework agreement by its action's name."""
        if verb == "publish_call":
            self.keys_there(at=morning_of(on))
            facts.setdefault("keeper_id", self.who("agency").organisation_id)
        room = (frameworks, framework_sheets)
        return self._did(room, verb, self.framework, by=by, on=on, facts=facts)

    def entry_did(self, verb: str, whose: str, *, on: str, by: str = "", **facts: Any) -> Self:
        """Take any act of an entry by its action's name."""
        room = (frameworks, framework_sheets)
        return self._did(room, verb, self.entry(whose), by=by or whose, on=on, facts=facts)

    def deal_did(self, verb: str, *, on: str, by: str = "handler", **facts: Any) -> Self:
        room = (frameworks, framework_sheets)
        return self._did(room, verb, self.deal, by=by, on=on, facts=facts)

    def keys_there(self, *, at: datetime) -> Self:
        """Let the three who unlock responses register their keys."""
        central = ("central",) if self.framework.central else ()
        walk_sealing.have_keys(self.town, at=at, words=(*walk_sealing.CUSTODIANS, *central))
        return self

    def responded(self, by: str, *, on: str = "", at: str = "", **changes: Any) -> Self:
        """Let a provider answer: sealed to a closed call, in plain to an open one."""
        facts = {**RESPONSE, "price_fen": PRICES[by], **changes}
        moment = moment_of(at) if at else morning_of(on)
        if self.framework.is_open:
            frameworks.apply(
                parent_ref=self.framework.ref,
                sheet=framework_sheets.Application.model_validate(facts),
                actor=self.who(by),
                at=moment,
            )
            return self
        declared = facts.pop("declared")
        sheet = framework_sheets.Response(envelope=self.response(by, **facts), declared=declared)
        frameworks.respond(
            parent_ref=self.framework.ref, sheet=sheet, actor=self.who(by), at=moment
        )
        return self

    def response(self, by: str, **content: Any) -> str:
        """Return a response as its provider's client seals it."""
        given = framework_lists.sealed_here(self.framework, self.who(by))
        return envelope.seal(
            content, tender=given["tender"], bidder=given["bidder"], keys=given["keys"]
        )

    def responses_unlocked(self, *words: str, at: str) -> Self:
        """Let custodians bring their pieces of every response."""
        for word in words or walk_sealing.UNLOCKERS:
            pinned = queries.key_of(self.framework, self.who(word))
            given = walk_sealing.taken(pinned, queries.sealed(self.framework))
            sheet = Pieces.model_validate(given)
            frameworks.bring_pieces(
                ref=self.framework.ref, sheet=sheet, actor=self.who(word), at=moment_of(at)
            )
        return self

    def responses_opened(self, *, at: str = "2026-05-06T09:30", by: str = "handler") -> Self:
        """Let the clock close the call, two unlock, and the collector open what came."""
        self.ticked(at=at).responses_unlocked(at=at)
        frameworks.open_responses(
            ref=self.framework.ref,
            sheet=framework_sheets.Remark(),
            actor=self.who(by),
            at=moment_of(at),
        )
        return self

    def evaluated(self, *, on: str, bad: tuple[str, ...] = (), **changes: Any) -> Self:
        """Let the committee find all responses of the round right but those of ``bad``."""
        ids = {self.who(word).organisation_id for word in bad}
        rows = [
            {
                "entry_id": one.pk,
                "qualified": one.provider_id not in ids,
                "reason": "资格证明缺失" if one.provider_id in ids else "",
            }
            for one in self.framework.entries.filter(state="opened")
        ]
        members = [{"appointment_id": self.who(word).appointment_id} for word in COMMITTEE]
        facts = {"rows": rows, "members": members, "report": "评审依法进行", **changes}
        return self.framework_did("evaluate", on=on, **facts)

    def up_to_call(self, **changes: Any) -> Self:
        """Plan, get the sector's consent, file, call: 8 April to 6 May 2026."""
        self.up_to_announcement()
        self.framework_planned(on="2026-03-24", **changes)
        self.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        self.framework_did("file_plan", on="2026-03-27")
        return self.framework_did(
            "publish_call", on="2026-04-08", closes_at=moment_of("2026-05-06T09:00")
        )

    def up_to_opened(self, **changes: Any) -> Self:
        self.up_to_call(**changes)
        for by in PRICES:
            self.responded(by, on="2026-04-20")
        return self.responses_opened()

    def up_to_entered(self, **changes: Any) -> Self:
        self.up_to_opened(**changes).evaluated(on="2026-05-06")
        return self.framework_did("publish_entry", on="2026-05-08")

    def up_to_framework(self, **changes: Any) -> Self:
        """Three entrants have signed; the agreement is in force from 20 May 2026 on."""
        self.up_to_entered(**changes)
        for by in ("alpha", "beta", "gamma"):
            self.entry_did("sign", by, on="2026-05-15", signatory="法定代表人")
        return self.framework_did("conclude", on="2026-05-20")

    def open_framework(self) -> Self:
        """An open agreement is in force from 8 April 2026 on."""
        self.up_to_announcement()
        self.framework_planned(
            on="2026-03-24",
            form="open_framework",
            open_case="beneficiaries_choose",
            elimination_percent=0,
        )
        self.framework_did("consent", on="2026-03-26", by="sector_head", opinion="同意")
        self.framework_did("file_plan", on="2026-03-27")
        return self.framework_did("open_call", on="2026-04-08")

    def dealt(self, *, on: str, by: str = "handler", to: str = "", **changes: Any) -> Self:
        facts = {
            "project_id": self.project.pk,
            "demand": "六月份上门照料",
            "quantity": "100",
            "entry_id": self.entry(to).pk if to else None,
            "grounds": "价格最低，就近服务" if to else "",
            **changes,
        }
        frameworks.open_deal(
            parent_ref=self.framework.ref,
            sheet=framework_sheets.DealSheet.model_validate(facts),
            actor=self.who(by),
            at=morning_of(on),
        )
        return self

    # Vouchers.

    def schemed(self, *, on: str, by: str = "handler", **changes: Any) -> Self:
        facts = {**(SCHEME if self.year > 2020 else OLD_SCHEME), **changes}
        vouchers.open_scheme(
            parent_ref=self.ref,
            sheet=voucher_sheets.SchemeSheet.model_validate(facts),
            actor=self.who(by),
            at=morning_of(on),
        )
        return self

    def scheme_did(self, verb: str, *, on: str, by: str = "handler", **facts: Any) -> Self:
        room = (vouchers, voucher_sheets)
        return self._did(room, verb, self.scheme, by=by, on=on, facts=facts)

    def enrolled(self, *, on: str, people: tuple[str, ...] = PEOPLE) -> Self:
        for number, person in enumerate(people, start=1):
            facts = {"name": f"老人{number}", "id_number": person, "area": "梅山街道"}
            self.scheme_did("enrol", on=on, **facts)
        return self

    def up_to_vouchers(self) -> Self:
        """Three people hold vouchers of ten services each: 2 June 2026."""
        self.up_to_framework().schemed(on="2026-05-25")
        self.scheme_did("start", on="2026-05-26", by="head")
        return self.enrolled(on="2026-05-28").scheme_did("issue", on="2026-06-02")

    def up_to_old_vouchers(self) -> Self:
        """The same by the lecture: vouchers of 500 yuan, 2 April 2015."""
        self.up_to_announcement()
        rows = [
            {"provider_id": self.town.organisations[word].pk, "location": f"{word} 路 1 号"}
            for word in ("alpha", "beta", "gamma")
        ]
        self.schemed(on="2015-03-23", providers=rows)
        self.scheme_did("submit", on="2015-03-24")
        self.scheme_did("accept", on="2015-03-26", by="supervision", opinion="同意")
        self.scheme_did("start", on="2015-03-30", by="head")
        return self.enrolled(on="2015-03-31").scheme_did("issue", on="2015-04-02")

    def redeemed(
        self, *, at: str, by: str = "alpha", amount: str = "1", number: int = 0, **changes: Any
    ) -> Self:
        ref = self.voucher(number).ref
        facts = {"code": codes.code_for(ref), "pin": codes.pin_for(ref), "amount": amount}
        vouchers.redeem(
            sheet=voucher_sheets.Redeem.model_validate({**facts, **changes}),
            actor=self.who(by),
            at=moment_of(at),
        )
        return self

    def use_did(self, verb: str, *, at: str, by: str, **facts: Any) -> Self:
        """Take any act of the newest redemption."""
        fn = getattr(vouchers, verb)
        sheet = getattr(voucher_sheets, fn.__annotations__["sheet"]).model_validate(facts)
        fn(ref=self.redemption.ref, sheet=sheet, actor=self.who(by), at=moment_of(at))
        return self

    def settled(self, *, on: str, since: str, until: str, by: str = "alpha") -> Self:
        vouchers.settle(
            parent_ref=self.scheme.ref,
            sheet=voucher_sheets.Settle.model_validate({"period_from": since, "period_to": until}),
            actor=self.who(by),
            at=morning_of(on),
        )
        return self

    def statement_did(self, verb: str, *, on: str, by: str = "reviewer", **facts: Any) -> Self:
        room = (vouchers, voucher_sheets)
        return self._did(room, verb, self.statement, by=by, on=on, facts=facts)
