"""The addresses of the portal; ``config/urls.py`` puts them into the namespace ``doors``."""

from __future__ import annotations

from django.urls import path

from goufu.site.portal import catalogue, home, law, methods, notices, talk

urlpatterns = [
    path("", home.home, name="home"),
    path("notices/", notices.list_page, name="notices"),
    path("notices/<str:ref>/", notices.notice_page, name="public_notice"),
    path("notices/<str:ref>/notice.json", notices.notice_json, name="notice_json"),
    path("catalogues/", catalogue.catalogue_page, name="catalogue"),
    path("catalogues/catalogue.csv", catalogue.catalogue_csv, name="catalogue_csv"),
    path("ask/", talk.ask_page, name="ask"),
    path("ask/<str:ref>/", talk.question_page, name="asked"),
    path("propose/", talk.propose_page, name="propose"),
    path("law/", law.law_page, name="law"),
    path("law/methods/", methods.methods_page, name="methods"),
]
