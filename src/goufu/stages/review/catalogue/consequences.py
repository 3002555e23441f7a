"""What other rooms' steps set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell_holders
from goufu.base.people.queries import holders
from goufu.base.people.roles import Role
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.review.catalogue.models import CatalogueEntry
from goufu.stages.review.catalogue.queries import PUBLIC

WITHDRAWN = say("目录所列项目已撤回，请提请更正，从目录中撤下")


def drop_withdrawn(entry: Entry) -> None:
    """Take a withdrawn project out of a catalogue that is not out. Listens to ``project.withdraw``.

    What society has read stays as it is: its keeper is told to correct it by a notice.
    """
    listed = CatalogueEntry.objects.filter(project_code=entry.project_code, ended_on=None)
    listed.exclude(catalogue__state__in=PUBLIC).delete()
    for one in listed.select_related("catalogue"):
        keepers = holders(
            Role.FINANCE_BUDGET, [one.catalogue.finance_id], on=day_of(entry.happened_at)
        )
        tell_holders(keepers, entry, sentence=WITHDRAWN, title=one.title)
