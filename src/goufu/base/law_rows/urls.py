"""Addresses of what operators enter; hung below ``/law/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.law_rows import views

app_name = "law_rows"
urlpatterns = [
    path("calendar/", views.years, name="years"),
    path("calendar/enter/", views.enter_year, name="enter_year"),
    path("calendar/upload/", views.upload_year, name="upload_year"),
    path("calendar/<int:year>/withdraw/", views.withdraw_year, name="withdraw_year"),
    path("local-values/", views.local_values, name="local_values"),
    path(
        "local-values/<int:value>/withdraw/",
        views.withdraw_local_value,
        name="withdraw_local_value",
    ),
]
