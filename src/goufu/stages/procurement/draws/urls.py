"""Addresses of the public records of draws."""

from __future__ import annotations

from django.urls import path

from goufu.stages.procurement.draws import views

urlpatterns = [
    path("draws/", views.records, name="draw_records"),
    path("draws/<str:ref>.json", views.record_json, name="draw_record_json"),
    path("draws/<str:ref>/", views.record, name="draw_record"),
]
