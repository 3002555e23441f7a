"""Addresses of what operators enter; hung below ``/law/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.law_rows import local_views, views

app_name = "law_rows"
urlpatterns = [
    path("calendar/", views.years, name="years"),
    path("calendar/enter/", views.enter_year, name="enter_year"),
    path("calendar/upload/", views.upload_year, name="upload_year"),
    path("calendar/<int:year>/withdraw/", views.withdraw_year, name="withdraw_year"),
    path("local-values/", local_views.local_values, name="local_values"),
    path("local-values/propose/", local_views.propose, name="propose"),
    path("local-values/export/", local_views.export, name="export"),
    path("local-values/import/", local_views.import_law, name="import"),
    path("local-values/<int:value>/withdraw/", local_views.withdraw, name="withdraw_value"),
    path("local-values/proposals/<int:pk>/", local_views.proposal, name="proposal"),
    path("local-values/proposals/<int:pk>/approve/", local_views.approve, name="approve"),
    path("local-values/proposals/<int:pk>/send-back/", local_views.send_back, name="send_back"),
]
