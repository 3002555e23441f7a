"""What a survey and its answers store. Nothing ties an answer to who gave it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.surveys.rules import MULTIPLE, SCALE, SINGLE, TEXT, Question
from goufu.stages.review.surveys.workflow import SURVEY


class QuestionKind(models.TextChoices):
    ONE = SINGLE, _("单选")
    SEVERAL = MULTIPLE, _("多选")
    POINTS = SCALE, _("五分量表")
    WORDS = TEXT, _("文字")


class Access(models.TextChoices):
    """Who may answer."""

    ANYBODY = "anybody", _("公开链接，人人可填")
    KEYS = "keys", _("凭答题码填写")


class Survey(Dossier):
    """A few questions that a body asks."""

    WORKFLOW: ClassVar[Workflow] = SURVEY

    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    about_ref = models.CharField(max_length=60, blank=True)
    introduction = models.TextField(blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField()
    access = models.CharField(max_length=20, choices=Access.choices)
    keys = models.PositiveIntegerField(default=0)  # How many keys are given out.
    questions = models.JSONField(default=list)  # number, kind, text, options, required
    conclusion = models.TextField(blank=True)
    published_on = models.DateField(null=True)

    class Meta:
        app_label = "surveys"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="survey_closes_after_it_opened"
            ),
        ]
        indexes: ClassVar = [*of_a_list("survey", sorted_by=("closes_on",))]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party in {Party.PURCHASER, Party.FINANCE}:
            return frozenset({self.body_id})
        return super().parties(party)

    def asked(self) -> list[Question]:
        """Return the questions in their order."""
        return [Question.of(row) for row in self.questions]


class Used(models.Model):
    """A key, or a visitor of an open survey, that has answered; the answer does not say which."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="used")
    mark = models.CharField(max_length=64)

    class Meta:
        app_label = "surveys"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "mark"], name="one_answer_a_key")
        ]

    def __str__(self) -> str:
        return f"one for {self.survey_id}"


class Given(models.Model):
    """One answered survey: question's name → option, options or text."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="given")
    # A random number: in the order of numbers answers could be laid beside the ledger's lines.
    id = models.UUIDField(primary_key=True)
    paper = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)

    class Meta:
        app_label = "surveys"
        indexes: ClassVar = [models.Index(fields=["survey"], name="given_survey")]

    def __str__(self) -> str:
        return f"answer to {self.survey_id}"
