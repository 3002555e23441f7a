"""Why a file cannot be carried in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goufu.base.imports.declare import RowProblem
from goufu.law.refusals import Refusal
from goufu.law.words import say


class NoHeads(Refusal):
    code = "imports.no_heads"
    status = 422
    sentence = say("“{name}”中没有找到表头，缺少这些列：{missing}。")
    remedy = say("请下载模板，把数据粘贴到模板的对应列中再上传；表头文字不要改动。")


class HeadTwice(Refusal):
    code = "imports.head_twice"
    status = 422
    sentence = say("“{name}”中“{head}”一列出现了两次。")
    remedy = say("请删去其中一列再上传。")


class NoRows(Refusal):
    code = "imports.no_rows"
    status = 422
    sentence = say("“{name}”的表头下面没有数据。")
    remedy = say("请在表头下面逐行填写，再上传。")


class TooManyRows(Refusal):
    code = "imports.too_many_rows"
    status = 413
    sentence = say("“{name}”有 {rows} 行，一次最多导入 {most} 行。")
    remedy = say("请拆成几个文件，分次导入。")


class NotASpreadsheet(Refusal):
    code = "imports.not_a_spreadsheet"
    status = 422
    sentence = say("“{name}”不是电子表格。")
    remedy = say("请上传 XLSX、ODS 或 CSV 文件；旧版 XLS 请另存为 XLSX。")


class NotForYou(Refusal):
    code = "imports.not_for_you"
    status = 403
    sentence = say("“{label}”由{wanted}办理，您目前的身份是{role}。")
    remedy = say("请由相应岗位的人员导入，或者切换身份。")


class RowsWrong(Refusal):
    """Some rows are wrong; nothing was carried in. ``problems`` say which, by number of the row."""

    code = "imports.rows_wrong"
    status = 422
    sentence = say("“{name}”有 {count} 处填写有误，没有导入任何一行。")
    remedy = say("请按所列的行号和原因逐处更正，然后重新上传整个文件。")

    def __init__(self, problems: Sequence[RowProblem], **params: Any) -> None:
        super().__init__(**params)
        self.problems = list(problems)
