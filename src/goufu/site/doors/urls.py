"""The addresses of the generic doors; ``config/urls.py`` puts them into the namespace ``doors``."""

from __future__ import annotations

from django.urls import path, register_converter

from goufu.site.assessment import report, scoring
from goufu.site.budgets import views as budgets
from goufu.site.doors import acting, application, batch, desks, dossiers, lists, stages, statements
from goufu.site.doors.addresses import KindConverter
from goufu.site.imports import views as imports
from goufu.site.ledgers import views as ledgers
from goufu.site.pacing import views as pacing

register_converter(KindConverter, "kind")

urlpatterns = [
    path("desk/", desks.desk, name="desk"),
    path("search/", lists.search, name="search"),
    path("stages/<slug:stage>/", stages.stage_page, name="stage"),
    path("figures/", ledgers.figures_page, name="figures"),
    path("figures/figures.xlsx", ledgers.figures_file, name="figures_file"),
    path("pacing/", pacing.pacing_page, name="pacing"),
    path("projects/", lists.list_page, {"kind": "project"}, name="projects"),
    path("projects/<str:project_code>/", dossiers.project_page, name="project"),
    path("record/<int:number>/", statements.statement_page, name="statement"),
    path("refused/<int:number>/", statements.refused_page, name="refused"),
    path("project/typed/", application.keep_typed, name="keep_typed"),
    path("project/<str:ref>/typed/", application.keep_typed, name="keep_typed"),
    path("project/<str:ref>/application/", application.application_page, name="application"),
    path("<kind:kind>/", lists.list_page, name="list"),
    path("<kind:kind>/export.<str:form>", lists.export, name="export"),
    path("<kind:kind>/new/<slug:verb>/", acting.new_page, name="new"),
    path("<kind:kind>/batch/<slug:verb>/", batch.batch_page, name="batch"),
    path("<kind:kind>/import/<slug:name>/", imports.import_page, name="import"),
    path(
        "<kind:kind>/import/<slug:name>/template.xlsx",
        imports.template_file,
        name="import_template",
    ),
    path(
        "<kind:kind>/import/<slug:name>/<int:document>/marked.xlsx",
        imports.marked_file,
        name="import_marked",
    ),
    path("budgets/", budgets.year_page, name="budget_year"),
    path(
        "budgets/<int:year>/tables.<slug:form>",
        budgets.tables_of_all,
        name="budget_tables_of_year",
    ),
    path(
        "department_budget/<str:ref>/tables.<slug:form>",
        budgets.tables_of_one,
        name="budget_tables",
    ),
    path("tender/<str:ref>/score/", scoring.scoring_page, name="scoring"),
    path("tender/<str:ref>/score/cell/", scoring.save_cell, name="scoring_cell"),
    path("tender/<str:ref>/report/", report.report_page, name="tender_report"),
    path("tender/<str:ref>/report.pdf", report.report_file, name="tender_report_file"),
    path("<kind:kind>/<str:ref>/", dossiers.dossier_page, name="dossier"),
    path(
        "<kind:parent_kind>/<str:parent_ref>/new/<kind:kind>/<slug:verb>/",
        acting.new_below_page,
        name="new_below",
    ),
    path("<kind:kind>/<str:ref>/<slug:verb>/", acting.act_page, name="act"),
]
