"""The door of the web server. Only here do connections come from a pool."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from goufu.config import leash
from goufu.config.arrivals import Arrivals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goufu.config.settings")

settings.DATABASES["default"]["OPTIONS"]["pool"] = {
    "min_size": 1,
    "max_size": settings.GOUFU.web_threads + 1,
    "timeout": 10,
}
application = Arrivals(
    get_wsgi_application(),
    at_once=settings.GOUFU.web_threads,
    most=2 * settings.GOUFU.upload_limit_mb * 1024 * 1024,
)
leash.end_with_main_process()
