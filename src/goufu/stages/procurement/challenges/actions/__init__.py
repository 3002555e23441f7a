"""What people do with a challenge or an inquiry."""

from __future__ import annotations

from goufu.stages.procurement.challenges.actions.answers import answer, report_to_finance
from goufu.stages.procurement.challenges.actions.inquiries import (
    answer_inquiry,
    ask,
    pass_inquiry_on,
)
from goufu.stages.procurement.challenges.actions.letters import (
    ask_completion,
    complain,
    complete,
    pass_on,
    raise_challenge,
    withdraw,
)
from goufu.stages.procurement.challenges.actions.of_prequalifications import (
    challenge_prequalification,
)
from goufu.stages.procurement.challenges.actions.suspension import resume, suspend

__all__ = [
    "answer",
    "answer_inquiry",
    "ask",
    "ask_completion",
    "challenge_prequalification",
    "complain",
    "complete",
    "pass_inquiry_on",
    "pass_on",
    "raise_challenge",
    "report_to_finance",
    "resume",
    "suspend",
    "withdraw",
]
