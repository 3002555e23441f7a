"""The short words of a notice on the bank of the river, where two steps are as wide as it gets."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from goufu.stages.disclosure.notices.models import NoticeKind

SHORT: dict[str, str | Promise] = {
    NoticeKind.CATALOGUE.value: pgettext_lazy("on the bank", "实施目录"),
    NoticeKind.PROJECT.value: pgettext_lazy("on the bank", "项目公告"),
    NoticeKind.INTENTION.value: pgettext_lazy("on the bank", "采购意向"),
    NoticeKind.TENDER.value: pgettext_lazy("on the bank", "招标公告"),
    NoticeKind.RESULT.value: pgettext_lazy("on the bank", "结果公告"),
    NoticeKind.OTHER_WAY.value: pgettext_lazy("on the bank", "其他方式"),
    NoticeKind.FAILURE.value: pgettext_lazy("on the bank", "终止公告"),
    NoticeKind.CONTRACT.value: pgettext_lazy("on the bank", "合同公告"),
    NoticeKind.ACCEPTANCE.value: pgettext_lazy("on the bank", "验收结果"),
    NoticeKind.EVALUATION.value: pgettext_lazy("on the bank", "绩效结果"),
    NoticeKind.RESULT_USE.value: pgettext_lazy("on the bank", "结果运用"),
    NoticeKind.INSPECTION.value: pgettext_lazy("on the bank", "检查结果"),
    NoticeKind.CORRECTION.value: pgettext_lazy("on the bank", "更正公告"),
}
