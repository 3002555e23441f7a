"""The addresses of the portal; ``config/urls.py`` puts them into the namespace ``doors``."""

from __future__ import annotations

from django.urls import path

from goufu.site.portal import (
    before_purchase,
    catalogue,
    home,
    letters,
    methods,
    needs,
    notices,
    surveys,
    talk,
    voucher_papers,
    vouchers,
)
from goufu.site.portal.guidance import changes as guidance_changes
from goufu.site.portal.guidance import items, pages, schemes
from goufu.site.portal.law import acts, changes, index, rule
from goufu.site.portal.parties import applying, directory, reading

urlpatterns = [
    path("", home.home, name="home"),
    path("notices/", notices.list_page, name="notices"),
    path("notices/<str:ref>/", notices.notice_page, name="public_notice"),
    path("notices/<str:ref>/notice.json", notices.notice_json, name="notice_json"),
    path("catalogues/", catalogue.catalogue_page, name="catalogue"),
    path("catalogues/catalogue.csv", catalogue.catalogue_csv, name="catalogue_csv"),
    path("catalogues/catalogue.xlsx", catalogue.catalogue_xlsx, name="catalogue_xlsx"),
    path("catalogues/guidance/", pages.list_page, name="guidance_list"),
    path("catalogues/guidance/<str:ref>/", pages.guidance_page, name="guidance_page"),
    path("catalogues/guidance/<str:ref>/items.xlsx", pages.guidance_xlsx, name="guidance_xlsx"),
    path(
        "catalogues/guidance/<str:ref>/changes/",
        guidance_changes.changes_page,
        name="guidance_changes",
    ),
    path(
        "catalogues/guidance/<str:ref>/changes.xlsx",
        guidance_changes.changes_xlsx,
        name="guidance_changes_xlsx",
    ),
    path("catalogues/items/<int:pk>/", items.item_page, name="guidance_item"),
    path("catalogues/schemes/", schemes.schemes_page, name="schemes"),
    path("catalogue/<str:ref>/preview/", catalogue.preview_page, name="catalogue_preview"),
    path("providers/", directory.directory_page, name="providers"),
    path("providers/directory.csv", directory.directory_csv, name="provider_directory_csv"),
    path("providers/directory.xlsx", directory.directory_xlsx, name="provider_directory_xlsx"),
    path("providers/apply/", applying.apply_page, name="provider_apply"),
    path("providers/mine/", applying.mine_page, name="provider_mine"),
    path("providers/mine/<str:ref>/again/", applying.resubmit_page, name="provider_resubmit"),
    path("providers/mine/<str:ref>/account/", applying.claim_page, name="provider_claim"),
    path("providers/standards/", reading.standards_page, name="provider_standards"),
    path("providers/records/", reading.record_page, name="provider_record"),
    path(
        "providers/records/<str:ref>/<str:code>/",
        reading.record_paper,
        name="provider_record_paper",
    ),
    path("purchasers/coverage/", reading.coverage_page, name="coverage"),
    path("verify/letters/", letters.check_page, name="letter_check"),
    path("ask/", talk.ask_page, name="ask"),
    path("ask/<str:ref>/", talk.question_page, name="asked"),
    path("propose/", talk.propose_page, name="propose"),
    path("propose/answer/", needs.answer_page, name="need_answer"),
    path("needs/", needs.needs_page, name="needs"),
    path("needs/calls/<str:ref>/", needs.call_page, name="need_call"),
    path("needs/<str:ref>/", needs.need_page, name="public_need"),
    path("needs/<str:ref>/support/", needs.support, name="support"),
    path("opinions/", before_purchase.opinions_page, name="opinions"),
    path("demands/<str:ref>/", before_purchase.demand_page, name="public_demand"),
    path("single-source/<str:ref>/", before_purchase.source_page, name="public_source"),
    path("surveys/<str:ref>/", surveys.survey_page, name="survey"),
    path("surveys/<str:ref>/results/", surveys.results_page, name="survey_results"),
    path("surveys/<str:ref>/results.xlsx", surveys.results_xlsx, name="survey_xlsx"),
    path("surveys/<str:ref>/keys.xlsx", surveys.keys_xlsx, name="survey_keys"),
    path("surveys/<str:ref>/paper/", surveys.paper_page, name="survey_paper"),
    path("vouchers/", vouchers.voucher_page, name="vouchers"),
    path("vouchers/redeem/", vouchers.redeem_page, name="voucher_redeem"),
    path("voucher-sheets/<str:ref>.pdf", voucher_papers.sheets_pdf, name="voucher_sheets"),
    path("voucher-texts/<str:ref>.csv", voucher_papers.texts_csv, name="voucher_texts"),
    path("law/", index.law_page, name="law"),
    path("law/rules/<path:key>/", rule.rule_page, name="rule"),
    path("law/acts/", acts.acts_page, name="acts"),
    path("law/acts/<str:short>/", acts.act_page, name="act_text"),
    path("law/changes/", changes.changes_page, name="law_changes"),
    path("law/changes.csv", changes.changes_csv, name="law_changes_csv"),
    path("law/changes.xlsx", changes.changes_xlsx, name="law_changes_xlsx"),
    path("law/methods/", methods.methods_page, name="methods"),
]
