"""Addresses of the ledger; hung below ``/ledger/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.ledger import views

app_name = "ledger"
urlpatterns = [
    path("heads/", views.heads, name="heads"),
    path("heads.json", views.heads_json, name="heads_json"),
    path("keys/<str:key_id>.pem", views.key, name="key"),
    path("check/", views.check, name="check"),
    path("proof/<str:number>.json", views.proof, name="proof"),
]
