"""Addresses of messages; hung below ``/messages/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.messages, name="messages"),
    path("read/", views.read, name="read"),
]
