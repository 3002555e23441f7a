from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from goufu.site import views

app_name = "site"
urlpatterns = [
    path("theme/", views.theme, name="theme"),
    path("language/", set_language, name="language"),
    path("styleguide/", views.styleguide, name="styleguide"),
    path("styleguide/<slug:page>/", views.styleguide, name="styleguide"),
]
