from __future__ import annotations

from django.urls import path

from goufu.base.organisations.views import organisations, places

app_name = "organisations"
urlpatterns = [
    path("organisations/", organisations.index, name="index"),
    path("organisations/new/", organisations.new, name="new"),
    path("organisations/<int:number>/", organisations.show, name="show"),
    path("organisations/<int:number>/change/", organisations.change, name="change"),
    path("organisations/<int:number>/close/", organisations.close, name="close"),
    path("organisations/<int:number>/alias/", organisations.alias, name="alias"),
    path("places/", places.index, name="places"),
    path("places/new/", places.new, name="new_place"),
    path("places/<str:code>/", places.show, name="place"),
    path("places/<str:code>/end/", places.end, name="end_place"),
]
