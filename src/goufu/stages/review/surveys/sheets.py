"""What people fill in: the survey itself, and the answers, whose form the questions make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models
from pydantic import create_model

from goufu.base.doors.sheets import Line as Text
from goufu.base.doors.sheets import LongText, OptionalLine, Reason, Sheet, Whole, field
from goufu.law.words import say
from goufu.stages.review.surveys.models import Access, QuestionKind
from goufu.stages.review.surveys.rules import MULTIPLE, SCALE, SCALE_POINTS, TEXT, Question

BETWEEN = re.compile(r"\s*[;；|\n]\s*")
LONGEST_TEXT = 500


class QuestionRow(Sheet):
    kind: QuestionKind = field(say("题型"))
    text: Text = field(say("题目"))
    options: OptionalLine = field(
        say("选项"), default="", hint=say("用分号隔开；量表和文字题不填"), max_length=400
    )
    required: bool = field(say("必答"), default=False)

    def listed(self) -> tuple[str, ...]:
        """Return the options, each once; those of a scale are its points."""
        if self.kind == QuestionKind.POINTS:
            return SCALE_POINTS
        if self.kind == QuestionKind.WORDS:
            return ()
        return tuple(dict.fromkeys(one for one in BETWEEN.split(self.options) if one))


class DraftSurvey(Sheet):
    title: Text = field(say("问卷标题"))
    introduction: LongText = field(say("说明"), default="")
    opens_on: date = field(say("调查开始日"))
    closes_on: date = field(say("调查截止日"))
    access: Access = field(say("填写方式"), default=Access.ANYBODY)
    keys: Whole = field(
        say("答题码数量"), default=0, le=5000, hint=say("凭答题码填写的，写明发出多少个")
    )
    questions: tuple[QuestionRow, ...] = field(say("题目"), default=(), max_length=30)


class StartSurvey(Sheet):
    pass


class CloseSurvey(Sheet):
    reason: Reason = field(say("理由"))


class PublishSurvey(Sheet):
    conclusion: Reason = field(say("结论"), hint=say("随结果公开，请勿写入个人信息。"))


def answer_sheet(questions: list[Question]) -> type[Sheet]:
    """Return the sheet on which these questions are answered."""
    return _sheet_of(tuple(questions))


@lru_cache(maxsize=128)
def _sheet_of(questions: tuple[Question, ...]) -> type[Sheet]:
    fields: dict[str, Any] = {one.name: _field_of(one) for one in questions}
    return create_model("Answers", __base__=Sheet, **fields)


def _field_of(question: Question) -> tuple[Any, Any]:
    label = f"{question.number}. {question.text}"
    if question.kind == TEXT:
        need = {} if question.required else {"default": ""}
        kind = Reason if question.required else LongText
        return kind, field(label, max_length=LONGEST_TEXT, **need)
    options = _options(question)
    if question.kind == MULTIPLE:
        rules = {"min_length": 1} if question.required else {"default": ()}
        several: Any = tuple.__class_getitem__((options, ...))
        return several, field(label, **rules)
    hint = say("一分最差，五分最好") if question.kind == SCALE else ""
    if question.required:
        return options, field(label, hint=hint)
    return options | None, field(label, hint=hint, default=None)


def _options(question: Question) -> Any:
    """Return the options as choices whose words are what the reader sees."""
    members = [(f"O{n}", (one, one)) for n, one in enumerate(question.options)]
    make: Any = models.TextChoices  # Called with a name and members it makes a class of choices.
    return make(f"Options{question.number}", members)


def as_kept(answers: Sheet) -> Mapping[str, Any]:
    """Return what was answered as it is kept; a question that was left out is not there."""
    said = answers.model_dump(mode="json")
    return {name: value for name, value in said.items() if value not in (None, "", [])}
