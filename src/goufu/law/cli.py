"""The door of the law floor at the command line: ``goufu law …``. Starts without Django."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from goufu.law.listings import (
    DONE,
    UnknownCommand,
    described,
    diff,
    encoded,
    list_acts,
    list_packs,
    list_questions,
    list_year,
    only,
    write,
)
from goufu.law.questions import as_error, ask, question
from goufu.law.questions.fields import Field, MissingField, read_facts
from goufu.law.refusals import Refusal
from goufu.law.strict_json import decoded, read_json
from goufu.law.words import say

REFUSED = 2
HELP = frozenset({"--help", "-h", "help"})

USAGE = say(
    """用法：goufu law 命令

  ask 问题 < facts.json      回答一个问题；facts.json 是一个 JSON 对象
  ask 问题 --help            列出这个问题要填的事实，并给出示例
  ask --batch < 多行         每行一个 {"question": …, "facts": …}，每行一个回答，次序不变
  questions [--json]         列出能回答的问题
  calendar 年份 [--json]     某年的放假和调休上班日
  instruments [--json]       所依据的法律文件及其生效、失效日期
  packs [--json]             规定改变的日子，新来了什么、取代了什么
  diff --from 日 --to 日 [--place 地区] [--other-place 地区] [--json]
                             两天或者两个地区之间改变了什么
  --entered 命令              同上各命令，连同本平台录入的年度和本地规定（需要数据库）
  import-text 文件…           导入法规全文，逐条保存（需要数据库）
  import-calendar 文件        录入某年的工作日安排（需要数据库）
  export-local --place 地区   导出一个地区的本地规定（需要数据库）
  import-local 文件 --by 用户 提出文件中新的本地规定，由另一人审定（需要数据库）
  rehearse --year 年度 …     政策推演：把已办项目按另一种规定重新走一遍（需要数据库）

无法回答时退出码为 2，标准错误输出一个 JSON 对象：code、sentence，以及出错的 field。"""
)

_LINE = (
    Field("question", "text", say("问题")),
    Field("facts", "object", say("事实")),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        argv: what stands after ``goufu law``.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in HELP:
        write(USAGE)
        return DONE
    command = _COMMANDS.get(words[0])
    try:
        if command is None:
            raise UnknownCommand(command=words[0])
        return command(words[1:])
    except Refusal as refusal:
        write(_one_line(as_error(refusal)), to=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # The reader has seen enough; Python would otherwise complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _ask(words: list[str]) -> int:
    if not words:
        raise MissingField(field="question")
    if words[0] in HELP or words[:2] == ["--batch", "--help"]:
        write(USAGE)
        return DONE
    if words[0] == "--batch":
        only(words, 1)
        return _batch()
    asked = question(words[0])
    if len(words) > 1 and words[1] in HELP:
        write(described(asked))
        return DONE
    only(words, 1)
    answer = ask(asked.name, read_json(_everything()))
    write(json.dumps(answer, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))
    return DONE


def _batch() -> int:
    out = sys.stdout
    for line in sys.stdin.buffer:
        try:
            asked = read_facts(_LINE, read_json(decoded(line)))
            answer: Any = ask(asked["question"], asked["facts"])
        except Refusal as refusal:
            answer = as_error(refusal)
        out.buffer.write(encoded(_one_line(answer)))
        out.buffer.flush()  # whoever asks line by line waits for each answer
    return DONE


_COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "ask": _ask,
    "questions": list_questions,
    "calendar": list_year,
    "instruments": list_acts,
    "packs": list_packs,
    "diff": diff,
}


def _everything() -> str:
    return decoded(sys.stdin.buffer.read())


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False)


def _one_line(answer: Any) -> str:
    return _ENCODER.encode(answer)
