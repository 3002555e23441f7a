from __future__ import annotations

from django.urls import path

from goufu.site.rehearsal import views

app_name = "rehearsal"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<str:ref>/", views.rehearsal_page, name="rehearsal"),
    path("<str:ref>/export.<str:form>", views.export, name="export"),
]
