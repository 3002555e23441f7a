"""The door of the web server. Only here do connections come from a pool."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from goufu.config import leash

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goufu.config.settings")

settings.DATABASES["default"]["OPTIONS"]["pool"] = {
    "min_size": 1,
    "max_size": settings.GOUFU.web_threads + 1,
    "timeout": 10,
}
application = get_wsgi_application()
leash.end_with_main_process()
