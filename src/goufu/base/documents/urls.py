"""Addresses of documents; hung below ``/documents/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.documents import views

app_name = "documents"
urlpatterns = [
    path("<int:document>/", views.show, name="show"),
    path("<int:document>/<int:number>/", views.download, name="download"),
    path("<int:document>/<int:number>/<int:page>.png", views.preview_page, name="preview"),
    path("of/<slug:kind>/<str:ref>/", views.upload, name="upload"),
]
