"""``api.md`` and ``openapi.json``: the JSON doors."""

from __future__ import annotations

import json

from django.utils import translation

from goufu.config.api import api
from goufu.config.reference.markdown import head, table
from goufu.site.api.page import GroupCard, card_of


def openapi() -> str:
    with translation.override("zh-hans"):
        schema = api.get_openapi_schema(path_prefix="/api/v1/")
        return json.dumps(schema, ensure_ascii=False, indent=1, default=str) + "\n"


def page() -> str:
    with translation.override("zh-hans"):
        card = card_of(api.get_openapi_schema(path_prefix="/api/v1/"))
        about = f"{card.about}\n\n同样的内容：运行中的 `/api/v1/docs`，以及 `openapi.json`。"
        groups = [group for part in card.parts for group in part.groups]
        return head("接口 API", about) + "".join(_chapter(group) for group in groups)


def _chapter(group: GroupCard) -> str:
    rows = [
        (
            f"`{one.method}`",
            f"`{one.path}`",
            one.summary,
            f"`{one.body}`" if one.body else "",
            f"`{one.answer}`" if one.answer else "",
            "\n".join(one.description),
        )
        for one in group.operations
    ]
    heads = ("方法", "地址", "作用", "内容", "结果", "说明")
    return f"\n## {group.name}（`{group.key}`）\n\n{table(heads, rows)}"
