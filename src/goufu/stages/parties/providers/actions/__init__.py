"""What people do to the register of providers, to its directory and its papers."""

from goufu.stages.parties.providers.actions.checking import (
    check_year,
    confirm_change,
    refuse,
    reject_change,
    send_back,
    set_secret,
    verify,
)
from goufu.stages.parties.providers.actions.conduct import (
    leave,
    list_conduct,
    resume,
    strike_off,
    suspend,
)
from goufu.stages.parties.providers.actions.directories import (
    compile_directory,
    open_directory,
    publish_directory,
    send_directory_back,
)
from goufu.stages.parties.providers.actions.entry import apply, claim_account, resubmit
from goufu.stages.parties.providers.actions.importing import import_register
from goufu.stages.parties.providers.actions.itself import file_governance, report_change
from goufu.stages.parties.providers.actions.records import issue_record, withdraw_record
from goufu.stages.parties.providers.actions.standards import (
    draft_standard,
    publish_standard,
    repeal_standard,
    revise_standard,
)

__all__ = [
    "apply",
    "check_year",
    "claim_account",
    "compile_directory",
    "confirm_change",
    "draft_standard",
    "file_governance",
    "import_register",
    "issue_record",
    "leave",
    "list_conduct",
    "open_directory",
    "publish_directory",
    "publish_standard",
    "refuse",
    "reject_change",
    "repeal_standard",
    "report_change",
    "resubmit",
    "resume",
    "revise_standard",
    "send_back",
    "send_directory_back",
    "set_secret",
    "strike_off",
    "suspend",
    "verify",
    "withdraw_record",
]
