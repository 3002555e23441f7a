"""What people do with vouchers."""

from __future__ import annotations

from goufu.stages.procurement.vouchers.actions.enrolling import (
    check_people,
    enrol,
    import_people,
    issue,
)
from goufu.stages.procurement.vouchers.actions.feedback import (
    complain,
    dismiss,
    rate,
    show,
    uphold,
)
from goufu.stages.procurement.vouchers.actions.redeeming import redeem, undo
from goufu.stages.procurement.vouchers.actions.scheme import (
    accept,
    close,
    edit,
    end,
    open_scheme,
    return_scheme,
    start,
    submit,
    withdraw,
)
from goufu.stages.procurement.vouchers.actions.settling import (
    accept_statement,
    send_back,
    settle,
)
from goufu.stages.procurement.vouchers.actions.vouchers import cancel, reissue

__all__ = [
    "accept",
    "accept_statement",
    "cancel",
    "check_people",
    "close",
    "complain",
    "dismiss",
    "edit",
    "end",
    "enrol",
    "import_people",
    "issue",
    "open_scheme",
    "rate",
    "redeem",
    "reissue",
    "return_scheme",
    "send_back",
    "settle",
    "show",
    "start",
    "submit",
    "undo",
    "uphold",
    "withdraw",
]
