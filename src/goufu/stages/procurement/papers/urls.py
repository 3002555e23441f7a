"""Addresses of this room; hung into the namespace of the doors."""

from __future__ import annotations

from django.urls import path

from goufu.stages.procurement.papers import views

urlpatterns = [
    path("paper_template/standard.zip", views.standard_templates, name="standard_templates"),
]
