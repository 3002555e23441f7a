"""Addresses of messages; hung below ``/messages/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.notifications.views import messages, webhooks

app_name = "notifications"
urlpatterns = [
    path("", messages.messages, name="messages"),
    path("read/", messages.read, name="read"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/<int:webhook>/<slug:deed>/", webhooks.change, name="change_webhook"),
]
