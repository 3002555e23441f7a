"""Addresses of the feeds; hung below ``/me/calendar/``."""

from __future__ import annotations

from django.urls import path

from goufu.base.deadlines import views

app_name = "deadlines"
urlpatterns = [path("<str:feed_key>.ics", views.feed, name="feed")]
