"""What every dossier has: a number, a place, a state, parties."""

from __future__ import annotations

from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from goufu.base.people.roles import PARTY_OF, Party, Role
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.remembered import parties_of
from goufu.law.refusals import Refusal
from goufu.law.words import say


class NoSuchDossier(Refusal):
    code = "workflow.no_such_dossier"
    status = 404
    sentence = say("没有编号为 {ref} 的事项，或者您无权查看。")
    remedy = say("请核对编号；如确需查看，请联系经办单位。")


D = TypeVar("D", bound="Dossier")


class DossierManager(models.Manager[D]):
    """Find a dossier by its number."""

    def numbered(self, ref: str) -> Any:
        """Return the dossier ``ref``.

        Raises:
            NoSuchDossier: there is none.
        """
        try:
            return self.get(ref=ref)
        except self.model.DoesNotExist:
            raise NoSuchDossier(ref=ref) from None

    def locked(self, ref: str) -> Any:
        """Return the dossier ``ref`` and keep everyone else from moving it until the end.

        Raises:
            NoSuchDossier: there is none.
        """
        try:
            return self.select_for_update(of=("self",)).get(ref=ref)
        except self.model.DoesNotExist:
            raise NoSuchDossier(ref=ref) from None


class Dossier(models.Model):
    """A thing that moves through states: a project, a tender, a contract, a challenge …

    ``project_code`` is the one number of the project through all stages; it is empty for
    what belongs to no project.
    """

    WORKFLOW: ClassVar[Workflow]
    # Where a row finds its method of purchase, of kinds whose workflow hangs on it.
    METHOD: ClassVar[str] = "method"

    ref = models.CharField(max_length=60, unique=True)
    project_code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=12)
    state = models.CharField(max_length=30)
    opened_at = models.DateTimeField()

    objects = DossierManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; None where everyone in the role is."""
        if party in {Party.CLOCK, Party.PUBLIC}:
            return None
        if not self.project_code:
            return None
        return parties_of(self.project_code).get(party, frozenset())

    def one_party(self, role: Role) -> int | None:
        """Return the organisation that has to act in ``role``, where there is just one."""
        organisations = self.parties(PARTY_OF[role])
        return next(iter(organisations)) if organisations and len(organisations) == 1 else None

    def method_of_purchase(self) -> str | None:
        """Return the method on which periods may depend, where one is chosen."""
        return None

    def duties_from(self) -> tuple[str, ...]:
        """Return the dossiers whose open duties a step of this one may meet."""
        return (self.ref,)

    @property
    def state_name(self) -> str:
        """The words of the state, to be translated at the door."""
        return self.WORKFLOW.words_of(self)

    def set(self, **facts: Any) -> Self:
        """Write facts down."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.save(update_fields=list(facts))
        return self
