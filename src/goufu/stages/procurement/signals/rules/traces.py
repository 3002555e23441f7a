"""What programs leave in files, and what of it says nothing.

>>> says_something("author", "Administrator"), says_something("author", "王五")
(False, True)
"""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

MARKS: Mapping[str, str] = {
    "author": say("作者"),
    "last_saved_by": say("最后保存者"),
    "company": say("公司"),
    "origin": say("文档来源编号"),
    "content": say("文件内容摘要"),
}
# These are never the same by chance: a file was copied, or made from the same original.
UNMISTAKABLE = frozenset({"origin", "content"})

# Names that programs and shops put in.
SAYS_NOTHING = frozenset(
    {
        "", "a", "admin", "administrator", "apache poi", "asus", "author", "dell", "guest", "hp",
        "lenovo", "lenovo user", "microsoft", "microsoft office user", "microsoft office 用户",
        "ms user", "openpyxl", "owner", "pc", "python-docx", "root", "test", "thinkpad", "user",
        "users", "unknown", "windows user", "windows 用户", "wps", "wps office", "wps_office",
        "xlsxwriter", "微软中国", "微软用户", "作者", "用户", "雨林木风", "深度系统",
    }
)  # fmt: skip


def says_something(mark: str, value: str) -> bool:
    """Test whether two files with the same value have something in common."""
    return mark in UNMISTAKABLE or value.strip().casefold() not in SAYS_NOTHING
