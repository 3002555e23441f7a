"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.review.surveys.models import QuestionKind, Survey


@dataclass(frozen=True)
class QuestionLine:
    number: int = field(metadata={"label": say("题号")})
    kind: str = field(metadata={"label": say("题型")})
    text: str = field(metadata={"label": say("题目")})
    options: tuple[str, ...] = field(metadata={"label": say("选项")})
    required: bool = field(metadata={"label": say("必答")})


@dataclass(frozen=True)
class SurveyCard:
    """A survey as those see it who ask."""

    ref: str
    title: str
    state: str
    body: str = field(metadata={"label": say("发布单位")})
    about_ref: str = field(metadata={"label": say("有关编号"), "kind": "code"})
    opens_on: date = field(metadata={"label": say("调查开始日"), "kind": "day"})
    closes_on: date = field(metadata={"label": say("调查截止日"), "kind": "day"})
    access: str = field(metadata={"label": say("填写方式")})
    keys: int | None = field(metadata={"label": say("答题码数量"), "kind": "number"})
    answers: int = field(metadata={"label": say("已收到答卷"), "kind": "number"})
    address: str = field(metadata={"label": say("填写地址"), "kind": "address"})
    paper: str = field(metadata={"label": say("录入纸质答卷"), "kind": "address"})
    key_list: str = field(metadata={"label": say("答题码清单"), "kind": "address"})
    results: str = field(metadata={"label": say("统计结果"), "kind": "address"})
    published_on: date | None = field(metadata={"label": say("公布日期"), "kind": "day"})
    introduction: str = field(metadata={"label": say("说明"), "kind": "long_text"})
    conclusion: str = field(metadata={"label": say("结论"), "kind": "long_text"})
    questions: tuple[QuestionLine, ...] = field(metadata={"label": say("题目")})

    @classmethod
    def of(cls, survey: Survey, _reader: Actor) -> SurveyCard:
        return cls(
            ref=survey.ref,
            title=survey.title,
            state=survey.state,
            body=survey.body.name,
            about_ref=survey.about_ref,
            opens_on=survey.opens_on,
            closes_on=survey.closes_on,
            access=survey.get_access_display(),
            keys=survey.keys or None,
            answers=survey.given.count(),
            **_addresses(survey),
            published_on=survey.published_on,
            introduction=survey.introduction,
            conclusion=survey.conclusion,
            questions=tuple(
                QuestionLine(
                    one.number,
                    str(QuestionKind(one.kind).label),
                    one.text,
                    one.options,
                    one.required,
                )
                for one in survey.asked()
            ),
        )


def _addresses(survey: Survey) -> dict[str, str]:
    """Return where a survey is answered, entered from paper, and what came of it is read."""
    at = f"/surveys/{survey.ref}/"
    begun, runs = survey.state != "draft", survey.state == "open"
    return {
        "address": at if begun else "",
        "paper": f"{at}paper/" if runs else "",
        "key_list": f"{at}keys.xlsx" if begun and survey.keys else "",
        "results": f"{at}results/" if begun else "",
    }
