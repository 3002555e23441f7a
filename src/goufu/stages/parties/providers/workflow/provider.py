"""How a provider comes into the register, stays in it and leaves it."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Tone, Workflow
from goufu.law.words import say
from goufu.stages.parties.providers.rules.conduct import LISTED
from goufu.stages.parties.providers.rules.directory import LINKED
from goufu.stages.parties.providers.rules.entry import CHECKS

REGISTRARS = frozenset({Role.CIVIL_AFFAIRS, Role.MARKET_REGULATOR, Role.SECTOR_HEAD})
APPLICANTS = frozenset({Role.PUBLIC, Role.PROVIDER})
FLAGGERS = frozenset({Role.PROCUREMENT_SUPERVISION})
ITSELF = frozenset({Role.PROVIDER})
AUTHORITIES = (Role.CIVIL_AFFAIRS, Role.MARKET_REGULATOR, Role.SECTOR_HEAD)
# In these states a provider is one that may be asked to serve, or was.
IN_REGISTER = ("verified", "changed", "suspended")


def _step(
    verb: str,
    path: tuple[str, str],
    by: frozenset[Role],
    label: str,
    done: str,
    *,
    clause: str = CHECKS,
    tells: tuple[Role, ...] = (Role.PROVIDER,),
    tone: Tone = "primary",
) -> Step:
    return Step(
        verb,
        *path,
        by=by,
        label=label,
        done=done,
        clause=clause,
        tells=tells,
        tone=tone,
    )


def _on_the_way(
    verb: str, by: frozenset[Role], label: str, done: str, *, clause: str, tone: Tone = "normal"
) -> tuple[Step, ...]:
    """Return steps that write something down and leave the provider where it is."""
    return tuple(
        _step(verb, (state, state), by, label, done, clause=clause, tone=tone)
        for state in IN_REGISTER
    )


PROVIDER = Workflow(
    "provider",
    states={
        "applied": say("待核验"),
        "returned": say("退回补正"),
        "refused": say("不予登记"),
        "verified": say("已核验"),
        "changed": say("变更待核验"),
        "suspended": say("暂停承接"),
        "ended": say("已退出"),
    },
    start="applied",
    opened=say("申请登记承接主体"),
    steps=(
        _step(
            "verify",
            ("applied", "verified"),
            REGISTRARS,
            say("核验通过"),
            say("承接主体已通过核验"),
        ),
        _step(
            "send_back",
            ("applied", "returned"),
            REGISTRARS,
            say("退回补正"),
            say("申请已退回补正"),
            tone="normal",
        ),
        _step(
            "refuse",
            ("applied", "refused"),
            REGISTRARS,
            say("不予登记…"),
            say("申请不予登记，理由和依据已记录"),
            tone="danger",
        ),
        _step(
            "resubmit",
            ("returned", "applied"),
            APPLICANTS,
            say("补正后重新提交"),
            say("申请已补正，重新提交"),
            tells=AUTHORITIES,
        ),
        _step(
            "claim_account",
            ("verified", "verified"),
            frozenset({Role.PUBLIC}),
            say("领取账号"),
            say("承接主体已领取账号"),
            tells=AUTHORITIES,
            tone="normal",
        ),
        _step(
            "report_change",
            ("verified", "changed"),
            ITSELF,
            say("报变更"),
            say("登记事项变更，待核验"),
            tells=AUTHORITIES,
            tone="normal",
        ),
        _step(
            "confirm_change",
            ("changed", "verified"),
            REGISTRARS,
            say("核验变更"),
            say("变更已核验"),
        ),
        _step(
            "reject_change",
            ("changed", "verified"),
            REGISTRARS,
            say("不予变更"),
            say("变更未予核验，登记事项不变"),
            tone="normal",
        ),
        *(
            _step(
                "set_secret",
                (state, state),
                REGISTRARS,
                say("设查询口令"),
                say("核验机关为申请人设了查询口令"),
                tone="normal",
            )
            for state in ("applied", "returned", "verified")
        ),
        *_on_the_way(
            "file_governance",
            ITSELF,
            say("报送治理档案"),
            say("年度治理档案已报送"),
            clause=LINKED,
        ),
        *_on_the_way(
            "check_year", REGISTRARS, say("记录年检结果"), say("年检结果已记录"), clause=CHECKS
        ),
        *_on_the_way(
            "list_conduct",
            FLAGGERS,
            say("列入不良行为记录名单…"),
            say("已列入不良行为记录名单"),
            clause=LISTED,
            tone="danger",
        ),
        *_on_the_way(
            "strike_off",
            FLAGGERS,
            say("移出不良行为记录名单"),
            say("已移出不良行为记录名单"),
            clause=LISTED,
        ),
        _step(
            "suspend",
            ("verified", "suspended"),
            REGISTRARS,
            say("暂停承接…"),
            say("承接资格已暂停"),
            tone="danger",
        ),
        _step(
            "resume",
            ("suspended", "verified"),
            REGISTRARS,
            say("恢复承接"),
            say("承接资格已恢复"),
            tone="normal",
        ),
        *(
            _step(
                "leave",
                (state, "ended"),
                REGISTRARS | ITSELF,
                say("退出…"),
                say("承接主体已退出"),
                tone="danger",
            )
            for state in ("verified", "suspended")
        ),
    ),
    final=frozenset({"refused", "ended"}),
    vain=frozenset({"refused", "ended"}),
    openers=APPLICANTS | REGISTRARS,
)
