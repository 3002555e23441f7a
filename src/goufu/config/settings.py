"""Django's settings. What an operator may choose is in ``environment.py``; the rest is here."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE

from goufu.config import database, environment, keys
from goufu.config.rooms import BASE_APPS, ROOMS

GOUFU = environment.from_here()
HOME = GOUFU.home
SECURE = GOUFU.address.startswith("https://")

# Made at first start by `goufu`; before that nothing is signed, so none is needed.
SECRET_KEY = (
    GOUFU.secret_key or keys.read(GOUFU.key_file) or "nothing is signed before the first start"
)
DEBUG = GOUFU.debug
ALLOWED_HOSTS = [
    urlsplit(GOUFU.address).hostname or "",
    "127.0.0.1",
    "localhost",
    "[::1]",
    *GOUFU.allowed_hosts,
]
ROOT_URLCONF = "goufu.config.urls"
WSGI_APPLICATION = "goufu.config.wsgi.application"


def _present(modules: list[str], name: str = "") -> list[str]:
    return [f"{module}.{name}".rstrip(".") for module in modules if find_spec(module)]


INSTALLED_APPS = [
    *_present(BASE_APPS),
    *_present(ROOMS),
    "goufu.site",
    "goufu.site.rehearsal",
    "goufu.config.apps.WiringConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "pgtrigger",
    "procrastinate.contrib.django",
    "lucide",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *_present(["goufu.base.people.middleware"], "SignedInMiddleware"),
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    *_present(["goufu.base.training.middleware"], "TrainingMiddleware"),
    "django_htmx.middleware.HtmxMiddleware",
    *_present(["goufu.site.refusals"], "RefusalMiddleware"),
    "axes.middleware.AxesMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *_present(["goufu.site.context"], "shell"),
            ]
        },
    }
]

# Database: see database.py. Actions open their own transactions; a page that only reads needs none.
DATABASES = {"default": database.for_django(GOUFU)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "goufu.base.people.passwords.ClassesValidator"},
    {"NAME": "goufu.base.people.passwords.NotRecentValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = GOUFU.lockout_failures
AXES_COOLOFF_TIME = GOUFU.lockout_minutes / 60
AXES_LOCKOUT_PARAMETERS = ["username"]  # and no address: guessing from many places counts as one
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # locked for so long, not for ever
AXES_LOCKOUT_CALLABLE = "goufu.base.people.sign_in.as_the_page_says"
AXES_DISABLE_ACCESS_LOG = True  # ``people.SignIn`` and the ledger keep it
AXES_IPWARE_PROXY_COUNT = 1 if GOUFU.trust_proxy else None
AXES_IPWARE_META_PRECEDENCE_ORDER = (
    ["HTTP_X_FORWARDED_FOR", "REMOTE_ADDR"] if GOUFU.trust_proxy else ["REMOTE_ADDR"]
)
AXES_VERBOSE = False
OTP_TOTP_ISSUER = GOUFU.site_name

# Idle sessions are ended by ``base.people``, which keeps a record of every sign-in.
SESSION_COOKIE_AGE = GOUFU.session_hours * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "goufu"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_NAME = "goufu_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = SECURE
CSRF_TRUSTED_ORIGINS = [GOUFU.address]
LANGUAGE_COOKIE_NAME = "goufu_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if GOUFU.trust_proxy else None
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # Widths of bars come as style="--flow: 40%"; an attribute cannot load anything.
        "style-src-attr": [UNSAFE_INLINE],
    }
}

# Words and days
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HOME / "locale"]  # compiled by `goufu messages compile`
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Files
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 3600
MEDIA_ROOT = HOME / "documents"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20  # fields; files are limited by GOUFU.upload_limit_mb
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000


def _documents() -> dict[str, Any]:
    if not GOUFU.s3_url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(GOUFU.s3_url)
    port = f":{parts.port}" if parts.port else ""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": f"{parts.scheme}://{parts.hostname}{port}",
            "access_key": unquote(parts.username or ""),
            "secret_key": unquote(parts.password or ""),
            "bucket_name": parts.path.strip("/"),
            "region_name": GOUFU.s3_region,
            "addressing_style": "path",
            "file_overwrite": False,
            "default_acl": None,
            "querystring_auth": True,
        },
    }


STORAGES = {
    "default": _documents(),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Mail
DEFAULT_FROM_EMAIL = SERVER_EMAIL = GOUFU.mail_from
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = HOME / "mail"
_smtp = urlsplit(GOUFU.smtp_url)
EMAIL_BACKEND = (
    "django.core.mail.backends." + ("smtp" if GOUFU.smtp_url else "filebased") + ".EmailBackend"
)
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = _smtp.scheme == "smtp+tls"
EMAIL_HOST = _smtp.hostname or ""
EMAIL_PORT = _smtp.port or {"smtps": 465, "smtp+tls": 587}.get(_smtp.scheme, 25)
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")

# Jobs
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"  # of the rooms
PROCRASTINATE_IMPORT_PATHS = ["goufu.base.jobs.tasks"]

# The log goes to standard error, where a service manager picks it up.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname:7} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": GOUFU.log_level},
    "loggers": {
        "django": {"handlers": [], "level": GOUFU.log_level, "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"level": "WARNING"},
        "botocore": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
        # While the database restarts, each of its connections would complain at length.
        "procrastinate.utils": {"level": "CRITICAL"},
        "psycopg.pool": {"level": "ERROR"},
    },
}
