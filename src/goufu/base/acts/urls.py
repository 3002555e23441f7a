"""Addresses of the import; hung below ``/law/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.acts import views

app_name = "acts"
urlpatterns = [path("import-text/", views.import_page, name="import_text")]
