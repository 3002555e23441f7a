"""Every address of the platform begins here."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from goufu.config.api import api
from goufu.config.health import health
from goufu.site.doors import urls as doors
from goufu.site.portal import urls as portal

# Pages of rooms that have views of their own; they share the namespace of the generic doors.
PAGES = (
    "goufu.stages.procurement.papers.urls",
    "goufu.stages.disclosure.notices.urls",
    "goufu.stages.disclosure.consultation.urls",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("goufu.site.urls")),
    path("", include("goufu.base.people.urls")),
    path("", include("goufu.base.organisations.urls")),
    path("me/calendar/", include("goufu.base.deadlines.urls", namespace="calendar")),
    path("documents/", include("goufu.base.documents.urls")),
    path("ledger/", include("goufu.base.ledger.urls")),
    path("law/", include("goufu.base.law_rows.urls")),
    path("law/", include("goufu.base.acts.urls")),
    path("training/", include("goufu.site.training.urls")),
    path("messages/", include("goufu.base.notifications.urls")),
    path("rehearsals/", include("goufu.site.rehearsal.urls")),
    path("api/v1/", api.urls),
    path("health", health),
    path(
        "",
        include(
            (
                [
                    *(path("", include(pages)) for pages in PAGES if find_spec(pages)),
                    *portal.urlpatterns,
                    *doors.urlpatterns,
                ],
                "doors",
            )
        ),
    ),
]
