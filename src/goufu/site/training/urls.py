from __future__ import annotations

from django.urls import path

from goufu.site.training import views

app_name = "training"
urlpatterns = [
    path("", views.home, name="home"),
    path("begin/", views.begin, name="begin"),
    path("end/", views.end, name="end"),
    path("clock/", views.clock, name="clock"),
    path("seat/", views.seat, name="seat"),
    path("play/", views.play, name="play"),
]
